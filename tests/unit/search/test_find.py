from __future__ import annotations

import sys
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.model import Document, Paragraph, ParagraphKind, Section, SectionKind
from reader.errors import PizhuError
from reader.search import Hit, compile_query, count_by_section, find, finders, snippet
from reader.search.searchable import searchable
from reader.text.fold import fold


class Mark(NamedTuple):
    paragraph: int
    start: int | None
    end: int | None
    tags: tuple[str, ...] = ()
    note: str = ""


def document(*texts: str, sections: tuple[Section, ...] = ()) -> Document:
    paragraphs = tuple(
        Paragraph(n, text, ParagraphKind.HEADING if text[:1] == "第" else ParagraphKind.BODY, ())
        for n, text in enumerate(texts)
    )
    return Document("id", "name", None, "", "utf-8", "none", (), paragraphs, sections, (), ())


def spans(doc: Document, query: str, marks: tuple[Mark, ...] = ()) -> list[tuple[int, int, int]]:
    return [hit[:3] for hit in find(doc, compile_query(query), marks)]


DOCUMENT = document(
    "第一章 總則",
    "發展民營經濟，支持民营企业。",
    "國有經濟 ABC",
    "",
    "第二章 附则（ａｂｃ）",
    "结束",
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("没有的词", []),
        ("民营", [(1, 2, 4), (1, 9, 11)]),
        ("民營", [(1, 2, 4), (1, 9, 11)]),
        ("abc", [(2, 5, 8), (4, 7, 10)]),
        ("(ＡＢＣ)", [(4, 6, 11)]),
        ("经济 企业", [(1, 4, 6), (1, 11, 13)]),
        ("经济 -企业", [(2, 2, 4)]),
        ("经济 -abc -企业", []),
        ("企业 OR 总则", [(0, 4, 6), (1, 11, 13)]),
        ("(企业 OR abc) 经济", [(1, 4, 6), (1, 11, 13), (2, 2, 4), (2, 5, 8)]),
        ('"经济 a"', [(2, 2, 6)]),
        ("“经济 a”", [(2, 2, 6)]),
        ("经济 营经济", [(1, 3, 6)]),
        ("kind:heading", [(0, 0, 6), (4, 0, 11)]),
        ("kind:heading 附则", [(4, 4, 6)]),
        ("kind:heading -附则", [(0, 0, 6)]),
        ("/第.章/", [(0, 0, 3), (4, 0, 3)]),
        ("/[國国]有|企[業业]/", [(1, 11, 13), (2, 0, 2)]),
        ("/x*/", []),
        ("/(abc)+/ 经济", [(2, 2, 4), (2, 5, 8)]),
        ("tag:甲", []),
    ],
)
def test_what_queries_find(query: str, expected: list[tuple[int, int, int]]) -> None:
    assert spans(DOCUMENT, query) == expected


def test_a_hit_does_not_reach_into_the_next_paragraph() -> None:
    assert spans(document("甲", "乙"), "甲乙") == []
    assert spans(document("甲", "乙"), '"甲 乙"') == []
    assert spans(document("甲", "乙"), "/甲.?乙/") == []


def test_annotations_are_found_by_tag_and_note() -> None:
    marks = (
        Mark(1, 2, 6, ("經濟/民營",)),
        Mark(2, None, None, ("經濟",), "要問 Ａ"),
        Mark(5, 0, 99, ("经济学",)),
        Mark(99, 0, 1, ("经济",)),
    )
    assert spans(DOCUMENT, "tag:经济", marks) == [(1, 2, 6), (2, 0, 8)]
    assert spans(DOCUMENT, "tag:经济/民营", marks) == [(1, 2, 6)]
    assert spans(DOCUMENT, "note:问", marks) == [(2, 0, 8)]
    assert spans(DOCUMENT, 'note:"问 a" abc', marks) == [(2, 0, 8)]
    assert spans(DOCUMENT, "tag:经济学", marks) == [(5, 0, 2)]
    assert spans(DOCUMENT, "kind:body -tag:经济", marks) == [(5, 0, 2)]


