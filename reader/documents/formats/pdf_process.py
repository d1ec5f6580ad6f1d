"""Takes text with its places out of a PDF, in a process of its own, which can be ended.

The parser is a large C++ library and the bytes are untrusted: a crash, a hang or a bomb must not
take the reader along. The process is this very file, run as a script: it reads the PDF from
standard input and writes one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from ctypes import c_double, c_void_p
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS_PER_PAGE = 20.0
"""Also for reading the file and its bookmarks."""
_LONGEST_WAIT = 900.0
_MEMORY = 2 << 30
_MOST_PAGES = 20_000
_MOST_CHARACTERS = 20_000_000
_MOST_BOOKMARKS = 20_000
_DEEPEST_BOOKMARK = 12
_WIDE_GAP = 1.4
"""A gap of that many times the height of the letters parts two fragments of a line."""
_NARROW_GAP = 0.6
_FALL = 0.5
"""Text falls to another line by more than that share of its size, and goes back to the left."""
_PROBES = 16
"""How many characters of a fragment are asked for their size, about."""
_SMALL = 0.85
_RAISED = 0.12
"""The sign of a note is smaller than the text, and stands higher (shares of the text's size)."""
_SIGNS = frozenset(map(ord, "0123456789ivx*"))
_HAN = 0x2E80
_ASTRAL = 0x10000
_SPACE = 32
_LINE_BREAKS = (10, 13)
_ENCRYPTED = "encrypted"
_TOO_LARGE = "too-large"
_DAMAGED = "damaged"


class Fragment(NamedTuple):
    """A stretch of text on one line, in points from the lower left corner of the page.

    Attributes:
        text: the raised sign of a note is put in brackets: ［1］.
        baseline: the height of the line that it stands on.
        size: the size of most of its letters.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float


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
    command = [sys.executable, "-I", __file__]
    process = subprocess.Popen(  # noqa: S603  (our own file; the PDF is data on its input)
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


def _main() -> None:
    _limit_memory()
    result = _extract(sys.stdin.buffer.read())
    _write(result)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _write(item: object) -> None:
    """Write a line: a page as a list, or at last the rest as an object."""
    sys.stdout.write(json.dumps(item) + "\n")
    sys.stdout.flush()


def _extract(data: bytes) -> dict[str, Any]:
    import pypdfium2
    from pypdfium2 import raw

    result: dict[str, Any] = {"error": "", "bookmarks": [], "metadata": {}}
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD
        return result | {"error": _ENCRYPTED if is_locked else _DAMAGED}
    if len(document) > _MOST_PAGES or not _write_pages(document):
        return result | {"error": _TOO_LARGE}
    metadata = document.get_metadata_dict(skip_empty=True)
    return result | {"bookmarks": _bookmarks(document), "metadata": metadata}


def _write_pages(document: Any) -> bool:  # noqa: ANN401  (untyped library)
    """Write the pages, one that is damaged without text; return False if there is too much."""
    from pypdfium2 import PdfiumError

    left = _MOST_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except PdfiumError:
            _write((0, 0, []))
            continue
        length = text.count_chars()
        left -= length
        if left < 0:
            return False
        _write((*page.get_size(), _fragments(text.raw, length)))
        text.close()
        page.close()
    return True


def _bookmarks(document: Any) -> list[tuple[int, str, int]]:  # noqa: ANN401  (untyped library)
    found = []
    for bookmark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            found.append((bookmark.level, bookmark.get_title(), page))
        if len(found) >= _MOST_BOOKMARKS:
            break
    return found


class _Text:
    """The characters of a page and where they stand."""

    def __init__(self, handle: c_void_p, length: int) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._handle = handle
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = c_double(), c_double()
        get = raw.FPDFText_GetUnicode
        self.codes = [get(handle, index) for index in range(length)]

    def edges(self, index: int) -> tuple[float, float]:
        """Return where the cell of a character begins and ends, from left to right."""
        self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._box)
        return self._box.left, self._box.right

    def baseline(self, index: int) -> float:
        """Return the height of the line that a character stands on."""
        self._raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        return self._y.value

    def size(self, index: int) -> float:
        """Return the size of a character's font."""
        self._raw.FPDFText_GetMatrix(self._handle, index, self._matrix)
        size = self._raw.FPDFText_GetFontSize(self._handle, index)
        return float(size * hypot(self._matrix.c, self._matrix.d))

    def is_generated(self, index: int) -> bool:
        """Whether the library put the character in where it saw a gap."""
        return bool(self._raw.FPDFText_IsGenerated(self._handle, index) == 1)


def _fragments(handle: c_void_p, length: int) -> list[Fragment]:
    text = _Text(handle, length)
    found = []
    start = 0
    for index in range(length + 1):
        if index == length or text.codes[index] in _LINE_BREAKS:
            for first, last in pairwise([start, *_falls(text, start, index), index]):
                found += _split(text, first, last)
            start = index + 1
    return found


def _falls(text: _Text, start: int, end: int) -> list[int]:
    """Return where the library goes on in a line although the text falls to another one.

    In vertical text each character stands right below the one before it, and nothing falls.
    """
    if end - start < 2:
        return []
    depth = _FALL * text.size(start)
    if abs(text.baseline(end - 1) - text.baseline(start)) < depth:
        return []
    return [
        index
        for index in range(start + 1, end)
        if text.baseline(index - 1) - text.baseline(index) > depth
        and text.edges(index - 1)[0] - text.edges(index)[0] > depth
    ]


def _split(text: _Text, start: int, end: int) -> list[Fragment]:
    """Return the fragments of a line: parted where a gap is wide."""
    while start < end and text.codes[start] == _SPACE:
        start += 1
    while start < end and text.codes[end - 1] == _SPACE:
        end -= 1
    found = []
    pieces: list[str] = []
    first = index = start
    while index < end:
        code = text.codes[index]
        raised = _raised_sign(text, start, index, end) if code in _SIGNS else ""
        if raised:
            pieces.append(f"［{raised}］")
            index += len(raised)
            continue
        if code != _SPACE:
            pieces.append(chr(code))
        elif _gap(text, index) > _WIDE_GAP:
            found.append(_fragment(text, first, index, pieces))
            first, pieces = index + 1, []
        elif not _is_spacing(text, index):
            pieces.append(" ")
        index += 1
    if first < end:
        found.append(_fragment(text, first, end, pieces))
    return [fragment for fragment in found if fragment.text]


def _gap(text: _Text, index: int) -> float:
    """Return the width of the gap where a space stands, in sizes of the letters before it."""
    before, after = text.edges(index - 1), text.edges(index + 1)
    return (after[0] - before[1]) / max(text.size(index - 1), 1)


def _is_spacing(text: _Text, index: int) -> bool:
    """Whether a space is nothing but the little air that typesetters put beside a Han character."""
    beside_han = text.codes[index - 1] >= _HAN or text.codes[index + 1] >= _HAN
    return beside_han and text.is_generated(index) and _gap(text, index) < _NARROW_GAP


def _raised_sign(text: _Text, start: int, index: int, end: int) -> str:
    """Return the sign of a note that begins at ``index``: smaller than what is beside it, higher.

    Only signs beside Han characters are looked for, since a raised 2 behind a letter is a power.
    """
    last = index
    while last < end and text.codes[last] in _SIGNS:
        last += 1
    beside = index - 1 if index > start else last
    if beside >= end or text.codes[beside] < _HAN or text.codes[beside] >= _ASTRAL:
        return ""
    rise = text.baseline(index) - text.baseline(beside)
    size = text.size(beside)
    if text.size(index) > _SMALL * size or rise < _RAISED * size:
        return ""
    return "".join(chr(code) for code in text.codes[index:last])


def _fragment(text: _Text, start: int, end: int, pieces: list[str]) -> Fragment:
    joined = "".join(pieces).strip()
    joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    size, index = _usual_size(text, start, end)
    return Fragment(
        joined,
        round(text.edges(start)[0], 1),
        round(text.edges(end - 1)[1], 1),
        round(text.baseline(index), 1),
        size,
    )


def _usual_size(text: _Text, start: int, end: int) -> tuple[float, int]:
    """Return the size of most Han characters, else of most letters, and where one stands.

    Latin letters and digits among them are often set from a font of another size.
    """
    probes = range(start, end, max((end - start) // _PROBES, 1))
    chosen = [index for index in probes if text.codes[index] >= _HAN] or list(probes)
    sizes = [round(text.size(index), 1) for index in chosen]
    size = max(sizes, key=lambda size: (sizes.count(size), size))
    return size, chosen[sizes.index(size)]


if __name__ == "__main__":
    _main()
