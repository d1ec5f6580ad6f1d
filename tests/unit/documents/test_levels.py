"""Depth and sequence, one rule at a time; each document is a list of lines with short bodies."""

from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse

BODY = "这里是正文，说的是渡口的事。"


def levels(*headings: str) -> list[tuple[int, str]]:
    """Return the level and the marker of what is found when each line has a body."""
    text = "\n".join(f"{heading}\n{BODY}" for heading in headings)
    sections = [s for root in analyse(split_lines(text)).sections for s in root.walk()]
    return [(section.level, section.marker) for section in sections]


def expected(text: str) -> list[tuple[int, str]]:
    return [(int(level), marker) for level, marker in (x.split(":") for x in text.split())]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("一、甲 （一）乙 （二）丙 二、丁 （一）戊", "1:一、 2:（一） 2:（二） 1:二、 2:（一）"),
        ("第一篇甲 第一章乙 第二篇丙 第二章丁", "1:第一篇 2:第一章 1:第二篇 2:第二章"),
        ("第一章甲 第一节乙 第二章丙 第一节丁", "1:第一章 2:第一节 1:第二章 2:第一节"),
        ("一、甲 1．乙 二、丙 2．丁 3．戊", "1:一、 2:1． 1:二、 2:2． 2:3．"),
        ("1．甲 （1）乙 ①丙 ②丁 （2）戊 2．己", "1:1． 2:（1） 3:① 3:② 2:（2） 1:2．"),
        ("Ⅰ. 甲 一、乙 Ⅱ. 丙 一、丁", "1:Ⅰ. 2:一、 1:Ⅱ. 2:一、"),
        # learned from the document
        (
            "1．甲 一、乙 二、丙 2．丁 一、戊 二、己 3．庚 一、辛",
            "1:1． 2:一、 2:二、 1:2． 2:一、 2:二、 1:3． 2:一、",
        ),
        (
            "1、甲 （1）乙 1．丙 2．丁 （2）戊 3．己 （3）庚 4．辛 5．壬",
            "1:1、 2:（1） 3:1． 3:2． 2:（2） 3:3． 2:（3） 3:4． 3:5．",
        ),
        # a fragment whose parent is lost
        ("（三）甲 （四）乙 三、丙", "2:（三） 2:（四） 1:三、"),
        ("3．甲 （二）乙 二、丙", "3:3． 2:（二） 1:二、"),
        # gaps are damage, strays are not headings
        ("（一）甲 （二）乙 （五）丙", "1:（一） 1:（二） 1:（五）"),
        ("一、甲 七、乙 二、丙 三、丁", "1:一、 1:二、 1:三、"),
        # restarts without the heading between
        ("（一）甲 （二）乙 （一）丙 （二）丁", "1:（一） 1:（二） 1:（一） 1:（二）"),
        ("第一章甲 第二章乙 第一章丙", "1:第一章 1:第二章 1:第一章"),
        # one rank, two ways to write it
        ("1、甲 2．乙 3、丙", "1:1、 1:2． 1:3、"),
    ],
)  # fmt: skip
def test_levels(headings: str, found: str) -> None:
    assert levels(*headings.replace(". ", ".\u3000").split(" ")) == expected(found)


@pytest.mark.parametrize(
    "lines",
    [
        ["一、任务", "（一）清淤；", "（二）护坡。"],
        ["一、任务", "1.清淤", "2.护坡", "3.植树"],
        [
            "一、任务",
            "（一）各村应当在三月底以前完成全部河道的清淤工作。",
            "（二）各村不得向河道倾倒垃圾和其他任何杂物。",
        ],
        ["第一条 任务如下：", "（一）清淤", BODY, "（二）护坡", BODY],
    ],
)  # fmt: skip
def test_lists_are_no_headings(lines: list[str]) -> None:
    sections = [s for r in analyse(split_lines("\n".join(lines))).sections for s in r.walk()]
    assert len(sections) == 1
