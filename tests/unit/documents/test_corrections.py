from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.corrections import Action, Corrected, Correction, apply, base_of, editing
from reader.documents.corrections.nesting import headings_of, nested
from reader.documents.model import MetadataField, ParagraphKind, SectionKind
from reader.documents.opening import open_document, read_document
from reader.locations import samples_folder
from tests.handmade import BODY, FURNITURE, HEADING, ITEM, ROW, changed, document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.corrections.editing import Change
    from reader.documents.model import Document, Section

TEXT = """关于修缮水车的若干意见
为保护村中水车，现提出以下意见。
一、总体要求
坚持保护优先，
坚持群众自愿。
（一）指导思想。修旧如旧，不搞一刀切。
二、主要任务
逐村登记水车。建立台账。
工期安排
三、保障措施
各村应当安排专人负责。
"""
MADE = read_document(TEXT.encode(), "水车.txt")


def at(made: Document, words: str) -> int:
    return next(p.ordinal for p in made.paragraphs if p.text.startswith(words))


def tree(made: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in made.outline]


def texts(made: Document) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs]


def facts(made: Document) -> tuple[object, ...]:
    return (tuple(made.paragraphs), made.sections, made.tables, made.metadata, made.findings)


def done(made: Document, change: Change | None) -> Document:
    assert change is not None
    return editing.after(made, change)


def test_without_corrections_it_is_the_same_document() -> None:
    assert apply(MADE, ()) is MADE
    assert base_of(MADE) is MADE


def test_a_paragraph_becomes_a_heading_and_holds_what_follows() -> None:
    ordinal = at(MADE, "工期安排")
    corrected = done(MADE, editing.set_level(MADE, ordinal, 2))
    assert (2, "工期安排") in tree(corrected)
    assert corrected.paragraphs[ordinal].kind is ParagraphKind.HEADING
    section = editing.heading_at(corrected, ordinal)
    assert section is not None
    assert section.kind is SectionKind.NAMED
    assert [s.title for s in corrected.section_path(ordinal)][1:] == ["二、主要任务", "工期安排"]
    assert section.end == at(MADE, "三、")


def test_a_heading_takes_only_the_first_sentence_of_a_longer_paragraph() -> None:
    ordinal = at(MADE, "逐村登记")
    corrected = done(MADE, editing.set_level(MADE, ordinal, 2))
    section = editing.heading_at(corrected, ordinal)
    assert section is not None
    assert (section.title, section.body) == ("逐村登记水车。", len("逐村登记水车。"))
    assert corrected.paragraphs[ordinal].kind is BODY


def test_the_number_of_a_new_heading_is_its_marker() -> None:
    made = document("第三章总则", "条文。")
    section = done(made, editing.set_level(made, 0, 1)).outline[0]
    assert (section.marker, section.kind) == ("第三章", SectionKind.NUMBERED)


def test_a_heading_becomes_a_paragraph() -> None:
    ordinal = at(MADE, "二、")
    corrected = done(MADE, editing.set_plain(MADE, ordinal))
    assert "二、主要任务" not in [title for _, title in tree(corrected)]
    assert corrected.paragraphs[ordinal].kind is BODY
    assert corrected.section_path(ordinal + 1)[-1].title == "（一）指导思想。"


def test_a_heading_that_shares_its_paragraph_stays_one_paragraph() -> None:
    ordinal = at(MADE, "（一）")
    corrected = done(MADE, editing.set_plain(MADE, ordinal))
    assert corrected.paragraphs[ordinal] == MADE.paragraphs[ordinal]
    assert editing.heading_at(corrected, ordinal) is None


def test_levels_change_and_the_tree_with_them() -> None:
    ordinal = at(MADE, "二、")
    corrected = done(MADE, editing.set_level(MADE, ordinal, 2))
    path = corrected.section_path(ordinal)
    assert [s.title for s in path][-2:] == ["一、总体要求", "二、主要任务"]
    assert editing.set_level(corrected, ordinal, 2) is None


def test_a_title_can_be_chosen() -> None:
    made = document("水车章程", "条文。")
    corrected = done(made, editing.set_level(made, 0, 0))
    assert corrected.title == "水车章程"
    again = done(corrected, editing.set_level(corrected, 0, 1))
    assert again.outline[0].kind is SectionKind.NAMED


def test_what_was_said_of_a_heading_is_replaced_not_piled_up() -> None:
    ordinal = at(MADE, "工期安排")
    corrected = done(MADE, editing.set_level(MADE, ordinal, 2))
    deeper = done(corrected, editing.set_level(corrected, ordinal, 3))
    assert isinstance(deeper, Corrected)
    assert deeper.corrections == (Correction(Action.HEADING, ordinal, 0, 3),)
    assert done(deeper, editing.set_plain(deeper, ordinal)) is MADE


