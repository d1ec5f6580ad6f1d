from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.cli.sections import numbered, section_numbered
from reader.errors import PizhuError
from tests.handmade import changed

if TYPE_CHECKING:
    from reader.documents.model import Document


def test_what_a_title_holds_is_the_first_level(document: Document) -> None:
    rows = [(row.number, row.depth, row.section.title) for row in numbered(document.sections)]
    assert rows == [
        ("", 0, "临江区河道管理办法"),
        ("1", 0, "第一章 总则"),
        ("1.1", 1, "（一）目的"),
        ("1.2", 1, "（二）范围"),
        ("2", 0, "第二章 附则"),
    ]


def test_a_title_that_stands_alone_is_not_counted_either(document: Document) -> None:
    title = document.sections[0]
    roots = (title._replace(children=()), *title.children)
    assert [row.number for row in numbered(roots)] == ["", "1", "1.1", "1.2", "2"]


def test_a_section_is_found_by_its_number(document: Document) -> None:
    assert section_numbered(document, "1.2").title == "（二）范围"
    with pytest.raises(PizhuError, match=r"no section 3\.1"):
        section_numbered(document, "3.1")


def test_a_section_ends_where_the_next_one_begins(document: Document) -> None:
    outline = document.outline
    assert document.section_end(outline[0]) == (7, 0)
    assert document.section_end(outline[1]) == (5, 0)
    assert document.section_end(outline[2]) == (4, 0)


def test_the_next_section_may_begin_in_the_same_paragraph(document: Document) -> None:
    first = document.outline[2]
    second = document.outline[3]._replace(paragraph=3, offset=8)
    chapter = document.outline[1]._replace(children=(first, second))
    document = changed(document, sections=(chapter,))
    first = first._replace(index=1)
    assert document.section_end(first) == (3, 8)
