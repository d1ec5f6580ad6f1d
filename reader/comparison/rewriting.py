"""Paragraphs that were written anew: they stand in the place of one another, and little is left.

Between two pairs, what only the old document has may be what the new one has there in other words.
It is so where the two still share a good part of their pairs of characters, or where they are all
that stands under the same heading.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.alignment import Block, Kind
from reader.comparison.shingles import containment, letters
from reader.documents.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Document, Paragraph

_ALONE = frozenset((Kind.MISSING, Kind.ADDED))
_SHARE = 0.2  # of the smaller one's pairs of characters; subjects that differ share a tenth
_LEAST = 6  # pairs of characters
_LARGEST = 4  # times the smaller one
_MOST = 400  # comparisons between two pairs; with more there is no telling what stands for what


class _Match(NamedTuple):
    """The best way to match the first paragraphs of both sides."""

    weight: float
    pairs: tuple[tuple[int, int], ...]


def rewritten(blocks: Sequence[Block], old: Document, new: Document) -> list[Block]:
    """Return blocks, such as were written anew in one of both documents instead of in two."""
    found: list[Block] = []
    for is_alone, some in groupby(blocks, key=lambda block: block.kind in _ALONE):
        run = list(some)
        before = found[-1] if found else None
        found += _matched(run, before, old, new) if is_alone else run
    return found


def _matched(
    run: Sequence[Block], before: Block | None, old: Document, new: Document
) -> Iterable[Block]:
    olds = [old.paragraphs[ordinal] for block in run for ordinal in block.old]
    news = [new.paragraphs[ordinal] for block in run for ordinal in block.new]
    if not (olds and news) or len(olds) * len(news) > _MOST:
        return run
    pairs = _best(olds, news)
    if not pairs and len(olds) == len(news) == 1 and _is_heading(before, old, new):
        pairs = _all_there_is(olds[0], news[0])
    return _merged(run, [(olds[a].ordinal, news[b].ordinal) for a, b in pairs]) if pairs else run


def _merged(run: Sequence[Block], matches: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Yield the blocks of a run in the order of both documents, matches as one block."""
    missing = [block for block in run if block.old]
    added = [block for block in run if block.new]
    for old, new in matches:
        while missing[0].old[0] < old:
            yield missing.pop(0)
        while added[0].new[0] < new:
            yield added.pop(0)
        yield Block(Kind.REWRITTEN, missing.pop(0).old, added.pop(0).new)
    yield from (*missing, *added)


def _best(olds: Sequence[Paragraph], news: Sequence[Paragraph]) -> tuple[tuple[int, int], ...]:
    """Return what is most alike, in the order of both (as in the longest common subsequence)."""
    ones, others = ([_pairs(paragraph.text) for paragraph in some] for some in (olds, news))
    above = [_Match(0.0, ())] * (len(others) + 1)
    for a, one in enumerate(ones):
        row = [above[0]]
        for b, other in enumerate(others):
            weight, pairs = above[b]
            likeness = _likeness(one, other)
            both = _Match(weight + likeness, (*pairs, (a, b))) if likeness else above[b]
            row.append(max(row[b], above[b + 1], both, key=lambda match: match.weight))
        above = row
    return above[-1].pairs


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two paragraphs are; 0 where that may be chance."""
    smaller, larger = sorted((len(one), len(other)))
    share = containment(one, other)
    enough = share >= _SHARE and share * smaller >= _LEAST and larger <= _LARGEST * smaller
    return share if enough else 0.0


def _pairs(text: str) -> frozenset[str]:
    bare = letters(text)
    return frozenset(map(str.__add__, bare, bare[1:]))


def _is_heading(block: Block | None, old: Document, new: Document) -> bool:
    """Tell whether a block is a heading that both documents have."""
    if block is None or block.kind is not Kind.PAIR or block.moved:
        return False
    both = old.paragraphs[block.old[0]], new.paragraphs[block.new[0]]
    return all(paragraph.kind is ParagraphKind.HEADING for paragraph in both)


def _all_there_is(one: Paragraph, other: Paragraph) -> tuple[tuple[int, int], ...]:
    """Return two paragraphs as a match, unless one of them is a heading."""
    headed = ParagraphKind.HEADING in {one.kind, other.kind}
    return () if headed else ((0, 0),)
