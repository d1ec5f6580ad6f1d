"""What a tree of terms finds in a block of paragraphs.

A query is answered paragraph by paragraph, so each block is answered by itself.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from reader.search.finders import (
    LiteralFinder,
    MarkFinder,
    PatternFinder,
    SpanFinder,
    fuzzy_finder,
)
from reader.search.hits import Hit
from reader.search.query import (
    And,
    FirstOf,
    Fuzzy,
    InSection,
    Not,
    Noted,
    OfKind,
    Or,
    Pattern,
    Pinyin,
    Tagged,
    Text,
)
from reader.search.shares import merged
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.documents.model import Document
    from reader.search.block import Block
    from reader.search.finders import Finder, Mark
    from reader.search.query import Node
    from reader.search.searchable import Searchable

    Spanned = Text | Pinyin | Fuzzy | Pattern | Tagged | Noted
    Places = dict[int, list[Hit]]


class _Found(NamedTuple):
    """What a term finds: paragraphs, and in some of them the places that are to be shown."""

    paragraphs: set[int]
    places: Places


class Evaluation:
    """A document, asked for terms block by block; what a term needs is prepared once."""

    def __init__(
        self,
        document: Document,
        text: Searchable,
        marks: Sequence[Mark],
        unwanted: Callable[[], bool],
    ) -> None:
        self._document = document
        self._text = text
        self._marks = marks
        self._unwanted = unwanted
        self._finders: dict[Spanned, Finder] = {}
        self._under: dict[InSection, list[range]] = {}

    def close(self) -> None:
        """Stop what still is at work."""
        for finder in self._finders.values():
            finder.close()

    def hits(self, block: Block, node: Node) -> Sequence[Hit]:
        """Return what a term finds in a block, in order and without overlap.

        Raises:
            PizhuError: a regular expression took too long or failed.
            Given: the search is unwanted.
        """
        if isinstance(node, Text | Pinyin | Fuzzy | Pattern):
            return self._finder(node).find(block)
        found = self._evaluate(block, node)
        return merged(
            hit for n in found.paragraphs for hit in found.places.get(n) or self._whole(n)
        )

    def _whole(self, ordinal: int) -> list[Hit]:
        return [Hit(ordinal, 0, len(self._document.paragraphs[ordinal].text))]

    def _evaluate(self, block: Block, node: Node) -> _Found:
        match node:
            case And(terms):
                found = [self._evaluate(block, term) for term in terms]
                return _joined(set.intersection(*(term.paragraphs for term in found)), found)
            case Or(terms):
                found = [self._evaluate(block, term) for term in terms]
                return _joined(set().union(*(term.paragraphs for term in found)), found)
            case FirstOf():
                raise AssertionError(node)  # `reader.search.matcher` has chosen one of its terms
            case Not(term):
                return _Found(set(block.ordinals) - self._evaluate(block, term).paragraphs, {})
            case InSection():
                return _Found(self._in_section(block, node), {})
            case OfKind(kind):
                return _Found(self._of_kind(block, kind), {})
        return _by_paragraph(self._finder(node).find(block))

    def _of_kind(self, block: Block, kind: str) -> set[int]:
        paragraphs = self._document.paragraphs[block.ordinals.start : block.ordinals.stop]
        return {paragraph.ordinal for paragraph in paragraphs if paragraph.kind == kind}

    def _in_section(self, block: Block, node: InSection) -> set[int]:
        if node not in self._under:
            outline = self._document.outline
            self._under[node] = [
                range(section.paragraph, section.end)
                for section in outline
                if node.needle in fold(section.title)
            ]
        first, last = block.ordinals.start, block.ordinals.stop
        parts = (range(max(r.start, first), min(r.stop, last)) for r in self._under[node])
        return set(chain.from_iterable(parts))

    def _finder(self, node: Spanned) -> Finder:
        finder = self._finders.get(node)
        if finder is None:
            finder = self._finders[node] = self._made(node)
        return finder

    def _made(self, node: Spanned) -> Finder:
        match node:
            case Text(needle):
                return LiteralFinder(needle)
            case Pinyin(typed, initials):
                from reader.search.pinyin import Sound

                sound = Sound(typed, self._text.readings, initials=initials)
                return SpanFinder(sound.spans, len(typed))
            case Fuzzy(needle):
                return fuzzy_finder(needle)
            case Pattern():
                return PatternFinder(node, self._text.size, self._unwanted)
            case Tagged(tag):
                return MarkFinder(self._document, (m for m in self._marks if _has(m, tag)))
            case Noted(needle):
                noted = (mark for mark in self._marks if needle in fold(mark.note))
                return MarkFinder(self._document, noted)


def _has(mark: Mark, tag: str) -> bool:
    """Tell whether a mark has a tag, or one below it."""
    return any(fold(own) == tag or fold(own).startswith(f"{tag}/") for own in mark.tags)


def _by_paragraph(hits: Iterable[Hit]) -> _Found:
    places: Places = defaultdict(list)
    for hit in hits:
        places[hit.paragraph].append(hit)
    return _Found(set(places), dict(places))


def _joined(paragraphs: set[int], terms: Iterable[_Found]) -> _Found:
    places: Places = defaultdict(list)
    for term in terms:
        for ordinal in term.places.keys() & paragraphs:
            places[ordinal] += term.places[ordinal]
    return _Found(paragraphs, dict(places))
