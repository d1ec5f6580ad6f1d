"""The documents that a command line names: files, folders, and ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import console
from reader.errors import PizhuError
from reader.library.folders import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.cli.parser import Parser
    from reader.documents.model import Document

STANDARD_INPUT = "-"


def add_file(parser: Parser) -> None:
    """Let a command take one document."""
    parser.given("FILE", help="cli.argument-file")
    add_encoding(parser)


def add_encoding(parser: Parser) -> None:
    """Let a command be told how its documents are encoded."""
    parser.option("--encoding", metavar="ENCODING", help="cli.option-encoding")


def open_source(name: str, encoding: str | None) -> Document:
    """Open a document, or read it from standard input.

    Raises:
        PizhuError: there is no such document, or it cannot be read.
    """
    from reader.documents.opening import open_document, read_document

    if name == STANDARD_INPUT:
        return read_document(sys.stdin.buffer.read(), STANDARD_INPUT, encoding)
    return open_document(Path(name), encoding)


class Sources:
    """Many documents, opened one after another; one that fails is told and passed over.

    Attributes:
        failed: whether any failed so far.
    """

    def __init__(self, names: Iterable[str], encoding: str | None) -> None:
        self._names = names
        self._encoding = encoding
        self.failed = False

    def __iter__(self) -> Iterator[Document]:
        for name in self._files():
            try:
                yield open_source(name, self._encoding)
            except PizhuError as error:
                console.report(error)
                self.failed = True

    def _files(self) -> Iterator[str]:
        """Yield the names, and in place of a folder the documents in it, those below included."""
        for name in self._names:
            if name != STANDARD_INPUT and Path(name).is_dir():
                yield from map(str, documents_in(Path(name)))
            else:
                yield name
