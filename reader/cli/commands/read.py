"""``pizhu read``, ``pizhu FILE``, ``pizhu FOLDER`` and ``pizhu``: the reader and the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.sources import STANDARD_INPUT, add_encoding, open_source
from reader.errors import PizhuError
from reader.library.folders import documents_in

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
        _need_terminal()
        return interface.library(None)
    path = Path(options.file)
    if path.is_dir():
        if next(documents_in(path), None) is None:
            raise PizhuError("cli.no-documents", path=path)
        _need_terminal()
        return interface.library(path)
    document = open_source(options.file, options.encoding)
    _need_terminal()
    if options.file == STANDARD_INPUT:
        _take_keys_from_terminal()
    return interface.read(document)


def _need_terminal() -> None:
    if not sys.stdout.isatty():
        raise PizhuError("cli.no-terminal")


def _take_keys_from_terminal() -> None:
    """Put the terminal in the place of standard input, which the document came through."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError as error:
        raise PizhuError("cli.no-terminal") from error
    os.dup2(terminal, 0)
    os.close(terminal)
