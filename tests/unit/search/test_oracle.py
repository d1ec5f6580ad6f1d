"""Queries of every form against a search that looks at each place of each paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import ParagraphKind
from reader.search import Hit, compile_query, find, find_all, search, searchable
from reader.search.fuzzy import fuzzy_spans
from reader.text.fold import fold
from tests.handmade import BODY, HEADING, document

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document

ALPHABET = "经經济A ａ里裏"
SOUNDS = {"py:jing": ("经",), "py:jj": ("经济", "经济"), "py:li": ("里",)}  # what may stand where


class Term(NamedTuple):
    """Part of a query: as it is written, and what it should find."""

    written: str
    operator: str  # word, phrase, kind, not, and, or
    parts: tuple[Term, ...] = ()


def word(text: str) -> Term:
    return Term(text, "word")


def phrase(text: str) -> Term:
    return Term(f"“{text}”", "phrase")


def joined(operator: str, parts: list[Term]) -> Term:
    between = {"and": " ", "AND": " AND ", "or": " OR "}[operator]
    written = between.join(part.written for part in parts)
    return Term(f"( {written} )", operator.lower(), tuple(parts))


def without(term: Term) -> Term:
    return Term(f"-{term.written}", "not", (term,))


def field(name: str, text: str) -> Term:
    return Term(f"{name}:{text}", name)


LETTERS = "".join(set(ALPHABET) - {" "})
WORDS = st.text(LETTERS, min_size=1, max_size=3)
LEAVES = st.one_of(
    WORDS.map(word),
    st.text(ALPHABET, min_size=1, max_size=3).map(phrase),
    st.sampled_from([Term("kind:heading", "kind"), Term("kind:body", "kind")]),
    st.builds(field, st.sampled_from(["section", "tag", "note"]), WORDS),
    st.sampled_from(["/經./", "/[A里]+/", "/^.|济$/", "/(经|里)+A/"]).map(
        lambda r: Term(r, "regex")
    ),
    st.sampled_from(["~经济里", "~裏经济"]).map(lambda like: Term(like, "like")),
    st.sampled_from(["py:jing", "py:jj", "py:li"]).map(lambda sound: Term(sound, "sound")),
)
TERMS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            joined,
            st.sampled_from(["and", "AND", "or"]),
            st.lists(inner, min_size=2, max_size=3),
        ),
        inner.map(without),
    ),
    max_leaves=6,
)
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from([BODY, HEADING]), st.text(ALPHABET, max_size=8)), max_size=7
)


class Marked(NamedTuple):
    """An annotation."""

    paragraph: int
    start: int | None
    end: int | None
    tags: tuple[str, ...]
    note: str


MARKS = st.lists(
    st.builds(
        Marked,
        st.integers(0, 7),
        st.one_of(st.none(), st.integers(0, 3)),
        st.one_of(st.none(), st.integers(4, 9)),
        st.lists(st.sampled_from(["经济", "经济/A", "里"]), max_size=2).map(tuple),
        st.sampled_from(["", "裏經濟", "A"]),
    ),
    max_size=3,
)
Spans = set[tuple[int, int]]


class Oracle(NamedTuple):
    """Answers queries by looking at each place of each paragraph."""

    doc: Document
    marks: list[Marked]

    def hits(self, term: Term) -> list[Hit]:
        hits = []
        for ordinal, text, _, _ in self.doc.paragraphs:
            true, spans = self.matches(term, ordinal)
            done = 0
            whole = {(0, len(text))} if text else set()
            for start, end in sorted(spans or whole, key=lambda s: (s[0], -s[1])) if true else ():
                if start >= done and end > start:
                    hits.append(Hit(ordinal, start, end))
                    done = end
        return hits

    def matches(self, term: Term, ordinal: int) -> tuple[bool, Spans]:
        """Return whether a paragraph matches, and the spans that show why."""
        _, text, kind, _ = self.doc.paragraphs[ordinal]
        name, _, value = term.written.partition(":")
        match term.operator:
            case "kind":
                return kind is ParagraphKind(value), set()
            case "section":
                return any(fold(value) in fold(title) for title in self.above(ordinal)), set()
            case "not":
                return not self.matches(term.parts[0], ordinal)[0], set()
            case "and" | "or":
                found = [self.matches(part, ordinal) for part in term.parts]
                true = (all if term.operator == "and" else any)(ok for ok, _ in found)
                return true, {span for _, spans in found for span in spans} if true else set()
            case "tag" | "note":
                asked = getattr(self, name)
                marked = {self.span(m) for m in self.marks if asked(m, fold(value))}
                here = {(start, end) for paragraph, start, end in marked if paragraph == ordinal}
                return bool(here), here
        spans = SPANS[term.operator](term.written, fold(text))
        return bool(spans), spans

    def above(self, ordinal: int) -> list[str]:
        return [s.title for s in self.doc.outline if s.paragraph <= ordinal < s.end]

    def span(self, mark: Marked) -> tuple[int, int, int]:
        if mark.paragraph >= len(self.doc.paragraphs):
            return -1, 0, 0
        size = len(self.doc.paragraphs[mark.paragraph].text)
        start, end = mark.start or 0, size if mark.end is None else mark.end
        return mark.paragraph, min(start, size), min(end, size)

    @staticmethod
    def tag(mark: Marked, asked: str) -> bool:
        return any(fold(tag) == asked or fold(tag).startswith(f"{asked}/") for tag in mark.tags)

    @staticmethod
    def note(mark: Marked, asked: str) -> bool:
        return asked in fold(mark.note)


def one_by_one(text: str, fits: Callable[[str], int]) -> Spans:
    """Return the spans of the length that ``fits`` tells of a text's rest, without overlap."""
    spans, at = set(), 0
    while at < len(text):
        size = fits(text[at:])
        if size:
            spans.add((at, at + size))
        at += size or 1
    return spans


