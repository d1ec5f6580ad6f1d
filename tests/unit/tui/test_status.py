"""The status line at every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.width import cell_width
from reader.tui.status import MOST, Status, fit, lines

STATUS = Status(
    title="长河区国民经济和社会发展第十四个五年规划纲要",
    path=("第二篇 推动产业升级", "第三章 建设现代产业体系", "第一节 做强制造业"),
    position=37,
    paragraphs=100,
    percent=37,
    script="简体",
    hits=(3, 17),
)


def line(status: Status, width: int) -> str:
    return "".join(piece.text for piece in fit(status, width))


@pytest.mark.parametrize("width", [0, 1, 2, 5, 12, 20, 40, 60, 80, 140, 300])
def test_the_line_is_as_wide_as_it_should_be(width: int) -> None:
    assert cell_width(line(STATUS, width)) == width


def test_a_wide_line_tells_everything() -> None:
    shown = line(STATUS, 200)
    for part in (STATUS.title, *STATUS.path, "3/17", "简体", "37%", "¶37/100"):
        assert part in shown


def test_a_narrow_line_keeps_the_innermost_heading_and_the_hits() -> None:
    shown = line(STATUS, 60)
    assert "第一节 做强制造业" in shown
    assert "3/17" in shown
    assert "37%" in shown


def test_what_is_said_stands_where_the_path_was() -> None:
    shown = line(Status(title="书", path=("章",), message="已保存", paragraphs=3), 40)
    assert "已保存" in shown
    assert "章" not in shown


def test_a_long_message_takes_the_place_of_all_but_the_keys_typed() -> None:
    message = "没有词典：请把 dictionary 设为一条查词的命令，其中的词写作花括号"
    shown = line(STATUS._replace(message=message, pending="3g"), 76)
    assert message in shown
    assert shown.rstrip().endswith("3g")


def test_a_title_that_is_also_the_outermost_section_is_said_once() -> None:
    status = Status(title="条例", path=("条例", "第一章"), paragraphs=2, position=1)
    assert line(status, 60).count("条例") == 1


@pytest.mark.parametrize("width", range(20, 140))
def test_the_length_of_a_section_is_said_whole_or_not_at_all(width: int) -> None:
    length = "7015 字 · 18 分钟"
    shown = line(STATUS._replace(about="第三章 建设现代产业体系", length=length), width)
    assert (length in shown) is ("字" in shown.replace("第三章", ""))
    assert "第三章" in shown
    if width >= 80:
        assert length in shown
        assert "第三章 建设现代产业体系" in shown


def test_pending_keys_outlive_the_rest() -> None:
    pending = Status(title="书", pending="3g", script="简体", paragraphs=9, hits=(1, 2))
    assert "3g" in line(pending, 16)


@given(
    st.text(max_size=30),
    st.lists(st.text(max_size=20), max_size=4),
    st.text(max_size=6),
    st.integers(0, 90),
)
def test_any_text_fits(title: str, path: list[str], message: str, width: int) -> None:
    status = Status(title, tuple(path), 1, 2, 50, "简体", hits=(1, 1), pending="g", message=message)
    assert cell_width(line(status, width)) == width


LONG = "keys: row_down cannot have “ctrl+j”; write a character, or a name such as enter"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_message_is_said_to_its_end(width: int) -> None:
    shown = [
        "".join(piece.text for piece in pieces)
        for pieces in lines(STATUS._replace(message=LONG, failed=True), width)
    ]
    assert [cell_width(row) for row in shown] == [width] * len(shown)
    assert LONG.replace(" ", "") in "".join(shown).replace(" ", "")


@given(st.text(max_size=400), st.integers(0, 100))
def test_a_message_takes_a_few_lines_at_most(message: str, width: int) -> None:
    shown = lines(STATUS._replace(message=message, pending="3g"), width)
    assert 1 <= len(shown) <= MOST


def test_what_is_no_message_takes_one_line() -> None:
    assert lines(STATUS._replace(hint=LONG), 40) == [fit(STATUS._replace(hint=LONG), 40)]
