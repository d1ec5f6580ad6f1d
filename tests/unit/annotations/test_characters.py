from __future__ import annotations

import pytest

from annotations.exporters.characters import lines, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00\x1b\x7f", "␀␛␡"),
        ("\x85\ufffe\uffff\ud800", "\ufffd" * 4),
        ("\t\n 河𠮷é", "\t\n 河𠮷é"),
    ],
)
def test_each_character_that_cannot_be_held_has_a_stand_in(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_all_line_ends_are_alike() -> None:
    assert lines("甲\r\n乙\r丙\n丁") == ["甲", "乙", "丙", "丁"]
