"""What citations lead to in a document, and what is said where they lead nowhere."""

from __future__ import annotations

import pytest

from reader.documents.opening import read_document
from reader.documents.passages import Passage, Passages
from reader.errors import PizhuError

STATUTE = """灯塔条例
第一章 总则
第一条 为了航行安全，制定本条例。
第二条 灯塔由岛民共管。
前款所称岛民，包括守夜人。
第二章 守夜
第一节 职责
第三条 守夜人履行下列职责：
（一）点灯；
（二）记录，内容如下：
1．风向；
2．潮位。
（三）其他职责。
守夜人不得离岗。
守夜人有权：
（一）休息；
（二）饮茶；
（三）读书；
（四）写信。
第三条之一 学徒适用前条。
第二节 奖惩
第四条 下列人员有奖：（一）救人；（二）修灯；（三）守夜。
第三章 附则
第一节 其他
第五条 本条例自公布之日起施行。
"""

PLAN = """澄湖区五年规划
一、回顾
（一）成绩
各项任务全面完成，水乡面貌一新，百姓安居乐业。
（二）问题
还有短板，主要是码头不足。
表1 主要指标
二、任务
（一）码头
新建码头十座，改造旧码头若干，打通断头航道。
专栏1 码头项目
东码头。新建泊位两个。
西码头。改造栈桥一座。
（二）船舶
更新渡轮十六艘，保留木船两艘，供人游览。
附件1
码头名录
"""


def passages(text: str, name: str = "文.txt") -> Passages:
    return Passages(read_document(text.encode(), name))


def shown(text: str, passage: Passage | None) -> str:
    """Return the text of a passage, its paragraphs divided by slashes."""
    document = read_document(text.encode(), "文.txt")
    if passage is None:
        return ""
    spans = passage.spans(document)
    return "/".join(document.paragraphs[p].text[start:end] for p, start, end in spans)


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        ("第二条", "第二条 灯塔由岛民共管。/前款所称岛民，包括守夜人。"),
        ("第二条第一款", "灯塔由岛民共管。"),
        ("第2条第2款", "前款所称岛民，包括守夜人。"),
        ("第三条第二款", "守夜人不得离岗。"),
        ("第三条第一款第（三）项", "（三）其他职责。"),
        ("第三条第二项", "（二）记录，内容如下：/1．风向；/2．潮位。"),
        ("第三条第四项", "（四）写信。"),
        ("第三条第三款第二项", "（二）饮茶；"),
        ("第三条第二项第2目", "2．潮位。"),
        ("第三条之一", "第三条之一 学徒适用前条。"),
        ("第四条第（二）项", "（二）修灯；"),
        ("第四条第三项", "（三）守夜。"),
        ("第三章第五条", "第五条 本条例自公布之日起施行。"),
        ("第二章第二节", "第二节 奖惩/第四条 下列人员有奖：（一）救人；（二）修灯；（三）守夜。"),
    ],
)  # fmt: skip
def test_places_of_a_statute(citation: str, text: str) -> None:
    assert shown(STATUTE, passages(STATUTE).resolve(citation)) == text


@pytest.mark.parametrize(
    ("citation", "near", "start"),
    [
        ("前款", (4, 3), (3, 4)),
        ("前条", (4, 3), (2, 0)),
        ("前项", (11, 3), (8, 0)),
        ("本章", (9, 0), (5, 0)),
        ("下一章", (9, 0), (22, 0)),
        ("本节", (9, 0), (6, 0)),
        ("第一节", (9, 0), (6, 0)),
        ("第二款", (8, 0), (13, 0)),
        ("本章第二节", (9, 0), (20, 0)),
    ],
)
def test_places_near_the_reader(
    citation: str, near: tuple[int, int], start: tuple[int, int]
) -> None:
    assert passages(STATUTE).locate(citation, near).start == start


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        ("第九条", r"no 第九条: there are 第一条 to 第五条 \(6\)"),
        ("第一章第三条", r"“第一章 总则” has no 第三条: there are"),
        ("第二编", "nor anything numbered like it"),
        ("第一节", "2 places: 第二章 第一节; 第三章 第一节"),
        ("第二条第三款", "第二条 has no 第三款; it has 2 款"),
        ("第三条第二款第一项", "第三条第二款 has no 第一项: it is not divided into 项"),
        ("第三条第三款第六项", "第三条第三款 has no 第六项; it has 4 项"),
        ("前款", "前款 means nothing"),
        ("（一）", "could be any of"),
        ("码头", "names no place"),
    ],
)
def test_errors_say_what_there_is(citation: str, message: str) -> None:
    with pytest.raises(PizhuError, match=message):
        passages(STATUTE).locate(citation)
    assert passages(STATUTE).resolve(citation) is None


@pytest.mark.parametrize(
    ("citation", "near", "text"),
    [
        ("专栏1", None, "专栏1 码头项目/东码头。新建泊位两个。/西码头。改造栈桥一座。"),
        ("附件1", None, "附件1/码头名录"),
        ("表1", None, "表1 主要指标"),
        ("一、（二）", None, "（二）问题/还有短板，主要是码头不足。/表1 主要指标"),
        ("第二部分（二）", None, "（二）船舶/更新渡轮十六艘，保留木船两艘，供人游览。"),
        ("（一）", (5, 0), "（一）成绩/各项任务全面完成，水乡面貌一新，百姓安居乐业。"),
    ],
)  # fmt: skip
def test_places_of_a_plan(citation: str, near: tuple[int, int] | None, text: str) -> None:
    assert shown(PLAN, passages(PLAN).resolve(citation, near)) == text


def test_an_item_of_taiwan_is_a_paragraph() -> None:
    text = """燈塔法
第一條 燈塔屬於島民。
守夜人不得離崗。
第二條 下列人等得登塔：
一、漁民；
二、學童。
"""
    found = passages(text)
    assert shown(text, found.resolve("第一條第二項")) == "守夜人不得離崗。"
    assert shown(text, found.resolve("第二條第一項第二款")) == "二、學童。"
