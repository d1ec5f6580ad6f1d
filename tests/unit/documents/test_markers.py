from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker


@pytest.mark.parametrize(
    ("text", "family", "number", "written"),
    [
        ("第一章 总则", "第章", 1, "第一章"),
        ("第十二篇全面发展", "第篇", 12, "第十二篇"),
        ("第 3 節 方法", "第节", 3, "第 3 節"),
        ("第００１章 醒来", "第章", 1, "第００１章"),
        ("【第二十回】夜渡", "第回", 20, "第二十回"),
        ("正文 第五章 船", "第章", 5, "第五章"),
        ("第二卷 第三章 船", "第章", 3, "第二卷 第三章"),
        ("第一千二百六十条　本法自", "第条", 1260, "第一千二百六十条"),
        ("第二分編 物權", "第分编", 2, "第二分編"),
        ("卷三 江上", "第卷", 3, "卷三"),
        ("下篇", "第篇", 3, "下篇"),
        ("Chapter 7", "第章", 7, "Chapter 7"),
        ("一、总体要求", "一、", 1, "一、"),
        ("第十五条项目用海", "第条", 15, "第十五条"),
        ("第八条款项的支付", "第条", 8, "第八条"),
        ("二十．附则", "一、", 20, "二十．"),
        ("一、2022年计划", "一、", 1, "一、"),
        ("一、一季度情况", "一、", 1, "一、"),
        ("三", "一", 3, "三"),
        ("（三）目标", "（一）", 3, "（三）"),
        ("(十)目标", "（一）", 10, "(十)"),
        ("[一]茶具", "（一）", 1, "[一]"),
        ("㈡目标", "（一）", 2, "㈡"),
        ("1．目标", "1.", 1, "1．"),
        ("12. 目标", "1.", 12, "12."),
        ("⒊目标", "1.", 3, "⒊"),
        ("4、目标", "1、", 4, "4、"),
        ("1、2022年目标", "1、", 1, "1、"),
        ("（4）目标", "（1）", 4, "（4）"),
        ("⑸目标", "（1）", 5, "⑸"),
        ("2）目标", "1）", 2, "2）"),
        ("③目标", "①", 3, "③"),
        ("㉑目标", "①", 21, "㉑"),
        ("Ⅱ. 目标", "Ⅰ.", 2, "Ⅱ."),
        ("IV、目标", "Ⅰ.", 4, "IV、"),
        ("3 方法", "1", 3, "3"),
    ],
)
def test_markers(text: str, family: str, number: int, written: str) -> None:
    marker = read_marker(fold_head(text))
    assert marker is not None
    assert (marker.family, marker.number) == (family, number)
    assert text[marker.start : marker.end].strip() == written


def test_an_inserted_article() -> None:
    marker = read_marker("第一百二十条之二 帮助")
    assert marker is not None
    assert (marker.number, marker.suffix) == (120, 2)


def test_an_inserted_article_of_taiwan() -> None:
    marker = read_marker(fold_head("第 3-1 條"))
    assert marker is not None
    assert (marker.number, marker.suffix) == (3, 1)


def test_a_decimal_knows_its_parents() -> None:
    marker = read_marker("2.3.1 受试者")
    assert marker is not None
    assert (marker.family, marker.outer, marker.number) == ("1.1.1", (2, 3), 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "第一，渡口在城南",
        "第三方的记载",
        "第三部门",
        "第六回合",
        "第一节课",
        "第五集团军",
        "第三条规定的期限",
        "第十条第二款",
        "第十条、第十一条",
        "第二章的内容",
        "一、二、三产业",
        "三、四季度水浅",
        "五、十、十五日",
        "一是水浅",
        "1.2亿元",
        "1.85:1的比例",
        "3.5 公里之外",
        "2.5小时后",
        "1．5米",
        "2023年5月1日",
        "2023. 目标",
        "12%的人",
        "上篇文章说",
        "卷一卷布",
        "IVF 治疗",
        "甲、乙、丙",
    ],
)
def test_look_alikes(text: str) -> None:
    assert read_marker(fold_head(text)) is None


@given(st.text(alphabet="第一二十百〇1２.．、（）()章节条卷 的之[【①⑴Ⅱ", max_size=30))
def test_a_marker_lies_in_its_text(text: str) -> None:
    marker = read_marker(fold_head(text))
    assert marker is None or 0 <= marker.start < marker.end <= len(text)