def test_joined_paragraphs_know_their_sources() -> None:
    ordinal = at(MADE, "坚持保护")
    corrected = done(MADE, editing.join_next(MADE, ordinal))
    joined = corrected.paragraphs[ordinal]
    assert joined.text == "坚持保护优先，坚持群众自愿。"
    start, end = joined.source_span(7, 13)
    assert MADE.source[start:end] == "坚持群众自愿"
    assert [p.ordinal for p in corrected.paragraphs] == list(range(len(MADE.paragraphs) - 1))


def test_a_space_divides_words_in_latin_letters() -> None:
    made = document("the water", "wheel")
    assert texts(done(made, editing.join_next(made, 0))) == ["the water wheel"]


def test_a_heading_that_ends_as_a_sentence_runs_into_the_text_joined_to_it() -> None:
    made = document((HEADING, "章程"), (HEADING, "（一）目标。"), "修好水车。")
    corrected = done(made, editing.join_next(made, 1))
    section = corrected.outline[1]
    assert (section.title, section.body) == ("（一）目标。", 6)
    assert corrected.paragraphs[1].kind is BODY


def test_a_wrapped_heading_is_joined_whole() -> None:
    made = document((HEADING, "章程"), (HEADING, "第一章 修缮"), (HEADING, "水车"), "条文。")
    corrected = done(made, editing.join_next(made, 1))
    assert tree(corrected) == [(0, "章程"), (1, "第一章 修缮水车")]


def test_a_page_number_between_the_halves_is_passed_over() -> None:
    made = document("坚持保护", (FURNITURE, "— 3 —"), "优先。", "完。")
    corrected = done(made, editing.join_next(made, 0))
    assert texts(corrected) == ["坚持保护优先。", "— 3 —", "完。"]
    assert editing.moved(made, corrected, 2, 1) == (0, 5)


def test_a_paragraph_is_split_and_what_follows_moves() -> None:
    ordinal = at(MADE, "逐村登记")
    corrected = done(MADE, editing.split_at(MADE, ordinal, 7))
    assert texts(corrected)[ordinal : ordinal + 2] == ["逐村登记水车。", "建立台账。"]
    assert at(corrected, "三、") == at(MADE, "三、") + 1
    assert [s.title for s in corrected.outline] == [s.title for s in MADE.outline]
    assert editing.moved(MADE, corrected, ordinal, 8) == (ordinal + 1, 1)


def test_a_heading_split_from_its_body_fills_its_paragraph() -> None:
    ordinal = at(MADE, "（一）")
    corrected = done(MADE, editing.split_at(MADE, ordinal, 8))
    section = editing.heading_at(corrected, ordinal)
    assert section is not None
    assert (section.title, section.body) == ("（一）指导思想。", None)
    assert corrected.paragraphs[ordinal].kind is ParagraphKind.HEADING
    assert corrected.paragraphs[ordinal + 1].kind is BODY


def test_the_second_half_can_be_made_a_heading() -> None:
    ordinal = at(MADE, "逐村登记")
    corrected = done(MADE, editing.split_at(MADE, ordinal, 7))
    again = done(corrected, editing.set_level(corrected, ordinal + 1, 2))
    assert (2, "建立台账。") in tree(again)
    joined = done(again, editing.join_next(again, ordinal))
    assert joined is MADE


def test_split_where_it_was_joined_gives_back() -> None:
    made = document((HEADING, "章程"), "坚持保护优先，", (HEADING, "坚持群众自愿。"))
    joined = done(made, editing.join_next(made, 1))
    assert tree(joined) == [(0, "章程")]
    assert done(joined, editing.split_at(joined, 1, 7)) is made


def test_white_space_at_a_split_goes_and_comes_back() -> None:
    made = document("甲乙。　丙丁。")
    corrected = done(made, editing.split_at(made, 0, 3))
    assert texts(corrected) == ["甲乙。", "丙丁。"]
    assert done(corrected, editing.join_next(corrected, 0)) is made


def test_tables_metadata_and_findings_move_along() -> None:
    made = document("甲。", "乙。", (ROW, "丙|丁"), (ROW, "戊|己"), "庚。")
    made = changed(made, metadata=(MetadataField("发文字号", "庚", 4), MetadataField("作者", "辛")))
    corrected = done(made, editing.join_next(made, 0))
    assert [table.first for table in corrected.tables] == [1]
    assert [field.paragraph for field in corrected.metadata] == [3, None]


@pytest.mark.parametrize("ordinal", [1, 2])
def test_tables_are_left_whole(ordinal: int) -> None:
    made = document("甲。", (ROW, "丙|丁"), (ROW, "戊|己"), "庚。")
    assert editing.join_next(made, 0) is None
    assert editing.join_next(made, ordinal) is None
    assert editing.split_at(made, ordinal, 1) is None
    assert editing.set_level(made, ordinal, 1) is None


@pytest.mark.parametrize("offset", [0, 2, 9])
def test_nothing_is_split_off_at_an_end(offset: int) -> None:
    assert editing.split_at(document("甲。"), 0, offset) is None


