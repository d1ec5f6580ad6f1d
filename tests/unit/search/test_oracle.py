"""Queries of every form against a search that looks at each place of each paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import ParagraphKind
from reader.search import Hit, compile_query, find, find_all, search, searchable
from reader.text.fold import fold
from tests.handmade import BODY, HEADING, document

if TYPE_CHECKING:
    from reader.documents.model import Document

ALPHABET = "经經济A ａ里裏"


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


LETTERS = "".join(set(ALPHABET) - {" "})
LEAVES = st.one_of(
    st.text(LETTERS, min_size=1, max_size=3).map(word),
    st.text(ALPHABET, min_size=1, max_size=3).map(phrase),
    st.sampled_from([Term("kind:heading", "kind"), Term("kind:body", "kind")]),
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


def matches(term: Term, kind: ParagraphKind, text: str) -> tuple[bool, set[tuple[int, int]]]:
    """Return whether a paragraph matches, and the spans that show why."""
    match term.operator:
        case "kind":
            return kind is ParagraphKind(term.written.removeprefix("kind:")), set()
        case "not":
            return not matches(term.parts[0], kind, text)[0], set()
        case "and" | "or":
            found = [matches(part, kind, text) for part in term.parts]
            true = (all if term.operator == "and" else any)(ok for ok, _ in found)
            return true, {span for _, spans in found for span in spans} if true else set()
    needle = term.written.strip("“”")
    spans, at = set(), 0
    while at + len(needle) <= len(text):
        here = fold(text[at : at + len(needle)]) == fold(needle)
        if here:
            spans.add((at, at + len(needle)))
        at += len(needle) if here else 1
    return bool(spans), spans


def expected(term: Term, doc: Document) -> list[Hit]:
    hits = []
    for ordinal, text, kind, _ in doc.paragraphs:
        true, spans = matches(term, kind, text)
        done = 0
        whole = {(0, len(text))} if text else set()
        for start, end in sorted(spans or whole, key=lambda s: (s[0], -s[1])) if true else ():
            if start >= done:
                hits.append(Hit(ordinal, start, end))
                done = end
    return hits


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


@pytest.mark.parametrize("size", [1, 2, 2048])
@settings(deadline=None, max_examples=80)
@given(paragraphs=PARAGRAPHS, term=TERMS.filter(affirms), start=st.integers(0, 9))
def test_any_query_on_any_document(
    size: int, paragraphs: list[tuple[ParagraphKind, str]], term: Term, start: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", size)
        doc = document(*paragraphs)
        query = compile_query(term.written)
        wanted = expected(term, doc)
        assert list(find(doc, query)) == wanted
        assert list(find_all(doc, query)) == wanted
        shares = list(search(doc, query, start=start))
        assert sorted(hit for share in shares for hit in share.hits) == wanted
        assert not shares or shares[-1].done == 1
        assert [share.done for share in shares] == sorted(share.done for share in shares)


def test_the_block_of_the_reader_comes_first() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", 2)
        doc = document(*["甲"] * 7)
        firsts = [share.first for share in search(doc, compile_query("甲"), start=5)]
        assert firsts == [4, 6, 0, 2]


def test_a_search_that_nobody_wants_ends() -> None:
    doc = document("a" * 60 + "b")
    assert list(search(doc, compile_query("/(a+)+$/"), unwanted=lambda: True)) == []
