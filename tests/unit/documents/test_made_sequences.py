"""Sections, findings and short texts in columns are what they would be as objects."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import finding_columns, outline_columns
from reader.documents.finding_columns import Findings
from reader.documents.made import Texts
from reader.documents.model import Finding, Section
from reader.documents.opening import read_document
from reader.documents.outline_columns import OutlineColumns, columns_of, joined

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


def sections_of(lines: list[str]) -> tuple[Section, ...]:
    sections = read_document("\n".join(["河道管理办法", *lines]).encode(), "水乡").sections
    assert isinstance(sections, tuple)
    return sections


@given(LINES)
def test_sections_come_back(lines: list[str]) -> None:
    sections = sections_of(lines)
    flat = outline_columns.flat(sections)
    outline = OutlineColumns(columns_of(flat))
    assert outline.roots == sections
    assert [*outline] == [*flat]
    assert outline_columns.flat(outline.roots) is outline
    for of in (outline_columns.sizes_of, outline_columns.titles_of, outline_columns.starts_of):
        assert [*of(outline)] == [*of(flat)]
    for section, other in zip(outline, flat, strict=True):
        assert [*section.walk()] == [*other.walk()]
        assert bool(section.children) == bool(other.children)
        assert hash(section) == hash(other)


@given(st.lists(FINDINGS))
def test_findings_come_back(findings: list[Finding]) -> None:
    made = Findings(finding_columns.columns_of(findings))
    assert made == tuple(findings)
    assert made[:2] == findings[:2]
    assert len(made) == len(findings)


@given(st.lists(st.text()))
def test_texts_come_back(texts: list[str]) -> None:
    whole, ends = joined(texts)
    assert [*Texts(whole, array("I", ends))] == texts


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
