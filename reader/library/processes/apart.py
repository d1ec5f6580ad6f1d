"""Analysing a large text in a process of its own.

The analysis takes several times the memory of the text, and the interpreter's attention. Apart, it
leaves both to the reader: what comes back are columns, and keys have no rival. Whatever goes wrong
there harms nobody: fewer states come than there are, and the rest is to be had in place.
"""

from __future__ import annotations

import marshal
import os
from codecs import getincrementaldecoder
from contextlib import suppress
from mmap import mmap
from typing import TYPE_CHECKING

from reader.documents.records import SOURCE, from_record
from reader.documents.rest import Rest, with_rest
from reader.library.processes import child
from reader.library.processes.analyst import CODEC, HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

    from reader.documents.model import Document

_PIECE = 1 << 20  # bytes


class Apart:
    """The later states of a document, as another process makes them."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        """Start to analyse.

        Args:
            path: a text that is opened gradually.
            encoding: what the user says it is in; None to find out.
        """
        self._path = path
        self._process: Popen[bytes] | None = None
        with suppress(OSError, ValueError):
            self._process = _started(os.fspath(path), encoding)

    def states(self, first: Document) -> Iterator[Document]:
        """Yield the states behind the first; not all of them where the process ends early.

        As soon as the rest of the text is known, it stands behind what is analysed of it.
        """
        if self._process is None:
            return
        with self._process as process:
            assert process.stdout is not None  # noqa: S101  (it was asked for)
            pipe = process.stdout.fileno()
            rest: Rest | None = None
            try:
                with suppress(EOFError, OSError, ValueError, TypeError):
                    while True:
                        came = _next(pipe, self._path)
                        if isinstance(came, Rest):
                            rest, came = came, first
                        yield came if came.complete or rest is None else with_rest(came, rest)
            finally:
                self.end()

    def end(self) -> None:
        """End the process; may be called at any time, from any thread, and more than once."""
        if self._process is not None:
            self._process.kill()


def _started(path: str, encoding: str | None) -> Popen[bytes]:
    """Start the process; it ends with us, since its standard input does."""
    return child.start("reader.library.processes.analyst", path, *([encoding] if encoding else []))


def _next(pipe: int, path: Path) -> Document | Rest:
    """Read a state, or what is behind the first one.

    Its bytes wait outside of the heap, which would keep their room, and come in pieces, so that
    the interpreter is free meanwhile.

    Raises:
        EOFError, OSError, ValueError, TypeError: there is none, or no whole one.
    """
    header = bytearray(HEADER.size)
    _fill(memoryview(header), pipe)
    share, length, size = HEADER.unpack(header)
    with mmap(-1, length) as room, memoryview(room) as content:
        _fill(content, pipe)
        record = marshal.loads(content)  # noqa: S302  (our own program wrote it)
    if not share:
        return Rest(*record)
    text = "".join(_decoded(pipe, size))  # at once it would hold up a key twice as long
    return from_record((*record[:SOURCE], text, *record[SOURCE + 1 :]), path, share)


def _decoded(pipe: int, size: int) -> Iterator[str]:
    """Yield a text of so many bytes in pieces."""
    decoder = getincrementaldecoder(CODEC)()
    room = memoryview(bytearray(min(size, _PIECE)))
    for at in range(0, size, _PIECE):
        piece = room[: size - at]
        _fill(piece, pipe)
        yield decoder.decode(piece)


def _fill(room: memoryview, pipe: int) -> None:
    at = 0
    while at < len(room):
        with room[at : at + _PIECE] as piece:
            read = os.readv(pipe, [piece])
        if not read:
            raise EOFError
        at += read
