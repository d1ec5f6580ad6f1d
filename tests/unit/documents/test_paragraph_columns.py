"""A document's paragraphs are a sequence like any other, made of columns."""

from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.model import Paragraph, ParagraphKind, Segment
from reader.documents.paragraphs import Paragraphs, lengths_of, ordinals_of, texts_of
from reader.documents.structure import analyse

TEXT = """\
河道管理办法
第一章　总则
疏浚河道，\u200b整治码头。
| 项目 | 长度 |
| 支流 | 4 |
改造旧屋。
"""


@pytest.fixture(scope="module")
def paragraphs() -> Paragraphs:
    found = analyse(split_lines(TEXT)).paragraphs
    assert isinstance(found, Paragraphs)
    return found


def test_a_paragraph_is_made_when_it_is_asked_for(paragraphs: Paragraphs) -> None:
    assert paragraphs[1] == Paragraph(1, "第一章　总则", ParagraphKind.HEADING, (Segment(0, 7, 6),))
    assert paragraphs[-1].text == "改造旧屋。"
    assert [p.ordinal for p in paragraphs[1:3]] == [1, 2]
    assert [p.ordinal for p in paragraphs] == [*range(len(paragraphs))]
    with pytest.raises(IndexError):
        paragraphs[len(paragraphs)]


def test_columns_say_what_paragraphs_say(paragraphs: Paragraphs) -> None:
    assert [paragraphs.text(p.ordinal) for p in paragraphs] == [p.text for p in paragraphs]
    assert [paragraphs.kind(p.ordinal) for p in paragraphs] == [p.kind for p in paragraphs]
    every = tuple(paragraphs)
    assert [*lengths_of(paragraphs)] == [*lengths_of(every)] == [len(p.text) for p in every]
    for first, last in [(0, 1), (1, 4), (2, 99), (3, 3)]:
        texts = [p.text for p in every[first:last]]
        assert texts_of(paragraphs, first, last) == texts_of(every, first, last) == texts
    for kind in ParagraphKind:
        assert [*ordinals_of(paragraphs, kind)] == [*ordinals_of(every, kind)]
    assert [*ordinals_of(paragraphs, ParagraphKind.ROW)] == [3, 4]


def test_what_is_no_stretch_of_the_source_keeps_its_origin(paragraphs: Paragraphs) -> None:
    assert paragraphs[2].text == "疏浚河道，整治码头。"
    assert paragraphs[2].segments == (Segment(0, 14, 5), Segment(5, 20, 5))
    assert paragraphs[3].text == "项目\t长度"
