"""The text of a file that stays in it: what is asked for is read and decoded."""

from __future__ import annotations

import os
from bisect import bisect_right
from threading import Lock
from weakref import finalize

from reader.text.sanitise import sanitise_block
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_KEPT = 16  # pieces
_LOST = "\ufffd"


class Pieces(NamedTuple):
    """Where a text can be decoded from: the beginnings of its pieces, and last its end.

    Attributes:
        places: in the file, in bytes.
        points: in the text, in code points.
    """

    places: Sequence[int]
    points: Sequence[int]


class FileText:
    """A sanitised text of which stretches can be had, as of a string, from any thread.

    The file is kept open, so it may be replaced by another one. What is lost because it was cut
    off reads as U+FFFD.
    """

    def __init__(self, path: Path, codec: str, pieces: Pieces) -> None:
        """Open a file.

        Args:
            path: the file.
            codec: what it is decoded with.
            pieces: where that can begin.

        Raises:
            OSError: it cannot be read.
        """
        self._codec = codec
        self._places, self._points = pieces
        self._kept: dict[int, str] = {}
        self._lock = Lock()
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return self._points[-1]

    def __getitem__(self, part: slice) -> str:
        """Return a stretch of the text; steps are not taken into account."""
        start, end, _ = part.indices(len(self))
        first = bisect_right(self._points, start) - 1
        found = ""
        for number in range(first, len(self._points) - 1):
            begin = self._points[number]
            if begin >= end:
                break
            found += self._piece(number)[max(start - begin, 0) : end - begin]
        return found

    def _piece(self, number: int) -> str:
        with self._lock:
            text = self._kept.get(number)
            if text is None:
                if len(self._kept) >= _KEPT:
                    del self._kept[next(iter(self._kept))]
                text = self._kept[number] = self._read(number)
            return text

    def _read(self, number: int) -> str:
        first, last = self._places[number : number + 2]
        length = self._points[number + 1] - self._points[number]
        os.lseek(self._file, first, os.SEEK_SET)
        data = os.read(self._file, last - first)
        return sanitise_block(data.decode(self._codec, "replace")).ljust(length, _LOST)[:length]
