"""The documents of the library narrowed, in an order and in groups: pure."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.library.querying.columns import Columns
from reader.library.querying.filters import part
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.entries import Entry
    from reader.search.pinyin import Sound
    from reader.text.pinyin import Readings

ORDERS = ("recent", "title", "date", "issuer", "length", "added")
"""How documents can be sorted; each from its most wanted end."""
GROUPS = ("none", "issuer", "place", "year", "kind", "folder")
"""What they can be grouped by."""
_LEAST_SOUND = 2  # letters


class Heading(NamedTuple):
    """What stands above a group; ``name`` is empty where the documents have no such thing."""

    name: str
    size: int


class _Step(NamedTuple):
    """What a word has left of some documents."""

    word: str
    before: list[int]
    after: list[int]


class Narrowing:
    """Documents, and what is typed to find some of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the documents; what they are found by is prepared when something is typed."""
        self.entries = Columns.of(entries)
        self._orders: dict[str, list[int]] = {}
        self._steps: list[_Step] = []  # of what was typed last; a key changes but one word

    def select(self, typed: str) -> list[int]:
        """Return the numbers of the documents that have all words typed, in any script.

        Filters are understood (`reader.library.querying.filters`). Letters that occur nowhere are
        taken for pinyin.

        Raises:
            PizhuError: a filter cannot be understood.
        """
        request = part(typed)
        found = self.entries.accepted(request)
        for at, word in enumerate(fold(request.words).split()):
            if [step[:2] for step in self._steps[at : at + 1]] != [(word, found)]:
                self._steps[at:] = [_Step(word, found, self._having(word, found))]
            found = self._steps[at].after
        return found

    def arranged(
        self, numbers: Sequence[int], order: str, group: str, left: Mapping[str, float]
    ) -> list[Heading | int]:
        """Return rows: headings of groups, and below each the numbers of its documents.

        Args:
            numbers: the documents to be shown.
            order: one of `ORDERS`.
            group: one of `GROUPS`.
            left: when documents were left, by identity; greater is later. The same ones as the
                last time.
        """
        if order not in self._orders:
            self._orders[order] = _sorted(self.entries, order, left)
        wanted = set(numbers)
        ordered = [number for number in self._orders[order] if number in wanted]
        return [*ordered] if group == GROUPS[0] else _grouped(self.entries, ordered, group)

    @cached_property
    def _names(self) -> _Names:
        return _Names(self.entries)

    def prepare(self) -> None:
        """Make ready what the first key would have to wait for; not needed, only quicker."""
        with suppress(LookupError):
            self._sounding("aa", range(len(self.entries)))
        for field in ("words", "issuer", "title", "place", "path", "date", "kind"):
            self.entries.column(field)

    def _having(self, word: str, among: Sequence[int]) -> list[int]:
        words = self.entries.words
        return [n for n in among if word in words[n]] or self._sounding(word, among)

    def _sounding(self, word: str, among: Sequence[int]) -> list[int]:
        """Return the documents whose title or issuer holds something that is read as a word."""
        from reader.search.pinyin import Sound

        if len(word) < _LEAST_SOUND or not (word.isascii() and word.isalpha()):
            return []
        try:
            sound = Sound(word, self._names.readings, initials=True)
        except LookupError:
            return []
        return self._names.sounding(sound, among)


class _Names:
    """What documents are found by its sound by: titles and issuers."""

    def __init__(self, entries: Columns) -> None:
        self._of_all = list(zip(entries.column("title"), entries.column("issuer"), strict=True))

    @cached_property
    def readings(self) -> Readings:
        """How the characters of all names are read."""
        from reader.text.pinyin import readings

        return readings().of("".join({c for names in self._of_all for name in names for c in name}))

    def sounding(self, sound: Sound, among: Sequence[int]) -> list[int]:
        """Return the documents, among some, that have a name that holds a sound.

        Issuers are few and have many documents each, so the titles of those that sound so are not
        looked at.
        """
        issuers = {i for i in {self._of_all[n][1] for n in among} if sound.holds(i)}
        return [
            number
            for number in among
            if (names := self._of_all[number])[1] in issuers or sound.holds(names[0])
        ]


def _sorted(entries: Columns, order: str, left: Mapping[str, float]) -> list[int]:
    """Return the numbers of all documents in an order."""
    key = _sorting(order, left)
    return sorted(range(len(entries)), key=lambda number: key(entries[number]))


def _grouped(entries: Columns, ordered: Sequence[int], group: str) -> list[Heading | int]:
    """Return headings of groups, and below each the numbers of its documents."""
    groups: dict[str, list[int]] = {}
    for number in ordered:
        groups.setdefault(_NAMES[group](entries[number]), []).append(number)
    rows: list[Heading | int] = []
    for name in sorted(groups, key=lambda name: (not name, name), reverse=group == "year"):
        rows += [Heading(name, len(groups[name])), *groups[name]]
    return rows


_NAMES: dict[str, Callable[[Entry], str]] = {
    "issuer": lambda entry: entry.card.issuer,
    "place": lambda entry: entry.card.place,
    "year": lambda entry: entry.year,
    "kind": lambda entry: entry.card.genre,
    "folder": lambda entry: str(entry.path.parent),
}


def _sorting(order: str, left: Mapping[str, float]) -> Callable[[Entry], tuple[object, ...]]:
    """Return what documents are sorted by; what they do not say comes last."""
    match order:
        case "recent":
            return lambda entry: (-left.get(entry.card.identity, 0.0), entry.number)
        case "title":
            return lambda entry: (entry.name, entry.number)
        case "date":
            return lambda entry: (tuple(-ord(c) for c in entry.card.date) or (1,), entry.number)
        case "issuer":
            return lambda entry: (not entry.card.issuer, entry.card.issuer, entry.number)
        case "length":
            return lambda entry: (-entry.card.length, entry.number)
    return lambda entry: (-entry.number,)
