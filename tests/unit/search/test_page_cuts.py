"""Words that a page cut in two, where the paragraph was not put together again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import (
    Hit,
    Span,
    compile_query,
    context,
    find,
    find_all,
    searchable,
    snippet,
)
from tests.handmade import FURNITURE, HEADING, ITEM, ROW, document

if TYPE_CHECKING:
    from reader.documents.model import ParagraphKind

OPEN = "各村要把老井的水位与水质逐月记录在"
REST = "册，遇有异常及时上报。"
CUT = document("开头一段，并没有说完水", (ITEM, OPEN), (FURNITURE, "— 7 —"), REST, "记录在册。")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("记录在册", [Hit(1, 14, 17, Span(3, 0, 1)), Hit(4, 0, 4)]),
        ("記錄在冊，", [Hit(1, 14, 17, Span(3, 0, 2))]),
        ('"逐月记录在册，遇有异常及时上报"', [Hit(1, 12, 17, Span(3, 0, 10))]),
        ("py:zaice", [Hit(1, 16, 17, Span(3, 0, 1)), Hit(4, 2, 4)]),
        ("~记录再册", [Hit(1, 14, 17, Span(3, 0, 1)), Hit(4, 0, 4)]),
        ("/在册/", [Hit(1, 16, 17, Span(3, 0, 1)), Hit(4, 2, 4)]),
        ("/記錄.冊.+異/", [Hit(1, 14, 17, Span(3, 0, 5))]),
        ("/((记|录)+在)+册/", [Hit(1, 14, 17, Span(3, 0, 1)), Hit(4, 0, 4)]),
        ("/^各.*报。$/", [Hit(1, 0, 17, Span(3, 0, 11))]),
        ("/老井.*/", [Hit(1, 4, 17, Span(3, 0, 11))]),
        ("/水各/", []),
        ("老井 /在册/", [Hit(1, 4, 6), Hit(1, 16, 17, Span(3, 0, 1))]),
        ("在册 老井", [Hit(1, 4, 6), Hit(1, 16, 17, Span(3, 0, 1))]),
        ("册", [Hit(3, 0, 1), Hit(4, 3, 4)]),
        ("在 册", [Hit(4, 2, 3), Hit(4, 3, 4)]),
        ("水各", []),
        ("上报。记录", []),
    ],
)
def test_a_word_goes_on_behind_the_page_number(query: str, expected: list[Hit]) -> None:
    assert list(find(CUT, compile_query(query))) == expected
    assert list(find_all(CUT, compile_query(query))) == expected


@pytest.mark.parametrize("kind", [HEADING, ROW, ITEM])
def test_only_plain_text_goes_on(kind: ParagraphKind) -> None:
    doc = document(OPEN, (kind, REST))
    assert list(find(doc, compile_query("在册"))) == []
    doc = document((kind if kind is not ITEM else HEADING, OPEN), REST)
    assert list(find(doc, compile_query("在册"))) == []


def test_its_context_comes_from_both_paragraphs() -> None:
    (hit, _) = find(CUT, compile_query("在册"))
    assert context(CUT, hit, 2) == ("记录", "在册", "，遇", True, True)
    assert hit.spans == ((1, 16, 17), (3, 0, 1))
    assert snippet(OPEN, 16, 17, 1) == ("录", "在", "", True, False)


@settings(deadline=None)
@given(
    st.lists(st.text("甲乙丙", min_size=12, max_size=30), min_size=2, max_size=5),
    st.text("甲乙丙", min_size=2, max_size=20),
    st.integers(1, 5),
    st.sampled_from(['"', "/"]),
)
def test_against_brute_force(texts: list[str], needle: str, size: int, mark: str) -> None:
    doc = document(*texts)
    expected = set()
    for n, text in enumerate(texts[:-1]):
        whole = text + texts[n + 1]
        for at in range(len(text) - len(needle) + 1, len(text)):
            if at >= 0 and whole.startswith(needle, at):
                over = at + len(needle) - len(text)
                expected.add(Hit(n, at, len(text), Span(n + 1, 0, over)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searchable, "PARAGRAPHS", size)
        hits = list(find(doc, compile_query(f"{mark}{needle}{mark}")))
    assert {hit for hit in hits if hit.rest} <= expected
    covered = Counter(place for hit in hits for place in places(hit))
    assert all(covered.keys() & places(hit) for hit in expected)
    assert max(covered.values(), default=1) == 1


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("query", ["甲甲甲", "~甲甲甲", "/甲{3}/"])
def test_what_a_hit_took_is_not_found_again_in_the_next_block(
    query: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searchable, "PARAGRAPHS", size)
    doc = document("乙" * 12 + "甲", (FURNITURE, "— 7 —"), "甲甲甲甲甲甲乙")
    first, *others = find(doc, compile_query(query))
    assert first == Hit(0, 12, 13, Span(2, 0, 2))
    assert [hit[:3] for hit in others] == [(2, 3, 6)]


def places(hit: Hit) -> set[tuple[int, int]]:
    return {(span.paragraph, at) for span in hit.spans for at in range(span.start, span.end)}
