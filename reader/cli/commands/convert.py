"""``pizhu convert``: OpenCC conversion as a filter, line by line.

Nothing but the script changes: line ends, a byte-order mark and bytes that are no characters pass
through. Only a terminal is spared the control sequences of the input.
"""

from __future__ import annotations

import io
import sys
from codecs import getincrementaldecoder
from contextlib import nullcontext
from typing import TYPE_CHECKING, cast

from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.scripts import config_names
from reader.cli.sources import STANDARD_INPUT, add_encoding
from reader.errors import PizhuError

if TYPE_CHECKING:
    from argparse import Namespace
    from contextlib import AbstractContextManager

    from reader.cli.parser import Parser

_SAMPLE = 65_536  # bytes that tell the encoding


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="?", default=STANDARD_INPUT, help="cli.argument-file-or-input")
    config = OneOf("--to", config_names)
    parser.option("--to", metavar="CONFIG", type=config, required=True, help="cli.option-to")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Convert all lines."""
    from reader.text.script import converter

    convert = converter(options.to).convert
    on_screen = sys.stdout.isatty()
    with _open(options.file) as raw:
        for line in _lines(raw, options.encoding):
            text = convert(line)
            if on_screen:
                console.out(text.rstrip("\r\n"))
            else:
                sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    return 0


def _open(name: str) -> AbstractContextManager[io.BufferedReader[io.RawIOBase]]:
    if name == STANDARD_INPUT:
        return nullcontext(cast("io.BufferedReader[io.RawIOBase]", sys.stdin.buffer))
    try:
        return io.BufferedReader(io.FileIO(name), _SAMPLE)
    except OSError as error:
        raise PizhuError("cli.unreadable", name=name, reason=error.strerror) from error


def _lines(raw: io.BufferedReader[io.RawIOBase], encoding: str | None) -> io.TextIOWrapper:
    """Decode the lines of a stream, their ends unaltered."""
    codec = _codec(raw.peek(_SAMPLE), encoding)
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    return io.TextIOWrapper(raw, codec, errors, newline="")


def _codec(sample: bytes, encoding: str | None) -> str:
    """Return what a stream is encoded in, judged by its beginning; UTF-8 where in doubt."""
    if encoding is None:
        try:
            getincrementaldecoder("utf-8")().decode(sample)  # its last character may be cut
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    from reader.documents.encoding import decode

    try:
        return decode(sample, encoding).encoding
    except PizhuError:
        if encoding is not None:
            raise
        return "utf-8"
