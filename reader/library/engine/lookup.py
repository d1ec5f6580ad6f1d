"""Looking up the rows that a query wants, in whole lists at a time."""

from __future__ import annotations

from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.library.engine.leaves import Leaves
from reader.library.engine.row_lists import NO_ROWS, both, change, either, without
from reader.library.engine.tokens import All, Beginning, Except, Some, Token

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.library.engine.leaves import Pieces
    from reader.library.engine.row_lists import Change, Rows
    from reader.library.engine.tokens import Wanted

_WORTH = 16384  # bytes of a list that take as long to go through as one paragraph to look at
_CAPACITY = 8_000_000  # rows of lists that are kept, eight bytes each
_LONGEST = _CAPACITY // 16  # a list that is kept: a few longer ones would drive out all others


class _Listed(NamedTuple):
    """Where tokens stand: what each segment says of them."""

    segments: Sequence[Pieces]

    @property
    def size(self) -> int:
        """How many bytes that is."""
        return sum(len(rows) for said in self.segments for some in said.values() for rows in some)


class Lookup:
    """Finds rows in one state of a file; the lists that were used last are kept ready."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin in a transaction; to be used in such as see the same state.

        Raises:
            LookupError: the lists are kept in a form that is not known here.
        """
        self._leaves = Leaves(connection)
        self._kept: dict[Token | Beginning, Rows] = {}
        self._size = 0

    def rows(self, wanted: Wanted, *, exactly: bool) -> Rows:
        """Return the rows that have what is wanted, in order.

        Args:
            wanted: the tokens.
            exactly: otherwise there may be others among them, where the lists that would tell are
                longer than it takes to look at the paragraphs.
        """
        match wanted:
            case Token() | Beginning():
                return self._list(wanted)
            case All(parts):
                return self._all(parts, exactly=exactly)
            case Some(parts):
                return reduce(either, (self.rows(part, exactly=exactly) for part in parts))
            case Except(some, unwanted):
                found = self.rows(some, exactly=exactly)
                return without(found, self.rows(unwanted, exactly=True)) if len(found) else found

    def _all(self, parts: Sequence[Wanted], *, exactly: bool) -> Rows:
        """Return the rows that all parts want, the rarest tokens first."""
        found: Rows | None = None
        tokens = [part for part in parts if isinstance(part, Token)]
        unread = {token: self._listed(token) for token in tokens if token not in self._kept}
        sizes = {t: unread[t].size if t in unread else len(self._kept[t]) for t in tokens}
        for token in sorted(tokens, key=sizes.__getitem__):
            if found is None:
                found = self._list(token, unread.get(token))
            elif exactly or token not in unread or sizes[token] < len(found) * _WORTH:
                found = both(found, self._list(token, unread.get(token)))
        for part in parts:
            if not isinstance(part, Token) and (found is None or len(found)):
                rows = self.rows(part, exactly=exactly)
                found = rows if found is None else both(found, rows)
        return NO_ROWS if found is None else found

    def _list(self, wanted: Token | Beginning, listed: _Listed | None = None) -> Rows:
        """Return the rows that have a token, or one that begins with a character.

        Args:
            wanted: which.
            listed: where that stands, if it has been read.
        """
        kept = self._kept
        rows = kept.pop(wanted, None)
        if rows is None:
            rows = _rows(listed or self._listed(wanted))
            if len(rows) > _LONGEST:
                return rows
            self._size += len(rows)
        kept[wanted] = rows
        while self._size > _CAPACITY:
            self._size -= len(kept.pop(next(iter(kept))))
        return rows

    def _listed(self, wanted: Token | Beginning) -> _Listed:
        token, whole = wanted[0].encode(), isinstance(wanted, Token)
        leaves = self._leaves
        found = [leaves.pieces(segment, token, whole=whole) for segment in leaves.segments]
        return _Listed([said for said in found if said])


def _rows(listed: _Listed) -> Rows:
    """Return the rows where any of some tokens stands.

    A later segment takes back what an earlier one says of the same token only: where merging has
    not come to an end, what it says of others may be older.
    """
    changes = [change([*chain(*said.values())]) for said in listed.segments]
    tokens = set().union(*listed.segments)
    if len(tokens) <= 1 or not any(len(gone) for _, gone in changes):
        return _after(changes)
    each = ([change(said[t]) for said in listed.segments if t in said] for t in tokens)
    return reduce(either, map(_after, each))


def _after(changes: Iterable[Change]) -> Rows:
    """Return the rows that are there after changes."""
    rows = NO_ROWS
    for come, gone in changes:
        rows = either(without(rows, gone), come)
    return rows
