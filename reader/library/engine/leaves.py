"""The pages in which FTS5 keeps the rows of each token, read as they lie in the file.

SQLite hands over rows one by one, as part of a query that it plans and steps through. Whoever wants
a hundred thousand of them, or only to know how many there are, is faster with the bytes. The format
is that of FTS5's file format 4, described in ``fts5_index.c``: an index is made of segments, later
ones correcting earlier ones, a segment of leaves in the order of tokens.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_VERSION = 4
_STRUCTURE = "SELECT block FROM rows_data WHERE id = 10"
_FORMAT = "SELECT v FROM rows_config WHERE k = 'version'"
_COOKIE = 4  # bytes before the structure
_LATER = b"\xff\x00\x00\x01"  # begins a structure of tables that know of deleted rows by themselves
_LEAF_OF = "SELECT pgno FROM rows_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"
_BLOCKS = "SELECT block FROM rows_data WHERE id BETWEEN ? AND ? ORDER BY id"
_SEGMENT = 37  # bits of a leaf's number below those of its segment
_AT_ONCE = 64  # leaves that are asked for together
_HEAD = 4  # bytes before a leaf's content
_MORE, _BITS = 0x80, 0x7F  # of a number's byte: that another follows, what it says
_MAIN = b"0"  # begins each token, in the index of whole tokens


Pieces: TypeAlias = "dict[bytes, list[bytes]]"
"""The rows of each token, encoded, in one piece or more that each begin with a whole number."""


class Segment(NamedTuple):
    """A part of the index: its number, and its first and last leaf."""

    number: int
    first: int
    last: int


class Leaves:
    """The pages of the table ``rows`` in a file, as one transaction sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read which segments there are.

        Raises:
            LookupError: they are kept in a form that is not known here.
        """
        self._connection = connection
        if connection.execute(_FORMAT).fetchone() != (_VERSION,):
            raise LookupError
        self.segments = _segments(connection.execute(_STRUCTURE).fetchone()[0])

    def pieces(self, segment: Segment, token: bytes, *, whole: bool) -> Pieces:
        """Return in which rows tokens stand, as `reader.library.engine.row_lists` reads them.

        Args:
            segment: where to look.
            token: in UTF-8.
            whole: it is the token; else it is the beginning of any number of tokens.
        """
        key = _MAIN + token
        found: Pieces = {}
        for term, rows in self._entries(segment, key):
            if term == key or (not whole and term.startswith(key)):
                if rows:
                    found.setdefault(term, []).append(rows)
            elif term > key:
                break
        return found

    def _entries(self, segment: Segment, key: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield tokens and their rows, from shortly before a token on; long lists in pieces."""
        term = b""
        for leaf in self._leaves(segment, key):
            size = int.from_bytes(leaf[2:_HEAD], "big")
            starts = [*accumulate(_numbers(leaf[size:])), size]
            yield term, leaf[_HEAD : starts[0]]
            whole = True  # the first one of a leaf is written out
            for start, end in pairwise(starts):
                shared, at = (0, start) if whole else _number(leaf, start)
                length, at = _number(leaf, at)
                term = term[:shared] + leaf[at : at + length]
                yield term, leaf[at + length : end]
                whole = False

    def _leaves(self, segment: Segment, key: bytes) -> Iterator[bytes]:
        """Yield the leaves from that on in which a token stands if it is there."""
        found = self._connection.execute(_LEAF_OF, (segment.number, key)).fetchone()
        leaf = max(found[0] >> 1 if found else 0, segment.first)
        base = segment.number << _SEGMENT
        some = 1
        while leaf <= segment.last:
            until = min(leaf + some, segment.last + 1)
            blocks = self._connection.execute(_BLOCKS, (base + leaf, base + until - 1))
            yield from (block for (block,) in blocks.fetchall())
            leaf, some = until, min(some * 4, _AT_ONCE)


def _segments(structure: bytes) -> list[Segment]:
    """Return the segments that have any leaves, the oldest first."""
    if structure[_COOKIE : _COOKIE + len(_LATER)] == _LATER:
        raise LookupError
    numbers = iter(_numbers(structure[_COOKIE:]))
    levels = next(numbers)
    next(numbers), next(numbers)  # how many segments there are, how many leaves were ever written
    found: list[Segment] = []
    for _ in range(levels):
        next(numbers)  # how many segments of the level are being merged
        level = [Segment(next(numbers), next(numbers), next(numbers)) for _ in range(next(numbers))]
        found[:0] = [segment for segment in level if segment.first]
    return found


def _numbers(data: bytes) -> Iterable[int]:
    """Return numbers in SQLite's form: seven bits in each byte, the highest first (below 2⁵⁶)."""
    return data if data.isascii() else _long_numbers(data)


def _long_numbers(data: bytes) -> Iterator[int]:
    at = 0
    while at < len(data):
        number, at = _number(data, at)
        yield number


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and where it ends."""
    number = data[at]
    if number < _MORE:
        return number, at + 1
    number &= _BITS
    while data[at] >= _MORE:
        at += 1
        number = number << 7 | data[at] & _BITS
    return number, at + 1
