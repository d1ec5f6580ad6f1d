"""A text kept as bytes, as many for each code point, in which a text is found as fast as it gets.

What is found in bytes may begin in the midst of a code point; such places do not count.
"""

from __future__ import annotations

import ctypes
from array import array
from codecs import ascii_decode, utf_16_le_decode, utf_32_le_decode
from itertools import accumulate

import stringzilla

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_NARROW, _USUAL, _WIDE = "ascii", "utf-16-le", "utf-32-le"
_DECODERS = {_NARROW: ascii_decode, _USUAL: utf_16_le_decode, _WIDE: utf_32_le_decode}
_WIDTHS = {_NARROW: 1, _USUAL: 2, _WIDE: 4}
_FEW = 60  # as many parts are faster added up than asked for their places, which copies them
_REMAINDERS = {width: bytes(value % width for value in range(256)) for width in _WIDTHS.values()}


class Packed(NamedTuple):
    """A text, which takes no more memory than Python's own string of it, if any of it is Chinese.

    Attributes:
        data: its bytes.
        encoding: what they are; each code point takes as many.
    """

    data: bytes
    encoding: str

    @property
    def width(self) -> int:
        """The number of bytes of each code point."""
        return width_of(self.encoding)

    @property
    def text(self) -> str:
        """The text, made anew each time."""
        return _DECODERS[self.encoding](self.data)[0]

    def part(self, start: int, stop: int) -> str:
        """Return a part of the text, in code points."""
        width = _WIDTHS[self.encoding]
        return _DECODERS[self.encoding](self.data[start * width : stop * width])[0]

    def count(self, needle: bytes) -> int:
        """Return how many places `starts` gives."""
        if self.width == 1:
            return int(stringzilla.count(self.data, needle))
        ends, size = _ends(self.data, needle)
        return ends[::size].translate(_REMAINDERS[self.width]).count(0)

    def starts(self, needle: bytes) -> list[int]:
        """Return where a text is found, in code points, from left to right and without overlap.

        Args:
            needle: that text, not empty, in the same encoding. No place of its bytes may begin in
                the midst of a code point of another place of them; see `is_apart`.
        """
        width, length = self.width, len(needle)
        ends, size = _ends(self.data, needle)
        numbers = array("Q" if size == 8 else "I", ends)
        return [(end - length) // width for end in numbers if not end % width]


def pack(parts: Iterable[str]) -> Packed:
    """Return parts of a text packed as one."""
    texts = [*parts]
    if all(map(str.isascii, texts)):
        return Packed("".join(texts).encode(_NARROW), _NARROW)
    data = b"".join([text.encode(_USUAL) for text in texts])
    if len(data) == _WIDTHS[_USUAL] * sum(map(len, texts)):
        return Packed(data, _USUAL)
    return Packed(data.decode(_USUAL).encode(_WIDE), _WIDE)


def width_of(encoding: str) -> int:
    """Return the number of bytes of a code point."""
    return _WIDTHS[encoding]


def is_apart(needle: bytes, width: int) -> bool:
    """Tell whether two places of some bytes that overlap are whole code points apart, if any do."""
    shifts = (shift for shift in range(1, len(needle)) if shift % width)
    return not any(needle.startswith(needle[shift:]) for shift in shifts)


def _ends(data: bytes, needle: bytes) -> tuple[bytes, int]:
    """Return the place just behind each occurrence of some bytes in others, and a place's size.

    The places are integers of the machine, of so many bytes each.
    """
    parts = stringzilla.split(data, needle, keepseparator=True)
    found = len(parts) - 1  # behind the last occurrence is one more part
    if found <= _FEW:
        places = array("Q", accumulate(map(len, parts)))
        return places.tobytes()[: found * 8], 8
    size = 8 if parts.offsets_are_large else 4
    return ctypes.string_at(parts.offsets_address + size, found * size), size
