"""Lists of rows as arrays: unpacked from the form in which FTS5 keeps them, and put together.

A list is written as the distances between its rows, each as a number of one byte or more, seven
bits in each, the highest first; a piece of a list begins with the row itself. A nought behind a row
says that it has gone, two say that it has gone and come again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

NO_ROWS: Rows = np.zeros(0, np.int64)
"""An empty list."""

_NOUGHT = b"\0"
_MORE = 0x80
_BITS = 7


class Change(NamedTuple):
    """What a segment says of a token: the rows where it stands, and those where it does no more."""

    come: Rows
    gone: Rows


def change(pieces: Sequence[bytes]) -> Change:
    """Return what pieces of lists say, the rows in order."""
    joined = b"".join(pieces)
    data = np.frombuffer(joined, np.uint8)
    rows = _distances(data).cumsum()
    if len(pieces) > 1:
        lengths = [*map(len, pieces)]
        starts = np.cumsum([0, *lengths[:-1]])
        before = np.append(0, rows[starts[1:] - 1])
        rows -= before.repeat(lengths)
    ends = data < _MORE
    rows = rows.compress(ends)
    if _NOUGHT not in joined:
        return Change(_ordered(rows, pieces), NO_ROWS)
    nought = (data == 0) & np.append(True, ends[:-1])
    if not nought.any():
        return Change(_ordered(rows, pieces), NO_ROWS)
    nought = np.append(nought.compress(ends), [False, False])
    here, behind, then = ~nought[:-2], nought[1:-1], nought[2:]
    come, gone = here & (~behind | then), here & behind & ~then
    return Change(_ordered(rows.compress(come), pieces), _ordered(rows.compress(gone), pieces))


def _distances(data: NDArray[np.uint8]) -> Rows:
    """Return what each byte adds to a row."""
    added = data.astype(np.int64)
    at = (data >= _MORE).nonzero()[0]
    added[at] &= _MORE - 1
    step = 1
    while len(at):  # it counts 128 times as much for each byte that follows in its number
        added[at] <<= _BITS
        at = at.compress(data[at + step] >= _MORE)
        step += 1
    return added


def _ordered(rows: Rows, pieces: Sequence[bytes]) -> Rows:
    """Return rows in order and each once, if that may be needed."""
    if len(pieces) == 1 or not len(rows) or bool((rows[1:] > rows[:-1]).all()):
        return rows
    there = np.zeros(int(rows.max()) + 1, bool)
    there[rows] = True
    return np.flatnonzero(there)


def both(some: Rows, other: Rows) -> Rows:
    """Return the rows that are in both."""
    few, many = (some, other) if len(some) <= len(other) else (other, some)
    if not len(few):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    return few.compress(many[at] == few)


def either(some: Rows, other: Rows) -> Rows:
    """Return the rows that are in one or in both."""
    if not len(some) or not len(other):
        return some if len(some) else other
    return np.union1d(some, other)


def without(some: Rows, other: Rows) -> Rows:
    """Return the rows that are in the first alone."""
    if not len(some) or not len(other):
        return some
    at = np.minimum(other.searchsorted(some), len(other) - 1)
    return some.compress(other[at] != some)
