from __future__ import annotations

import pytest

from reader.documents.repair import mojibake, repeated, without_artefacts


@pytest.mark.parametrize(
    ("text", "kept", "found"),
    [
        ("一行字", [(0, "一行字")], 0),
        ("18． [bookmark: _GoBack]题", [(0, "18． "), (23, "题")], 1),
        ('{ HYPERLINK "http://a" }题', [(0, ""), (24, "题")], 1),
        ("一\u200b行", [(0, "一"), (2, "行")], 0),
        ("[bookmark: 没有结尾", [(0, "[bookmark: 没有结尾")], 0),
    ],
)
def test_artefacts(text: str, kept: list[tuple[int, str]], found: int) -> None:
    assert without_artefacts(text) == (kept, found)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("全力缓解难题。?I措资金", "?I"),
        ("突出?；、建筑", "?；"),
        ("一\ufffd二", "\ufffd"),
        ("你来吗?我来", ""),
        ("What?Is it", ""),
        ("行吗?", ""),
    ],
)
def test_mojibake(text: str, lost: str) -> None:
    assert mojibake(text) == lost


def test_repeats_are_found_from_twenty_code_points_on() -> None:
    long = "渡口书场十三处，每处每周说书三场，听众不限。"
    assert repeated(["短句。", long, "短句。", "别的", long]) == [4]