def literal(written: str, text: str) -> Spans:
    needle = fold(written.strip("“”"))
    return one_by_one(text, lambda rest: len(needle) * rest.startswith(needle))


def sound(written: str, text: str) -> Spans:
    read = SOUNDS[written]

    def fits(rest: str) -> int:
        whole = len(rest) >= len(read)
        return len(read) * (whole and all(map(str.__contains__, read, rest)))

    return one_by_one(text, fits)


def regex(written: str, text: str) -> Spans:
    return {m.span() for m in re.finditer(fold(written[1:-1]), text)}


def like(written: str, text: str) -> Spans:
    return set(fuzzy_spans(text, fold(written[1:])))


SPANS = {"word": literal, "phrase": literal, "sound": sound, "regex": regex, "like": like}


def affirms(term: Term) -> bool:
    """Tell whether a term says what to find, as a query must."""
    match term.operator:
        case "not":
            return False
        case "and":
            return any(map(affirms, term.parts))
        case "or":
            return all(map(affirms, term.parts))
    return True


@pytest.mark.parametrize("most", [(1, 99), (2, 99), (2048, 4096), (2048, 6)])
@settings(deadline=None, max_examples=60)
@given(
    paragraphs=PARAGRAPHS,
    marks=MARKS,
    term=TERMS.filter(affirms),
    start=st.integers(0, 9),
)
def test_any_query_on_any_document(
    most: tuple[int, int],
    paragraphs: list[tuple[ParagraphKind, str]],
    marks: list[Marked],
    term: Term,
    start: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", most[0])
        patch.setattr(searchable, "CODE_POINTS", most[1])
        doc = document(*paragraphs)
        query = compile_query(term.written)
        wanted = Oracle(doc, marks).hits(term)
        assert list(find(doc, query, marks)) == wanted
        assert list(find_all(doc, query, marks)) == wanted
        shares = list(search(doc, query, marks, start=start))
        assert sorted(hit for share in shares for hit in share.hits) == wanted
        by_sound = term.operator == "sound"  # it ends with the first way of reading that finds any
        assert not shares or shares[-1].done == 1 or by_sound
        assert [share.done for share in shares] == sorted(share.done for share in shares)


def test_the_block_of_the_reader_comes_first() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", 2)
        doc = document(*["甲"] * 7)
        firsts = [share.first for share in search(doc, compile_query("甲"), start=5)]
        assert firsts == [4, 6, 0, 2]


@given(st.lists(st.integers(1, 30), max_size=30), st.integers(1, 9), st.integers(1, 40))
def test_no_block_is_long_unless_a_paragraph_is(lengths: list[int], most: int, points: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", most)
        patch.setattr(searchable, "CODE_POINTS", points)
        text = searchable.Searchable(document(*("水" * length for length in lengths)))
        blocks = [text.block(number).ordinals for number in range(len(text))]
    assert [ordinal for block in blocks for ordinal in block] == [*range(len(lengths))]
    for block in blocks:
        assert len(block) <= most
        assert len(block) == 1 or sum(lengths[block.start : block.stop]) <= points


def test_a_search_that_nobody_wants_ends() -> None:
    doc = document("a" * 60 + "b")
    assert list(search(doc, compile_query("/(a+)+$/"), unwanted=lambda: True)) == []