@pytest.mark.parametrize(
    "query", ["经济 note:经济", "note:经济 经济", "经济 tag:经济", "tag:经济 note:经济 经济"]
)
def test_the_same_words_in_text_and_notes_are_two_things(query: str) -> None:
    marks = (Mark(1, 0, 2, ("经济",), "经济"),)
    assert spans(document("经济", "经济"), query, marks) == [(1, 0, 2)]


def section(index: int, paragraph: int, end: int, title: str, *children: Section) -> Section:
    kind = SectionKind.NUMBERED
    return Section(index, 1, "", title, kind, paragraph, 0, None, end, children)


def test_sections_restrict_and_count() -> None:
    inner = section(1, 2, 3, "民營")
    doc = document(
        "甲篇", "甲", "民營甲甲", "乙篇", "甲",
        sections=(section(0, 0, 3, "甲篇", inner), section(2, 3, 5, "乙篇")),
    )  # fmt: skip
    assert spans(doc, "section:民营 甲") == [(2, 2, 3), (2, 3, 4)]
    assert spans(doc, "section:甲篇 甲") == [(0, 0, 1), (1, 0, 1), (2, 2, 3), (2, 3, 4)]
    assert count_by_section(doc, find(doc, compile_query("甲"))) == {0: 4, 1: 2, 2: 1}


def test_a_regular_expression_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "_SECONDS", 0.5)
    with pytest.raises(PizhuError) as caught:
        spans(document("a" * 60 + "b"), "/(a+)+$/")
    assert caught.value.key == "search.too_slow"


def test_a_process_that_fails_is_an_error_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    with pytest.raises(PizhuError) as caught:
        spans(document("a"), "/(a+)+$/")
    assert caught.value.key == "search.too_complex"


def test_a_simple_expression_on_a_huge_paragraph_runs_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finders, "_SECONDS", 0.5)
    with pytest.raises(PizhuError):
        spans(document("a" * 1_000_000), "/a.*b/")


def test_the_folded_text_is_kept_only_as_long_as_the_document() -> None:
    doc = document("甲")
    assert searchable(doc) is searchable(doc)
    other = document("乙")
    assert searchable(other) is not searchable(doc)


WORDS = ("经", "經", "济", "經濟", "A", "ａ", "b", "。", "里", "裏裡")
PIECES = st.lists(st.sampled_from([*WORDS, " ", "\U00020000"]), max_size=12).map("".join)


def occurrences(text: str, word: str) -> list[tuple[int, int]]:
    found, at = [], 0
    while at + len(word) <= len(text):
        hit = fold(text[at : at + len(word)]) == fold(word)
        if hit:
            found.append((at, at + len(word)))
        at += len(word) if hit else 1
    return found


def apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@settings(deadline=None)
@given(
    st.lists(PIECES, max_size=6),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=3),
    st.lists(st.sampled_from(WORDS), max_size=1),
)
def test_words_against_brute_force(
    texts: list[str], either: list[list[str]], without: list[str]
) -> None:
    excluded = "".join(f" -{word}" for word in without)
    query = " OR ".join(" ".join(words) + excluded for words in either)
    expected = []
    for ordinal, text in enumerate(texts):
        found: list[tuple[int, int]] = []
        for words in either:
            places = [occurrences(text, word) for word in words]
            if all(places) and not any(occurrences(text, word) for word in without):
                found += [place for group in places for place in group]
        expected += [(ordinal, *span) for span in apart(found)]
    assert spans(document(*texts), query) == expected


def test_a_snippet_is_cut_around_its_hit() -> None:
    assert snippet("一二三四五六", 2, 4, 1) == ("二", "三四", "五", True, True)
    assert snippet("一二三", 0, 3, 5) == ("", "一二三", "", False, False)
    assert Hit(0, 1, 2).spans == ((0, 1, 2),)
