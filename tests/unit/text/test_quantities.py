from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.fold import fold
from reader.text.quantities import Bound, quantities


@pytest.mark.parametrize(
    ("text", "said", "low", "unit", "bound"),
    [
        ("力争年均增长6%以上。", "年均增长6%以上", "6", "%", Bound.LEAST),
        ("增加值达650亿元", "达650亿元", "65000000000", "元", Bound.EXACT),
        ("新增茶园2.5万亩", "2.5万亩", "25000", "亩", Bound.EXACT),
        ("提高３個百分點左右", "提高３個百分點左右", "3", "个百分点", Bound.ABOUT),
        ("修缮二十三处码头", "二十三处", "23", "处", Bound.EXACT),
        ("百分之六", "百分之六", "6", "%", Bound.EXACT),
        ("下降百分之三点五", "下降百分之三点五", "3.5", "%", Bound.EXACT),
        ("不低于三成", "不低于三成", "30", "%", Bound.LEAST),
        ("三百二十萬元", "三百二十萬元", "3200000", "元", Bound.EXACT),
        ("两亿三千万", "两亿三千万", "230000000", "", Bound.EXACT),
        ("1.2万亿元", "1.2万亿元", "1200000000000", "元", Bound.EXACT),
        ("運送旅客 120 萬人次", "120 萬人次", "1200000", "人次", Bound.EXACT),
        ("运送旅客12万人次", "12万人次", "120000", "人次", Bound.EXACT),
        ("1,250.5公里", "1,250.5公里", "1250.5", "公里", Bound.EXACT),
        ("约5千米", "约5千米", "5000", "米", Bound.ABOUT),
        ("100余家", "100余家", "100", "家", Bound.LEAST),
        ("投资200餘萬元", "200餘萬元", "2000000", "元", Bound.LEAST),
        ("新建码头3座", "3座", "3", "座", Bound.EXACT),
        ("12万标准箱", "12万标准箱", "120000", "标箱", Bound.EXACT),
        ("控制在3级以内", "控制在3级以内", "3", "级", Bound.MOST),
        ("突破1450亿元", "突破1450亿元", "145000000000", "元", Bound.LEAST),
    ],
)
def test_quantities_are_read(text: str, said: str, low: str, unit: str, bound: Bound) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == said
    assert (found.low, found.high, found.unit, found.bound) == (Decimal(low), None, unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5%—6%", "5", "6", "%"),
        ("100至120家", "100", "120", "家"),
        ("2～3万亩", "20000", "30000", "亩"),
        ("2万到3万亩", "20000", "30000", "亩"),
        ("8000万至1.2亿元", "80000000", "120000000", "元"),
        ("三至五成", "30", "50", "%"),
    ],
)
def test_ranges_are_read(text: str, low: str, high: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "第二十三条",
        "2024年2月5日",
        "2021—2025年",
        "十四五",
        "一批项目",
        "千家万户",
        "416战略",
        "第3章",
        "",
    ],
)
def test_what_only_looks_like_a_quantity_is_refused(text: str) -> None:
    assert list(quantities(text)) == []


def test_what_is_done_is_told() -> None:
    found = quantities("游客增长8%，新增渡船5艘，提高到30班次")
    assert [quantity.action for quantity in found] == ["增长", "", "提高到"]


@settings(max_examples=100)
@given(st.text("十二百万亿两点.,0123456789%元个至—约超增长以上第年", max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.start <= quantity.number < quantity.end <= len(text)
        assert quantity.low >= 0
        at = quantity.end
    assert len(fold(text)) == len(text)
