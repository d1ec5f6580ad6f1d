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


class _Listed(NamedTuple):
    """Where tokens stand: what each segment says of them, and how many bytes that is."""

    size: int
    segments: Sequence[Pieces]


class Lookup:
    """Finds rows in one state of a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin in a transaction, with which it ends.

        Raises:
            LookupError: the lists are kept in a form that is not known here.
        """
        self._leaves = Leaves(connection)

    def rows(self, wanted: Wanted, *, exactly: bool) -> Rows:
        """Return the rows that have what is wanted, in order.

        Args:
            wanted: the tokens.
            exactly: otherwise there may be others among them, where the lists that would tell are
                longer than it takes to look at the paragraphs.
        """
        match wanted:
            case Token() | Beginning():
                return _rows(self._listed(wanted))
            case All(parts):
                return self._all(parts, exactly=exactly)
            case Some(parts):
                return reduce(either, (self.rows(part, exactly=exactly) for part in parts))
            case Except(some, unwanted):
                found = self.rows(some, exactly=exactly)
                return without(found, self.rows(unwanted, exactly=True)) if len(found) else found

    def _all(self, parts: Sequence[Wanted], *, exactly: bool) -> Rows:
        """Return the rows that all parts want, the rarest tokens first."""
        tokens = [self._listed(part) for part in parts if isinstance(part, Token)]
        found: Rows | None = None
        for one in sorted(tokens, key=lambda one: one.size):
            if found is None:
                found = _rows(one)
            elif exactly or one.size < len(found) * _WORTH:
                found = both(found, _rows(one))
        for part in parts:
            if not isinstance(part, Token) and (found is None or len(found)):
                rows = self.rows(part, exactly=exactly)
                found = rows if found is None else both(found, rows)
        return NO_ROWS if found is None else found

    def _listed(self, wanted: Token | Beginning) -> _Listed:
        token, whole = wanted[0].encode(), isinstance(wanted, Token)
        leaves = self._leaves
        found = [leaves.pieces(segment, token, whole=whole) for segment in leaves.segments]
        size = sum(len(rows) for said in found for some in said.values() for rows in some)
        return _Listed(size, [said for said in found if said])


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
