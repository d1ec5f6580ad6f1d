"""Blocks that stand in the wrong place are told, and their headings found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse
from tests.outlined import cases
from tests.unit.documents.test_perturbations import SAMPLES

if TYPE_CHECKING:
    from reader.documents.model import Finding
    from reader.documents.structure import Analysis

BODY = "今年以来全镇修好码头五座，新建泊位八个，疏浚航道二十里，各项任务都已完成。"


def section(title: str) -> str:
    return f"{title}\n说的是{title}，{BODY}"


def displaced(analysis: Analysis) -> list[Finding]:
    return [found for found in analysis.findings if found.kind == "displaced-block"]


def around(analysis: Analysis, found: Finding) -> list[str]:
    """Return the first and the last paragraph of the block, and the one that it belongs behind."""
    places = found.paragraph, found.last, found.after
    return [analysis.paragraphs[at].text for at in places if at is not None]


def titles(analysis: Analysis) -> list[tuple[int, str]]:
    return [(s.level, s.title) for root in analysis.sections for s in root.walk()]


def analysed(*titles: str) -> Analysis:
    return analyse(split_lines("\n".join(map(section, titles))))


def test_columns_read_in_the_wrong_order() -> None:
    """（三）（四） stood in a column that was read after （五）（六）."""
    parts = (
        "一、安排",
        "（一）甲",
        "（二）乙",
        "（五）戊",
        "（六）己",
        "（三）丙",
        "（四）丁",
        "（七）庚",
    )
    analysis = analysed(*parts)
    assert titles(analysis) == [(1 + part.startswith("（"), part) for part in parts]
    (found,) = displaced(analysis)
    assert around(analysis, found) == [
        "（三）丙",
        f"说的是（四）丁，{BODY}",
        f"说的是（二）乙，{BODY}",
    ]
    assert len(analysis.findings) == 1


def test_a_single_chapter_too_early() -> None:
    parts = "第一章 甲", "第二章 乙", "第五章 戊", "第三章 丙", "第四章 丁", "第六章 己"
    analysis = analysed(*parts)
    assert titles(analysis) == [(1, part) for part in parts]
    (found,) = displaced(analysis)
    assert around(analysis, found)[::2] == ["第五章 戊", f"说的是第四章 丁，{BODY}"]


@pytest.mark.parametrize(
    "parts",
    [
        ("（四）甲", "（五）乙", "（三）丙", "（四）丁"),
        ("一、甲", "二、乙", "四、丁", "五、戊"),
        ("一、甲", "（一）乙", "（三）丙", "二、丁", "（一）戊", "（二）己"),
    ],
)
def test_what_fills_no_gap_is_not_displaced(parts: tuple[str, ...]) -> None:
    assert displaced(analysed(*parts)) == []


def test_a_copy_that_goes_on_no_sentence_where_it_stands() -> None:
    start = "全镇的渡口已经修好了一半，余下的一半要在秋天以前修好，沿河的村子都派人到"
    rest = "工地上来帮忙，先修东岸，再修西岸，台阶和栏杆都要换成新的石料，年底以前验收。"
    text = "\n".join(
        [
            section("一、码头"),
            "云溪镇人民政府工作报告",
            rest,
            f"修桥的事另说，{BODY}",
            section("二、航道"),
            section("三、渡口"),
            start,
            rest,
            section("四、保障"),
        ]
    )
    analysis = analyse(split_lines(text))
    (found,) = displaced(analysis)
    assert around(analysis, found) == [rest, f"修桥的事另说，{BODY}", start + rest]


def test_no_false_alarms() -> None:
    """Of all documents only the newspaper, whose columns are in disorder, has such a block."""
    samples = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.txt")}
    texts = samples | {case.name: case.text for case in cases()}
    told = {name for name, text in texts.items() if displaced(analyse(split_lines(text)))}
    assert told == {"wujin-newspaper"}


def test_a_wrapped_copy_shows_the_same_blocks() -> None:
    text = (SAMPLES / "wujin-newspaper.txt").read_text("utf-8")
    wrapped = [line[at : at + 38] for line in text.split("\n") for at in range(0, len(line), 38)]
    whole, cut = (analyse(split_lines(said)) for said in (text, "\n".join(wrapped)))
    (found,) = displaced(whole)
    (again,) = displaced(cut)
    assert again[1:3] == found[1:3]