def test_all_corrections_of_a_paragraph_are_taken_back() -> None:
    ordinal = at(MADE, "逐村登记")
    split = done(MADE, editing.split_at(MADE, ordinal, 7))
    both = done(split, editing.set_level(split, ordinal, 2))
    assert done(both, editing.unsay(both, ordinal)) is MADE
    assert editing.unsay(MADE, ordinal) is None


@pytest.mark.parametrize(
    "correction",
    [
        Correction(Action.HEADING, 1, 3, 2),
        Correction(Action.PLAIN, 99),
        Correction(Action.JOIN, len(MADE.paragraphs) - 1),
        Correction(Action.JOIN, -1),
        Correction(Action.SPLIT, 1, 0),
        Correction(Action.SPLIT, 1, 9999),
    ],
)
def test_what_cannot_be_done_is_kept_and_told(correction: Correction) -> None:
    corrected = apply(MADE, [correction])
    assert isinstance(corrected, Corrected)
    assert corrected.idle == (correction,)
    assert facts(corrected) == facts(MADE)


# ---------------------------------------------------------------- properties

PARTS = st.one_of(
    st.sampled_from(["甲乙。丙丁。", "water wheel", "a", "第一章 总则", "（一）目标。修车。"]),
    st.tuples(st.sampled_from([HEADING, ITEM, ROW, FURNITURE]), st.sampled_from(["甲", "乙 b。c"])),
)
DOCUMENTS = st.lists(PARTS, min_size=1, max_size=8).map(lambda parts: document(*parts))
CORRECTIONS = st.lists(
    st.builds(
        Correction,
        st.sampled_from(Action),
        st.integers(-1, 8),
        st.integers(0, 6),
        st.integers(0, 3),
    ),
    max_size=8,
)


def brackets(sections: Sequence[Section], start: int, end: int) -> Iterator[bool]:
    for section in sections:
        yield start <= section.paragraph < section.end <= end
        start = section.paragraph
        yield from brackets(section.children, section.paragraph, section.end)
    for one, other in itertools.pairwise(sections):
        yield one.end <= max(other.paragraph, one.paragraph + 1)


@settings(max_examples=150)
@given(DOCUMENTS, CORRECTIONS)
def test_a_corrected_document_is_a_proper_one(
    made: Document, corrections: list[Correction]
) -> None:
    corrected = apply(made, corrections)
    assert [p.ordinal for p in corrected.paragraphs] == list(range(len(corrected.paragraphs)))
    assert sorted("".join("".join(texts(corrected)).split())) == sorted(
        "".join("".join(texts(made)).split())
    )
    for paragraph in corrected.paragraphs:
        for start, source, length in paragraph.segments:
            piece = paragraph.text[start : start + length]
            assert made.source[source : source + length] == piece
    assert all(brackets(corrected.sections, 0, len(corrected.paragraphs)))
    assert [s.index for s in corrected.outline] == list(range(len(corrected.outline)))
    for section in corrected.outline:
        text = corrected.paragraphs[section.paragraph].text
        assert text[section.offset :].startswith(section.title)
        assert section.body is None or section.offset < section.body < len(text)
    for table in corrected.tables:
        for row in range(table.first, table.end):
            assert corrected.paragraphs[row].kind is ROW


@settings(max_examples=100)
@given(DOCUMENTS, CORRECTIONS)
def test_twice_is_once(made: Document, corrections: list[Correction]) -> None:
    once = apply(made, corrections)
    assert facts(apply(once, corrections)) == facts(once)
    assert facts(apply(made, corrections * 2)) == facts(once)


@settings(max_examples=100)
@given(DOCUMENTS, CORRECTIONS)
def test_places_go_there_and_back(made: Document, corrections: list[Correction]) -> None:
    corrected = apply(made, corrections)
    for paragraph in made.paragraphs:
        for offset, character in enumerate(paragraph.text):
            place = editing.moved(made, corrected, paragraph.ordinal, offset)
            if not character.isspace():
                assert corrected.paragraphs[place[0]].text[place[1]] == character
                assert editing.moved(corrected, made, *place) == (paragraph.ordinal, offset)


@settings(max_examples=100)
@given(DOCUMENTS, CORRECTIONS, st.integers(0, 8))
def test_join_then_split_gives_back(
    made: Document, corrections: list[Correction], ordinal: int
) -> None:
    corrected = apply(made, [c for c in corrections if c.action in {Action.JOIN, Action.SPLIT}])
    ordinal %= len(corrected.paragraphs)
    joined = editing.join_next(corrected, ordinal)
    if joined is None:
        return
    both = editing.after(corrected, joined)
    first = corrected.paragraphs[ordinal].text
    back = done(both, editing.split_at(both, ordinal, len(first)))
    assert texts(back) == texts(corrected)
    assert tree(back) == tree(corrected)


@pytest.mark.parametrize("path", sorted(samples_folder().glob("*.txt")), ids=lambda p: p.stem)
def test_the_outline_of_headings_is_the_outline(path: object) -> None:
    made = open_document(path)  # type: ignore[arg-type]
    headings = headings_of(made.sections, len(made.paragraphs))
    assert nested(headings, len(made.paragraphs)) == made.sections
