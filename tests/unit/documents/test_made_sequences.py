"""Sections, findings and short texts in columns are what they would be as objects."""

from __future__ import annotations

from array import array
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import finding_columns, numbers, outline_columns
from reader.documents.finding_columns import Findings, joined
from reader.documents.made import Texts
from reader.documents.model import Document, Finding
from reader.documents.numbers import extend, greatest, packed, unpacked
from reader.documents.opening import read_document
from reader.documents.outline_columns import OutlineColumns, columns_of, standing_alone
from reader.documents.records import from_record, to_record

LINES = st.lists(
    st.sampled_from(
        [
            *("第一章 总则", "第二章 附则", "第一节 河道", "第一条 为了疏浚河道，制定本办法。"),
            *("一、修缮老街", "（一）整治码头。改造旧屋。", "附件", "水乡的石桥，", "专栏1 古镇"),
        ]
    ),
    max_size=30,
)
FINDINGS = st.builds(
    Finding,
    st.sampled_from(["repeated", "joined", "gap"]),
    st.integers(0, 9999),
    st.text(max_size=5),
    st.none() | st.integers(0, 9999),
    st.none() | st.integers(0, 9999),
)


def document_of(lines: list[str]) -> Document:
    document = read_document("\n".join(["河道管理办法", *lines]).encode(), "水乡")
    assert isinstance(document.sections, tuple)
    return document


@given(LINES)
def test_sections_come_back(lines: list[str]) -> None:
    document = document_of(lines)
    sections, flat = document.sections, outline_columns.flat(document.sections)
    outline = OutlineColumns(columns_of(flat, document.paragraphs), document.paragraphs)
    assert outline.roots == sections
    assert [*outline] == [*flat]
    assert outline_columns.flat(outline.roots) is outline
    for of in (outline_columns.sizes_of, outline_columns.titles_of, outline_columns.starts_of):
        assert [*of(outline)] == [*of(flat)]
    alone = [s.paragraph for s in flat if s.body is None and s.level <= 1]
    assert [*standing_alone(outline, 1)] == [*standing_alone(flat, 1)] == alone
    for section, other in zip(outline, flat, strict=True):
        assert [*section.walk()] == [*other.walk()]
        assert bool(section.children) == bool(other.children)
        assert hash(section) == hash(other)


@pytest.mark.parametrize("many", [0, 64])
@given(lines=LINES)
def test_places_have_the_same_path_in_both(lines: list[str], many: int) -> None:
    document = document_of(lines)
    other = from_record(to_record(document), None)
    with patch.object(outline_columns, "_MANY", many):
        for section in (*document.outline, None):
            place = (len(document.paragraphs), 0) if section is None else section[5:7]
            for offset in (-1, 0, 1):
                there = (place[0], place[1] + offset)
                assert other.section_path(*there) == document.section_path(*there)


def test_what_is_inside_a_large_section_is_looked_through_once() -> None:
    document = document_of([f"第{n}章 河道" for n in range(1, 100)])
    columns = columns_of(document.outline, document.paragraphs)
    outline = OutlineColumns(columns, document.paragraphs)
    assert outline.outermost(1, 100) is outline.outermost(1, 100)
    assert len(outline.roots[0].children) == 99


def test_titles_come_back_that_do_not_stand_in_the_text() -> None:
    document = document_of(["第一章 总则", "第一条 为了疏浚河道，制定本办法。"])
    changed = [s._replace(title=f"《{s.title}》", marker="章") for s in document.outline]
    outline = OutlineColumns(columns_of(changed, document.paragraphs), document.paragraphs)
    assert [section.title for section in outline] == [section.title for section in changed]
    assert {section.marker for section in outline} == {"章"}


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(-200, 300)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert [*unpacked(packed(numbers))] == numbers


@pytest.mark.parametrize(("last", "size"), [(255, 1), (256, 2), (65535, 2), (65536, 4)])
def test_numbers_take_no_more_than_they_need(last: int, size: int) -> None:
    assert unpacked(packed([0, last])).itemsize == size


@given(st.lists(FINDINGS))
def test_findings_come_back(findings: list[Finding]) -> None:
    made = Findings(finding_columns.columns_of(findings))
    assert made == tuple(findings)
    assert made[:2] == findings[:2]
    assert len(made) == len(findings)


@given(st.lists(st.text()))
def test_texts_come_back(texts: list[str]) -> None:
    whole, ends = joined(texts)
    assert [*Texts(whole, unpacked(ends))] == texts


def test_items_are_found_from_both_ends() -> None:
    made = Texts("甲乙丙", array("I", (1, 2, 3)))
    assert (made[0], made[-1], made[1:], made.index("乙")) == ("甲", "丙", ["乙", "丙"], 1)
    for index in (3, -4):
        with pytest.raises(IndexError):
            made[index]
    assert made == ("甲", "乙", "丙")
    assert made != ("甲", "乙")
    assert made != "甲乙丙"
    assert hash(made) == hash(("甲", "乙", "丙"))


@given(
    st.lists(st.integers(0, 60_000), max_size=20),
    st.sampled_from("HIq"),
    st.integers(0, 25),
    st.integers(1, 8),
)
def test_columns_of_any_sizes_are_put_together_piece_by_piece(
    values: list[int], code: str, begin: int, together: int
) -> None:
    column = array("I", [1, 2])
    with patch.object(numbers, "_TOGETHER", together):
        extend(column, array(code, values), begin)
        assert greatest(array(code, values)) == greatest(values) == max(values, default=0)
    assert [*column] == [1, 2, *values[begin:]]
