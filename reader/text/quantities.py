"""Quantities as Chinese documents write them: 年均增长6%以上, 650亿元, 2.5万亩, 三成左右.

What a text says is read, never guessed: a number without a unit, a date, an ordinal (第三) and a
slogan (五大) are no quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import fold
from reader.text.numerals import parse_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = """
个百分点 百分点 平方公里 平方千米 平方米 立方米 千瓦时 公里 千米 公顷 公斤 千克 千瓦 兆瓦
美元 欧元 港元 人次 人天 床位 车次 架次 班次 标箱 分钟 小时 个月 吨 亩 元 米 克 升 户 家 人 名 位
个 项 件 处 座 条 所 栋 幢 套 台 辆 艘 张 场 次 天 日 年 岁 倍 成 度 株 册 篇 宗 本 部 对 批 种 类
期 支 只 头 级 层 间 起 例 亿 万 镇 村 县 区 路 股 笔 枚 门 片 组 团 队 品 % ‰
标准箱 海里 千伏 厘米 毫米 斤 秒 份 趟 根 块 盏 箱 列
"""
_SAME_UNITS = {
    "千米": "公里", "平方千米": "平方公里", "千克": "公斤", "百分点": "个百分点", "标准箱": "标箱",
    fold("座"): "座",
}  # fmt: skip
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LEAST_BEFORE = "不低于 不少于 不小于 至少 超过 超 突破 高于 多于 大于"
_MOST_BEFORE = "不超过 不高于 不大于 不多于 低于 少于 小于 控制在 压减到"
_ABOUT_BEFORE = "大约 约为 约 接近 近"
_ACTIONS = """
年均增长 同比增长 增长到 增长至 增长 年均下降 同比下降 下降到 下降至 下降 提高到 提高至 提高
提升到 提升至 提升 增加到 增加至 增加 增至 新增 减少到 减少至 减少 降低到 降低至 降低 压减
扩大到 扩大 保持在 稳定在 达到 达 完成 实现 建成 新建 改造 引进 培育 突破 累计 总计 共
"""
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_BARE = frozenset("一百千万亿")  # alone these count nothing
_YEAR = 1000  # a bare number of years from here on is a date


class Bound(StrEnum):
    """How a quantity limits what it measures."""

    EXACT = ""
    LEAST = "least"
    MOST = "most"
    ABOUT = "about"


class Quantity(NamedTuple):
    """A number with its unit.

    Attributes:
        start: the first code point of what is said, the action in front included.
        end: just behind it.
        number: where the number itself begins.
        low: its value in ``unit``, or the lower end of a range.
        high: the upper end of a range, None where there is none.
        unit: what is counted, without 万 or 亿, in Simplified characters: 元, 亩, %, 个百分点.
        bound: whether it is the least, the most, or about so much.
        action: what is done with it, folded: 增长, 提高到; empty where nothing is said.
    """

    start: int
    end: int
    number: int
    low: Decimal
    high: Decimal | None
    unit: str
    bound: Bound
    action: str


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text in any script, from left to right."""
    for match in _pattern().finditer(fold(text)):
        quantity = _read(match)
        if quantity is not None:
            yield quantity


def _read(match: re.Match[str]) -> Quantity | None:
    said = match.groupdict(default="")
    unit, magnitude, digits = said["unit"], said["magnitude"], said["low"]
    if unit in {"万", "亿"}:
        magnitude, unit = magnitude + unit, ""
    if not (digits[0].isdigit() or said["high"]):  # 两亿三千 and 万 are one numeral
        digits, magnitude = digits + magnitude, ""
    low, high = _number(digits), _number(said["high"]) if said["high"] else None
    if low is None or _is_no_quantity(said, low):
        return None
    if said["hundredth"]:
        unit = "%"
    if unit == "成":
        low, high, unit = low * 10, high and high * 10, "%"
    factor = _factor(magnitude)
    low *= _factor(said["low_magnitude"]) if said["low_magnitude"] else factor
    return Quantity(
        *match.span(),
        match.start("low") - len(said["hundredth"]),
        low,
        None if high is None else high * factor,
        _SAME_UNITS.get(unit, unit),
        _bound(said),
        said["action"],
    )


def _number(digits: str) -> Decimal | None:
    """Return the value of a numeral; 千分位 commas and a decimal point are understood."""
    if digits[0].isdigit():
        return Decimal(digits.replace(",", ""))
    whole, _, fraction = digits.partition("点")
    high, separator, low = whole.rpartition("亿")
    parts = [parse_numeral(part) if part else 0 for part in (high, low)]
    if (separator and not high) or None in parts:
        return None
    value = Decimal((parts[0] or 0) * 10**8 + (parts[1] or 0))
    tenths = parse_numeral(fraction) if fraction else 0
    return None if tenths is None else value + Decimal(tenths).scaleb(-len(fraction))


def _is_no_quantity(said: dict[str, str], low: Decimal) -> bool:
    """Tell whether a number is a date, or part of a word such as 一批, 千家."""
    if said["unit"] == "年" and low >= _YEAR:
        return True
    if said["unit"] == "日" and not (said["action"] or said["high"]):
        return True
    bare = said["low"] in _BARE and not said["magnitude"]
    return bare and said["unit"] not in {"%", "倍", "成"}


def _factor(magnitude: str) -> int:
    factor = 1
    for character in magnitude:
        factor *= _MAGNITUDES[character]
    return factor


def _bound(said: dict[str, str]) -> Bound:
    before, behind = said["before"], said["behind"]
    if (
        behind in {"以上", "之上"}
        or said["some"]
        or said["more"]
        or before in _LEAST_BEFORE.split()
    ):
        return Bound.LEAST
    if said["action"] == "突破" and not before:
        return Bound.LEAST
    if behind in {"以内", "以下", "之内", "之下"} or before in _MOST_BEFORE.split():
        return Bound.MOST
    if behind or before in _ABOUT_BEFORE.split():
        return Bound.ABOUT
    return Bound.EXACT


@cache
def _pattern() -> re.Pattern[str]:
    units = _choice(fold(_UNITS))
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{_CHINESE}]+(?:点[{_CHINESE[:11]}]+)?)"
    magnitude = "(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|[十百千](?!分))"
    before = _choice(f"{_LEAST_BEFORE} {_MOST_BEFORE} {_ABOUT_BEFORE}")
    return re.compile(
        rf"(?:(?P<action>{_choice(_ACTIONS)})[了到至为]?)?"
        rf"(?P<before>{before})?"
        rf"(?<![第0-9.{_CHINESE}])(?P<hundredth>百分之)?(?P<low>{number})"
        rf"(?:(?P<low_magnitude>{magnitude})?(?:{units})?"
        rf"(?:-|—{{1,2}}|~|至|到)(?P<high>{number}))?"
        rf"[ ]?(?P<some>多|余)?(?P<magnitude>{magnitude})?(?P<more>多|余)?"
        rf"(?(hundredth)|(?P<unit>{units}))"
        r"(?P<behind>以上|之上|以内|以下|之内|之下|左右|上下)?"
    )


def _choice(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
