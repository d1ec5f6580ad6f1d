from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.balance import balanced_lines
from reader.text.linebreak import break_lines
from reader.text.width import cell_width


def lines(text: str, measure: int, dear: str = "", indent: int = 0) -> list[str]:
    """Break a text in which it is dear to break before any of some characters."""
    starts = balanced_lines(text, measure, lambda at: 2.0 * (text[at] in dear), indent)
    return [text[a:b] for a, b in pairwise([*starts, len(text)])]


@pytest.mark.parametrize(
    ("text", "measure", "dear", "expected"),
    [
        ("", 10, "", [""]),
        ("渡口管理", 10, "", ["渡口管理"]),
        ("渡口管理办法通知", 12, "", ["渡口管理", "办法通知"]),
        ("渡口管理办法通知", 12, "办", ["渡口管", "理办法通知"]),
        # one line more where each of the few would break dearly
        ("渡口管理办法通知", 10, "理办法", ["渡口", "管理办法", "通知"]),
        # a mark starts no line here either
        ("渡口，管理办法", 8, "", ["渡口，", "管理办法"]),
        # a word that fits no line
        ("abcdefghijkl", 5, "", ["abcde", "fghij", "kl"]),
        ("the bell and the fog", 12, "", ["the bell ", "and the fog"]),
    ],
)
def test_lines(text: str, measure: int, dear: str, expected: list[str]) -> None:
    assert lines(text, measure, dear) == expected


def test_the_indent_counts() -> None:
    assert lines("一、渡口管理办法通知", 16, "", 4) == ["一、渡口管理", "办法通知"]


TITLES = st.text(st.sampled_from("山水之间有人家，。（）《》—…、12%ab \u0301"), max_size=120)


@given(TITLES, st.integers(4, 60), st.integers(0, 1))
def test_lines_join_to_the_text_and_fit(text: str, measure: int, indent: int) -> None:
    indent = indent * measure // 3
    parts = lines(text, measure, "山水", indent)
    assert "".join(parts) == text
    assert len(parts) <= len(break_lines(text, measure, 0, indent)) + 1
    for number, part in enumerate(parts):
        assert cell_width(part.rstrip()) <= max(measure - (indent if number else 0), 2)
