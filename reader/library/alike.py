"""Documents of the library that belong together: copies, versions, editions, parts of each other.

Pairs that may share much are found by their sketches, editions by their names; how much they do
share, and what differs, is then counted over their clauses, so that paragraphs cut by pages and
joined otherwise do not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reader.library.editions import editions, work, year
from reader.library.sketches import clauses, hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.library.entries import Entry

_LEAST_SHARED = 3  # hashes
_LEAST_SHARE = 0.4  # of the hashes of the shorter document
_COMMON = 40  # documents; a clause in more of them tells nothing
_SAME = 0.98
_WHOLE = 0.9


class Likeness(StrEnum):
    """How two documents are alike; the messages ``catalogue.alike-…`` name it."""

    SAME = "same"
    PART = "part"
    VERSION = "version"
    EDITION = "edition"


class Pair(NamedTuple):
    """Two documents that belong together, the longer one first, of editions the earlier one.

    Attributes:
        one: a document.
        other: another one.
        likeness: how they are alike; ``part`` means that the one holds most of the other, and
            editions are of different years.
        shared: clauses that both have.
        only_one: clauses that only the one has.
        only_other: clauses that only the other has.
    """

    one: Entry
    other: Entry
    likeness: Likeness
    shared: int
    only_one: int
    only_other: int

    @property
    def counts(self) -> dict[str, int]:
        """How many clauses both have, and each has alone, by the names above."""
        return {"shared": self.shared, "only_one": self.only_one, "only_other": self.only_other}


def pairs(entries: Iterable[Entry], engine: Engine) -> Iterator[Pair]:
    """Yield the documents that belong together, two by two, those that share most first.

    Raises:
        PizhuError: the engine cannot be used.
    """
    known = {entry.number: entry for entry in entries}
    shared = {(a, b): s for s, a, b in _shared(engine.sketches()) if a in known and b in known}
    shared |= dict.fromkeys(_copies(known.values()), 1.0)
    for pair in editions(known.values()):
        shared.setdefault(min(pair, pair[::-1]), 0.0)
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        longer, shorter = sorted((known[one], known[other]), key=_length, reverse=True)
        yield _compared(longer, shorter, engine)


def groups(found: Iterable[Pair]) -> list[list[Pair]]:
    """Return pairs in groups, so that documents alike in any way come together."""
    together: dict[int, list[Pair]] = {}
    for pair in found:
        joined = [pair]
        for number in (pair.one.number, pair.other.number):
            more = together.get(number, [])
            if more and more is not joined:
                joined = more + [p for p in joined if p not in more]
        for one in joined:
            together[one.one.number] = together[one.other.number] = joined
    return list({id(some): some for some in together.values()}.values())


def _length(entry: Entry) -> tuple[int, int]:
    return entry.card.length, -entry.number


def _copies(entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of documents with the same text, each copy with the first of them."""
    firsts: dict[str, int] = {}
    for entry in entries:
        first = firsts.setdefault(entry.card.identity, entry.number)
        if first != entry.number:
            yield first, entry.number


def _shared(sketches: Mapping[int, bytes]) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of documents whose sketches share enough, and how much."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = {}
    for number, packed in sketches.items():
        own = hashes(packed)
        sizes[number] = len(own)
        for one in own:
            holders[one].append(number)
    counts: Counter[tuple[int, int]] = Counter()
    for some in holders.values():
        if len(some) <= _COMMON:
            counts.update(combinations(some, 2))
    for (one, other), count in counts.items():
        share = count / min(sizes[one], sizes[other])
        if count >= _LEAST_SHARED and share >= _LEAST_SHARE:
            yield share, one, other


def _compared(one: Entry, other: Entry, engine: Engine) -> Pair:
    texts = [_clauses(engine.document(entry.number)) for entry in (one, other)]
    shared = (texts[0] & texts[1]).total()
    sizes = [some.total() for some in texts]
    if one.card.identity == other.card.identity or shared >= _SAME * max(sizes):
        likeness = Likeness.SAME
    elif shared >= _WHOLE * sizes[1]:
        likeness = Likeness.PART
    elif work(one) == work(other) is not None and year(one) != year(other):
        likeness = Likeness.EDITION
        if year(other) < year(one):
            one, other, sizes = other, one, sizes[::-1]
    else:
        likeness = Likeness.VERSION
    return Pair(one, other, likeness, shared, sizes[0] - shared, sizes[1] - shared)


def _clauses(document: Document) -> Counter[str]:
    return Counter(clauses(paragraph.text for paragraph in document.paragraphs))
