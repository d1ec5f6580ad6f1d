"""Columns of numbers in as few bytes as they need."""

from __future__ import annotations

from array import array

from reader.typed import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CODES = "BbHhIiq"
_TOGETHER = 1 << 15  # numbers handled in one go; other threads may work in between


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


def extend(column: array[int], numbers: array[int], begin: int = 0) -> None:
    """Put numbers from one on behind those of a column, whatever the size of each."""
    for piece in _pieces(numbers, begin):
        column.extend(piece if piece.typecode == column.typecode else iter(piece))


def greatest(numbers: Sequence[int]) -> int:
    """Return the greatest of many numbers that are not negative, 0 where there are none."""
    return max(map(max, _pieces(numbers)), default=0)


@overload
def _pieces(numbers: array[int], begin: int = 0) -> Iterator[array[int]]: ...


@overload
def _pieces(numbers: Sequence[int], begin: int = 0) -> Iterator[Sequence[int]]: ...


def _pieces(numbers: Sequence[int], begin: int = 0) -> Iterator[Sequence[int]]:
    for first in range(begin, len(numbers), _TOGETHER):
        yield numbers[first : first + _TOGETHER]


def _holds(code: str, number: int) -> bool:
    bits, signed = 8 * array(code).itemsize, code.islower()
    return -(1 << bits - 1) <= number < 1 << bits - 1 if signed else 0 <= number < 1 << bits
