"""The documents of the library narrowed, in an order and in groups: pure."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.library.filters import part
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library.entries import Entry
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


class Narrowing:
    """Documents, and what is typed to find some of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take the documents; what they are found by is prepared when something is typed."""
        self.entries = entries

    def select(self, typed: str) -> list[int]:
        """Return the numbers of the documents that have all words typed, in any script.

        Filters are understood (`reader.library.filters`). Letters that occur nowhere are taken for
        pinyin.

        Raises:
            PizhuError: a filter cannot be understood.
        """
        request = part(typed)
        found: Sequence[int] = range(len(self.entries))
        if request.filtered:
            found = [number for number in found if request.accepts(self.entries[number])]
        for word in fold(request.words).split():
            found = [n for n in found if word in self._words[n]] or self._sounding(word, found)
        return list(found)

    @cached_property
    def _words(self) -> list[str]:
        """What each document is found by, folded in one go."""
        lines = ("\t".join(_texts(entry)).replace("\n", " ") for entry in self.entries)
        return fold("\n".join(lines)).split("\n")

    @cached_property
    def _names(self) -> list[str]:
        """What each document is found by its sound by: its title and its issuer, folded."""
        return ["\t".join(words.split("\t", 2)[:2]) for words in self._words]

    @cached_property
    def _readings(self) -> Readings:
        from reader.text.pinyin import readings

        return readings().of("".join(set("".join(self._names))))

    def prepare(self) -> None:
        """Make ready what the first key would have to wait for; not needed, only quicker."""
        with suppress(LookupError):
            self._sounding("aa", range(len(self.entries)))

    def _sounding(self, word: str, among: Sequence[int]) -> list[int]:
        """Return the documents that hold something that is read as a word."""
        from reader.search.pinyin import Sound

        if len(word) < _LEAST_SOUND or not (word.isascii() and word.isalpha()):
            return []
        try:
            sound = Sound(word, self._readings, initials=True)
        except LookupError:
            return []
        texts = [self._names[number] for number in among]
        ends = list(accumulate(len(text) + 1 for text in texts))
        places = (bisect_right(ends, start) for start, _ in sound.spans("\n".join(texts)))
        return [among[place] for place in dict.fromkeys(places)]


def arranged(
    entries: Sequence[Entry],
    numbers: Sequence[int],
    order: str,
    group: str,
    left: Mapping[str, float],
) -> list[Heading | int]:
    """Return rows: headings of groups, and below each the numbers of its documents.

    Args:
        entries: all documents.
        numbers: those to be shown.
        order: one of `ORDERS`.
        group: one of `GROUPS`.
        left: when documents were left, by identity; greater is later.
    """
    key = _sorting(order, left)
    ordered = sorted(numbers, key=lambda number: key(entries[number]))
    if group == GROUPS[0]:
        return list(ordered)
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


def _texts(entry: Entry) -> tuple[str, ...]:
    card = entry.card
    return (entry.name, card.issuer, card.place, card.date, card.number, str(entry.path))
