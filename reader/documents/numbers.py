"""Columns of numbers in as few bytes as they need."""

from __future__ import annotations

from array import array

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODES = "BbHhIiq"


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers of at most eight bytes as `unpacked` takes them."""
    wide = array("q", numbers)
    first, last = min(wide, default=0), max(wide, default=0)
    code = next(code for code in _CODES if _holds(code, first) and _holds(code, last))
    return code.encode() + array(code, wide).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the numbers that were packed.

    Raises:
        ValueError: it is none of `packed`'s results.
    """
    return array(data[:1].decode(), data[1:])


def _holds(code: str, number: int) -> bool:
    bits, signed = 8 * array(code).itemsize, code.islower()
    return -(1 << bits - 1) <= number < 1 << bits - 1 if signed else 0 <= number < 1 << bits
