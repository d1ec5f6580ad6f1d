"""The stretches of text on a page of a PDF, put together from its characters."""

from __future__ import annotations

from ctypes import c_double, c_void_p
from itertools import pairwise
from math import hypot
from typing import NamedTuple

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


def read_fragments(handle: c_void_p, length: int) -> list[Fragment]:
    """Return the fragments of a page, given the library's handle and the number of characters."""
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
