"""Plain text is cut into sanitised lines whose offsets point into the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.formats import reader_for
from reader.documents.formats.text import split_lines

PIECES = st.lists(
    st.sampled_from(["\n", "\r", "\r\n", "\f", "\v", "\x85", "\u2028", "\x1b[", "\ufeff", "\u200b"])
    | st.text("第一章 总则　\t", max_size=4)
)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", []),
        ("一", [("一", 0)]),
        ("一\n", [("一", 0)]),
        ("\n一\n\n二", [("", 0), ("一", 1), ("", 3), ("二", 4)]),
        ("一\r\n二\r\n", [("一", 0), ("二", 3)]),
        ("一\r二\r\r三", [("一", 0), ("二", 2), ("", 4), ("三", 5)]),
        ("一\f二\v三", [("一", 0), ("二", 2), ("三", 4)]),
        ("一\x85二\u2028三", [("一␤二␤三", 0)]),
        ("一\x1b[2J", [("一␛[2J", 0)]),
        ("甲\n　\ufeff第一章\u200b\n乙\ufeff乙", [("甲", 0), ("　 第一章 ", 2), ("乙\ufffd乙", 9)]),
        ("\ufeff\u200b\n一", [("  ", 0), ("一", 3)]),
    ],
)
def test_lines(source: str, lines: list[tuple[str, int]]) -> None:
    assert [(line.text, line.start) for line in split_lines(source)] == lines


@given(PIECES.map("".join))
def test_lines_and_breaks_make_up_the_source(source: str) -> None:
    end = 0
    for line in split_lines(source):
        assert set(source[end : line.start]) <= set("\n\r\f\v")
        end = line.start + len(line.text)
        own = source[line.start : end]
        assert all(
            a == b or a in "\x85\u2028\x1b\ufeff\u200b" for a, b in zip(own, line.text, strict=True)
        )
    assert set(source[end:]) <= set("\n\r\f\v")


def test_the_format_reader_hands_back_the_source_unaltered() -> None:
    data = "一\r\n\x1b".encode()
    extracted = reader_for("a.txt", data)(data, "a.txt", None)
    assert extracted.source == "一\r\n\x1b"
    assert extracted.encoding == "utf-8"
    assert [line.start for line in extracted.lines] == [0, 3]
    assert extracted.metadata == ()
