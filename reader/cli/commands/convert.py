"""``pizhu convert``: OpenCC conversion as a filter, for texts of any length.

Nothing but the script changes: line ends, a byte-order mark and bytes that are no characters pass
through. Only a terminal is spared the control sequences of the input.
"""

from __future__ import annotations

import io
import sys
from codecs import getincrementaldecoder
from contextlib import nullcontext
from typing import cast

from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.scripts import add_showing, config_names, preferences
from reader.cli.sources import STANDARD_INPUT, add_encoding
from reader.errors import PizhuError
from reader.library.encodings import AUTO
from reader.library.showing import rewriting
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from reader.cli.parser import Parser

_BLOCK = 1 << 20  # bytes
_SAMPLE = 65_536  # bytes that tell the encoding


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="?", default=STANDARD_INPUT, help="cli.argument-file-or-input")
    config = OneOf("--to", config_names)
    parser.option("--to", metavar="CONFIG", type=config, required=True, help="cli.option-to")
    add_showing(parser)
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Convert all that is read, as it comes."""
    way = rewriting(preferences(options), options.to)
    encoding = None if options.encoding == AUTO else options.encoding
    write = _show if sys.stdout.isatty() else _pass_on
    with _open(options.file) as raw:
        for text in way.stream(_blocks(raw, encoding)):
            console.give_way()
            write(text)
    return 0


def _show(text: str) -> None:
    """Write to a terminal."""
    sys.stdout.write("\n".join(console.clean(line.rstrip("\r")) for line in text.split("\n")))
    sys.stdout.flush()


def _pass_on(text: str) -> None:
    """Write to a file or another program, which is not kept waiting."""
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def _open(name: str) -> AbstractContextManager[io.BufferedReader[io.RawIOBase]]:
    if name == STANDARD_INPUT:
        console.before_input()
        return nullcontext(cast("io.BufferedReader[io.RawIOBase]", sys.stdin.buffer))
    try:
        return io.BufferedReader(io.FileIO(name), _SAMPLE)
    except OSError as error:
        raise PizhuError("cli.unreadable", name=name, reason=error.strerror) from error


def _blocks(raw: io.BufferedReader[io.RawIOBase], encoding: str | None) -> Iterator[str]:
    """Decode a stream as it comes, line ends unaltered."""
    codec = _codec(raw.peek(_SAMPLE), encoding)
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    decode = getincrementaldecoder(codec)(errors).decode
    while data := raw.read1(_BLOCK):
        yield decode(data)
    yield decode(b"", final=True)


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
