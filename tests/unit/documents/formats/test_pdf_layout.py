"""What is pure in reading a PDF: columns, edges, bookmarks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.formats.pdf_edges import find_edges
from reader.documents.formats.pdf_layout import Placed, TextLine, read_columns
from reader.documents.formats.pdf_outline import PdfHeading, find_headings
from reader.documents.formats.pdf_process import Bookmark

places = st.floats(0, 600, allow_nan=False)
fragments = st.builds(
    lambda left, width, baseline, size: Placed("字", left, left + width, baseline, size, 0),
    places,
    st.floats(0, 300),
    st.floats(0, 800),
    st.floats(0, 40),
)


@given(st.lists(fragments, max_size=60))
def test_no_fragment_is_lost_or_doubled(parts: list[Placed]) -> None:
    found = [part for column in read_columns(parts) for row in column for part in row]
    assert sorted(found) == sorted(parts)


def line(text: str, left: float = 0, right: float = 200, page: int = 0) -> TextLine:
    return TextLine((Placed(text, left, right, 0, 10, 0),), page, page)


def test_stops_that_hang_in_the_margin_are_not_the_edge() -> None:
    lines = [line("字")] * 20 + [line("字。", right=210)] * 2
    assert find_edges(lines, 10) == {0: (0, 200)}


def test_a_page_without_full_lines_is_as_wide_as_the_others() -> None:
    lines = [line("字")] * 20 + [line("短", right=50, page=1)]
    assert find_edges(lines, 10)[1] == (0, 200)


def test_bookmarks_find_their_lines() -> None:
    lines = [
        line("办法"),
        line("第一章 灯火"),
        line("正文"),
        line("一个很长的"),
        line("标题"),
        line("灯火", page=1),
    ]
    bookmarks = [
        Bookmark(0, "办法", 0),
        Bookmark(1, "灯火", 0),
        Bookmark(1, "一个很长的标题", 0),
        Bookmark(2, "灯　火", 1),
        Bookmark(2, "没有的", 1),
        Bookmark(2, "", 9),
    ]
    assert find_headings(bookmarks, lines) == [
        PdfHeading(0, 1, 0),
        PdfHeading(1, 2, 1),
        PdfHeading(3, 5, 1),
        PdfHeading(5, 6, 2),
    ]


def test_several_roots_are_no_title() -> None:
    bookmarks = [Bookmark(0, "甲", 0), Bookmark(0, "乙", 0)]
    assert [h.level for h in find_headings(bookmarks, [line("甲"), line("乙")])] == [1, 1]
