"""Editions: documents from the same hand that have the same name but for the year.

Two years' reports of one district may share little of their text, so their names tell.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.entries import Entry

_DIGIT = "[〇○零一二三四五六七八九]"
_YEAR = re.compile(rf"((?:19|20)\d\d|[一二]{_DIGIT}{{3}})(?=\D|$)")
_NUMBERED = re.compile(rf"第(?:\d+|{_DIGIT[:-1]}十百]+)[届屆次期版]")
_OTHER = re.compile(r"[\W_年度]+")
_TELLING = 6  # code points of a name that says something, beside whose it is
_ALONE = 10  # code points of one that says enough by itself


class Work(NamedTuple):
    """What the editions of a text have in common: the name without the year, and whose it is."""

    name: str
    owner: str


def work(entry: Entry) -> Work | None:
    """Return what a document is an edition of; None where its name or its year tells nothing."""
    title = fold(entry.name)
    name = _OTHER.sub("", _NUMBERED.sub("", _YEAR.sub("", title)))
    owner = fold(entry.card.issuer or entry.card.place)
    if len(name) < (_TELLING if owner else _ALONE) or not year(entry):
        return None
    return Work(name, owner)


def year(entry: Entry) -> str:
    """Return the year in a document's name, else that of its date; empty where there is none."""
    found = _YEAR.findall(fold(entry.name))
    return found[0].translate(_DIGITS) if found else entry.year


def editions(entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of documents of which one is the next edition of the other."""
    works: dict[Work, list[Entry]] = {}
    for entry in entries:
        if (of := work(entry)) is not None:
            works.setdefault(of, []).append(entry)
    for some in works.values():
        some.sort(key=lambda entry: (year(entry), entry.number))
        for one, other in pairwise(some):
            if year(one) != year(other):
                yield one.number, other.number


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
