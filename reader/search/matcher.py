"""Putting a query to a document."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.errors import PizhuError
from reader.search.fuzzy import fuzzy_spans
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
from reader.search.regex_process import find_spans, spans_in
from reader.search.searchable import searchable
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.query import Node, Query
    from reader.search.searchable import Searchable

    Spans = dict[int, list[tuple[int, int]]]

_SECONDS = 5.0  # what a regular expression may take for one document
_LONGEST_CHEAP = 5_000  # code points of a paragraph on which quadratic time still is short


class Mark(Protocol):
    """What a search needs to know of an annotation."""

    @property
    def paragraph(self) -> int:
        """The ordinal of the paragraph."""

    @property
    def start(self) -> int | None:
        """Where its span begins; None for the whole paragraph."""

    @property
    def end(self) -> int | None:
        """Just behind its span; None for the whole paragraph."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags; ``/`` parts their levels."""

    @property
    def note(self) -> str:
        """Its note."""


class _Found(NamedTuple):
    """What a term finds: paragraphs, and in some of them the spans that are to be shown."""

    paragraphs: set[int]
    spans: Spans

    def __bool__(self) -> bool:
        return bool(self.paragraphs)


_NOTHING = _Found(set(), {})


def find(document: Document, query: Query, marks: Sequence[Mark] = ()) -> Iterator[Hit]:
    """Yield the places where a document answers a query, in its order and without overlap.

    A paragraph that matches without a word in it being asked for (by its kind or its section) is
    one hit as a whole.

    Args:
        document: what to search; its folded text is kept for the next query.
        query: from `reader.search.compile_query`.
        marks: the document's annotations, for ``tag:`` and ``note:``.

    Raises:
        PizhuError: a regular expression took too long or failed.
    """
    if query.root is None:
        return iter(())
    search = _Search(document, searchable(document), marks)
    if isinstance(query.root, Text | Pinyin | Fuzzy):
        return iter(search.places(query.root))
    return _hits(document, search.evaluate(query.root))


def find_all(document: Document, query: Query, marks: Sequence[Mark] = ()) -> Sequence[Hit]:
    """Return what `find` yields.

    This is much the fastest way for one word: a `Hit` is made only when it is looked at.

    Raises:
        PizhuError: a regular expression took too long or failed.
    """
    if isinstance(query.root, Text):
        return searchable(document).literal(query.root.needle)
    return list(find(document, query, marks))


def _hits(document: Document, found: _Found) -> Iterator[Hit]:
    for ordinal in sorted(found.paragraphs):
        whole = [(0, len(document.paragraphs[ordinal].text))]
        done = 0
        for start, end in sorted(found.spans.get(ordinal, whole), key=lambda s: (s[0], -s[1])):
            if start >= done and end > start:
                yield Hit(ordinal, start, end)
                done = end


class _Search:
    """The evaluation of one query on one document."""

    def __init__(self, document: Document, text: Searchable, marks: Sequence[Mark]) -> None:
        self._document = document
        self._text = text
        self._marks = marks

    def evaluate(self, node: Node) -> _Found:
        match node:
            case And(terms):
                return _all(map(self.evaluate, terms))
            case Or(terms):
                return _any(map(self.evaluate, terms))
            case FirstOf(terms):
                return next(filter(None, map(self.evaluate, terms)), _NOTHING)
            case Not(term):
                every = range(len(self._document.paragraphs))
                return _Found(set(every) - self.evaluate(term).paragraphs, {})
            case InSection() | OfKind():
                return _Found(self._filtered(node), {})
        return _by_paragraph(self.places(node))

    def _filtered(self, node: InSection | OfKind) -> set[int]:
        """Return the paragraphs that a term finds as a whole."""
        if isinstance(node, OfKind):
            return {p.ordinal for p in self._document.paragraphs if p.kind == node.kind}
        outline = self._document.outline
        under = (section for section in outline if node.needle in fold(section.title))
        return set(chain.from_iterable(range(s.paragraph, s.end) for s in under))

    def places(self, node: Text | Pinyin | Fuzzy | Pattern | Tagged | Noted) -> Iterable[Hit]:
        """Return the spans that a term finds."""
        match node:
            case Text(needle):
                return self._text.literal(needle)
            case Pinyin(typed, initials):
                from reader.search.pinyin import Sound

                sound = Sound(typed, self._text.readings, initials=initials)
                return self._text.located(sound.spans(self._text.folded))
            case Fuzzy(needle):
                return self._text.located(fuzzy_spans(self._text.folded, needle))
            case Pattern():
                return self._pattern(node)
            case Tagged(tag):
                return self._marked(mark for mark in self._marks if _has(mark, tag))
            case Noted(needle):
                return self._marked(mark for mark in self._marks if needle in fold(mark.note))

    def _marked(self, marks: Iterable[Mark]) -> Iterator[Hit]:
        paragraphs = self._document.paragraphs
        for mark in marks:
            if mark.paragraph < len(paragraphs):
                size = len(paragraphs[mark.paragraph].text)
                start = 0 if mark.start is None else min(mark.start, size)
                yield Hit(mark.paragraph, start, size if mark.end is None else min(mark.end, size))

    def _pattern(self, pattern: Pattern) -> Iterator[Hit]:
        texts = [self._text.paragraph(n) for n in range(len(self._document.paragraphs))]
        cheap = pattern.cheap and max(map(len, texts), default=0) <= _LONGEST_CHEAP
        found = (_spans_here if cheap else _spans_apart)(pattern, texts)
        for ordinal, spans in enumerate(found):
            yield from (Hit(ordinal, start, end) for start, end in spans)


def _spans_here(pattern: Pattern, texts: Iterable[str]) -> Iterator[list[tuple[int, int]]]:
    limit = monotonic() + _SECONDS
    for text in texts:
        if monotonic() > limit:
            raise PizhuError("search.too_slow", seconds=int(_SECONDS))
        yield spans_in(pattern.regex, text)


def _spans_apart(pattern: Pattern, texts: list[str]) -> Iterator[list[tuple[int, int]]]:
    try:
        yield from find_spans(pattern.regex, texts, _SECONDS)
    except TimeoutError as error:
        raise PizhuError("search.too_slow", seconds=int(_SECONDS)) from error
    except ChildProcessError as error:
        raise PizhuError("search.too_complex") from error


def _has(mark: Mark, tag: str) -> bool:
    """Tell whether a mark has a tag, or one below it."""
    return any(fold(own) == tag or fold(own).startswith(f"{tag}/") for own in mark.tags)


def _by_paragraph(hits: Iterable[Hit]) -> _Found:
    spans: Spans = defaultdict(list)
    for ordinal, start, end in hits:
        spans[ordinal].append((start, end))
    return _Found(set(spans), dict(spans))


def _all(terms: Iterable[_Found]) -> _Found:
    found = list(terms)
    return _joined(set.intersection(*(term.paragraphs for term in found)), found)


def _any(terms: Iterable[_Found]) -> _Found:
    found = list(terms)
    return _joined(set().union(*(term.paragraphs for term in found)), found)


def _joined(paragraphs: set[int], terms: Iterable[_Found]) -> _Found:
    spans: Spans = defaultdict(list)
    for term in terms:
        for ordinal in term.spans.keys() & paragraphs:
            spans[ordinal] += term.spans[ordinal]
    return _Found(paragraphs, dict(spans))
