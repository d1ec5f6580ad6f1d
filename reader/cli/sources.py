"""The documents that a command line names: files, folders, and ``-`` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli import console
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
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


def add_uncorrected(parser: Parser) -> None:
    """Let a command be told to leave its documents as they are analysed."""
    parser.option("--uncorrected", action="store_true", help="corrections.option-uncorrected")


def open_source(name: str, encoding: str | None, *, uncorrected: bool = False) -> Document:
    """Open a document with its reader's corrections, or read it from standard input.

    Args:
        name: the file, or `STANDARD_INPUT`.
        encoding: what the user says it is in, which is remembered; None to go by what was said
            before, else by the bytes.
        uncorrected: whether to leave the corrections out.

    Raises:
        PizhuError: there is no such document, or it cannot be read.
    """
    document = _opened(name, encoding, remembered=True)
    return document if uncorrected else _corrected(document)


def _opened(name: str, encoding: str | None, *, remembered: bool) -> Document:
    """Open a document; where that takes long, the user is told which."""
    if name == STANDARD_INPUT:
        console.before_input()
    console.opening(name)
    document = _analysed(name, encoding, remembered=remembered)
    console.opening("")
    return document


def _analysed(name: str, encoding: str | None, *, remembered: bool) -> Document:
    from reader.library.opening import open_in, open_known

    if encoding is None and name != STANDARD_INPUT:
        return open_known(Path(name))
    if remembered and encoding is not None and name != STANDARD_INPUT:
        return open_in(Path(name), encoding, console.report)
    from reader.documents.opening import open_document, read_document
    from reader.library.encodings import AUTO

    said = None if encoding == AUTO else encoding
    if name == STANDARD_INPUT:
        return read_document(sys.stdin.buffer.read(), STANDARD_INPUT, said)
    return open_document(Path(name), said)


def _corrected(document: Document) -> Document:
    from reader.library.corrected import corrected

    return corrected(document, console.report)


class Sources:
    """Many documents, opened one after another; one that fails is told and passed over.

    Attributes:
        failed: whether any failed so far.
    """

    def __init__(
        self, names: Iterable[str], encoding: str | None, *, uncorrected: bool = False
    ) -> None:
        """Open the documents of those names, in an encoding that is not remembered for them.

        `open_source` explains the arguments.
        """
        self._names = names
        self._encoding = encoding
        self._uncorrected = uncorrected
        self.failed = False

    def __iter__(self) -> Iterator[Document]:
        for name in self._files():
            try:
                document = _opened(name, self._encoding, remembered=False)
                yield document if self._uncorrected else _corrected(document)
            except PizhuError as error:
                console.report(error)
                self.failed = True

    def _files(self) -> Iterator[str]:
        """Yield the names, and in place of a folder the documents in it, those below included."""
        for name in self._names:
            if name != STANDARD_INPUT and Path(name).is_dir():
                from reader.library.folders import documents_in

                yield from map(str, documents_in(Path(name)))
            else:
                yield name


def named_or_known(options: Namespace) -> Sources:
    """Return the documents that a command's ``PATH`` names, else those read on this machine.

    Raises:
        PizhuError: there are none.
    """
    paths = options.path or known_documents()
    return Sources(paths, options.encoding, uncorrected=options.uncorrected)


def known_documents() -> list[str]:
    """Return the paths of the documents read on this machine.

    Raises:
        PizhuError: there are none.
    """
    from reader.library.places import Places

    known = [str(place.path) for place in Places().recent() if not place.missing]
    if not known:
        raise PizhuError("cli.nothing-known")
    return known
