"""Reads a PDF in a process of its own, which can be ended.

The parser is a large C++ library and the bytes are untrusted: a crash, a hang or a bomb must not
take the reader along.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.pdf_fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS_PER_PAGE = 20.0
"""Also for reading the file and its bookmarks."""
_LONGEST_WAIT = 900.0
_ROOT = Path(__file__).parents[3]
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]);"
    "from reader.documents.formats.pdf_extraction import main; main()"
)
"""Isolated: neither the working folder nor the environment adds modules, only our own folder."""
_TOO_LARGE = "too-large"
_DAMAGED = "damaged"


class Page(NamedTuple):
    """The fragments of a page, in the order in which the file paints them."""

    width: float
    height: float
    fragments: list[Fragment]


class Bookmark(NamedTuple):
    """An entry of the file's own outline; ``level`` and ``page`` count from 0."""

    level: int
    title: str
    page: int


class PdfContents(NamedTuple):
    """What a PDF holds.

    Attributes:
        error: why nothing could be read: ``encrypted``, ``too-large`` or ``damaged``; else ''.
        pages: all of them.
        bookmarks: in their order.
        metadata: what the file says of itself, by the keys of the format (``Title`` …).
    """

    error: str
    pages: list[Page]
    bookmarks: list[Bookmark]
    metadata: dict[str, str]


def read_contents(data: bytes) -> PdfContents:
    """Return what a PDF holds; an endless one counts as too large."""
    command = [sys.executable, "-I", "-c", _PROGRAM, str(_ROOT)]
    process = subprocess.Popen(  # noqa: S603  (our own code; the PDF is data on its input)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    watch = _Watch(process)
    pages: list[Page] = []
    try:
        for line in _lines(process, data):
            watch.renew()
            found = json.loads(line)
            if isinstance(found, dict):
                bookmarks = [Bookmark(*bookmark) for bookmark in found["bookmarks"]]
                return PdfContents(found["error"], pages, bookmarks, found["metadata"])
            width, height, fragments = found
            pages.append(Page(width, height, [Fragment(*fragment) for fragment in fragments]))
    except (OSError, ValueError):  # it died, in the middle of a line or before it read all
        pass
    finally:
        watch.end()
    return PdfContents(_TOO_LARGE if watch.is_late else _DAMAGED, [], [], {})


def _lines(process: subprocess.Popen[bytes], data: bytes) -> Iterator[bytes]:
    """Hand the process its input, and yield the lines that it writes."""
    if process.stdin and process.stdout:
        with process.stdin:
            process.stdin.write(data)
        yield from process.stdout


class _Watch:
    """Kills a process that has taken too long for one page."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.is_late = False
        self._process = process
        self._last = time.monotonic()
        self._first = self._last
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def renew(self) -> None:
        """Note that the process has done something."""
        self._last = time.monotonic()

    def end(self) -> None:
        """End the process and the watch."""
        self._ended.set()
        self._thread.join()
        self._process.kill()
        if self._process.stdout:
            self._process.stdout.close()
        self._process.wait()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS_PER_PAGE / 8):
            now = time.monotonic()
            if now - self._last > _SECONDS_PER_PAGE or now - self._first > _LONGEST_WAIT:
                self.is_late = True
                self._process.kill()
                return
