from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.repair import mojibake, repeated, without_artefacts
from reader.documents.structure import analyse


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


def findings(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.detail) for f in analyse(split_lines(text)).findings]


LONG = "今年以来全镇修好码头五座，新建泊位八个，疏浚航道二十里，各项任务都已完成。"


def test_numbers_that_go_back_are_reported() -> None:
    parts = ["（四）甲", "（五）乙", "（三）丙", "（四）丁"]
    text = "\n".join(f"{part}\n说的是{part}，{LONG}" for part in parts)
    assert findings(text) == [
        ("backwards", "（五）→（三）"),
        ("backwards", "（五）→（四）"),
    ]


def test_numbers_that_begin_again_are_not() -> None:
    parts = ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"]
    assert findings("\n".join(f"{part}\n说的是{part}，{LONG}" for part in parts)) == []


def test_a_paragraph_that_breaks_off_is_reported() -> None:
    broken = "码头的事还没有完，明年要接着修，先修东岸，再修西岸，后年修渡口的台阶、栏杆和岸边的石"
    text = f"第一，{LONG}\n{broken}\n二、其他\n第二，{LONG}\n第三，{LONG}"
    assert ("broken-off", "") in findings(text)


def test_what_leads_to_a_list_or_names_a_photographer_does_not_break_off() -> None:
    lead = "明年要接着修码头，先修东岸，再修西岸，后年修渡口的台阶，具体的安排见下"
    photo = "码头的事还没有完，明年要接着修，先修东岸，再修西岸。云溪日报记者 林一 摄"
    text = f"{LONG}一\n{lead}：\n（一）东岸；\n（二）西岸。\n{LONG}二\n{photo}\n{LONG}三"
    assert [kind for kind, _ in findings(text)] == []
