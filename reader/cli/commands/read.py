"""``pizhu read``, ``pizhu FILE``, ``pizhu FOLDER`` and ``pizhu``: the reader and the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.sources import STANDARD_INPUT, add_encoding, open_source
from reader.errors import PizhuError
from reader.library.folders import documents_in
from reader.library.opening import open_gradually

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.interface import Interface
    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="?", help="cli.argument-read")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Open the reader on a document, or the library."""
    interface: Interface = options.interface
    if options.file is None:
        return interface.library(None)
    path = Path(options.file)
    if not path.is_dir():
        if options.encoding is not None or options.file == STANDARD_INPUT:
            return interface.read(open_source(options.file, options.encoding), None)
        states = open_gradually(path, console.report)
        document = next(states)
        return interface.read(document, None if document.complete else states)
    if next(documents_in(path), None) is None:
        raise PizhuError("cli.no-documents", path=path)
    return interface.library(path)
