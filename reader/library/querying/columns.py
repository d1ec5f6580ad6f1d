"""Documents by their facts: each fact of all of them folded in one go, and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.entries import Entry
    from reader.library.querying.filters import Request

_AS_THEY_ARE: dict[str, Callable[[Entry], str]] = {
    "date": lambda entry: entry.card.date,
    "kind": lambda entry: entry.card.genre,
}
_FOLDED: dict[str, Callable[[Entry], str]] = {
    "issuer": lambda entry: entry.card.issuer,
    "title": lambda entry: entry.name,
    "place": lambda entry: entry.card.place,
    "path": lambda entry: str(entry.path),
    "words": lambda entry: "\t".join(_words(entry)),
}


class Columns(Sequence["Entry"]):
    """A sequence of documents that is filtered fast, time and again."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the documents; their facts are folded when they are asked for."""
        self._entries = entries
        self._columns: dict[str, list[str]] = {}

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Columns:
        """Return documents as columns; such as are columns already are returned as they are."""
        return entries if isinstance(entries, cls) else cls(entries)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        """Return a document, or some."""
        return self._entries[at]

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._entries)

    def column(self, name: str) -> list[str]:
        """Return a fact of each document: what filters ask for, or the ``words`` of its card."""
        if name not in self._columns:
            self._columns[name] = _column(self._entries, name)
        return self._columns[name]

    @property
    def words(self) -> list[str]:
        """All words on the card of each document, folded; tabs part its facts."""
        return self.column("words")

    def accepted(self, request: Request) -> list[int]:
        """Return where in the sequence the documents are that pass all filters of a query."""
        found: Sequence[int] = range(len(self._entries))
        for asked in request.filters:
            column = self.column(asked.field)
            good = {value for value in set(column) if asked.holds(value)}
            found = [at for at in found if column[at] in good]
        return list(found)


def _column(entries: Sequence[Entry], name: str) -> list[str]:
    if name in _AS_THEY_ARE:
        return list(map(_AS_THEY_ARE[name], entries))
    lines = (_FOLDED[name](entry).replace("\n", " ") for entry in entries)
    return fold("\n".join(lines)).split("\n") if entries else []


def _words(entry: Entry) -> tuple[str, ...]:
    card = entry.card
    return (entry.name, card.issuer, card.place, card.date, card.number, str(entry.path))
