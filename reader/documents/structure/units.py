"""The units of 第…章 and their kin: their fixed order, and the words that only look like them."""

from __future__ import annotations

from reader.documents.structure.folding import fold
from reader.documents.structure.patterns import Guarded, Pattern
from reader.text.numerals import CHINESE_DIGITS
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.documents.model import Section

UNITS: dict[str, tuple[float, str]] = {
    "编": (1.0, "编"),
    "部": (1.0, "部"),
    "部分": (1.0, "部分"),
    "卷": (1.0, "卷"),
    "册": (1.0, "册"),
    "分编": (2.0, "分编"),
    "分部": (2.0, "分部"),
    "篇": (2.0, "篇"),
    "辑": (2.0, "辑"),
    "集": (2.0, "集"),
    "章": (3.0, "章"),
    "回": (3.0, "回"),
    "讲": (3.0, "讲"),
    "话": (3.0, "话"),
    "课": (3.0, "课"),
    "幕": (3.0, "幕"),
    "节": (4.0, "节"),
    "场": (4.0, "场"),
    "款": (4.5, "款"),
    "目": (5.0, "目"),
    "条": (6.5, "条"),
}
"""Rank (lower is coarser) and name of each unit, by its folded form."""

UNIT_ALTERNATIVES = "|".join(sorted(UNITS, key=len, reverse=True))

_WRITTEN = Pattern(f"({UNIT_ALTERNATIVES})(?:之[{CHINESE_DIGITS}\\d]{{1,3}})?$")
_WORDS = {
    unit: tuple(words.split())
    for unit, words in {
        "编": "制 写 者 号 辑",
        "部": "门 委 队 署 级 件 长 法 电 作 小说 影 曲 手机 车",
        "部分": "的 内容 是 为 地区 企业",
        "卷": "烟 入 积 宗",
        "册": "子",
        "篇": "章 幅 文 论文 报道",
        "集": "团 体 合 中 成 群 聚 约 资 装",
        "回": "合 头 来 归 升 落 复 应 收 事 去 见",
        "章": "程",
        "讲": "话 述 解",
        "话": "题 说",
        "课": "程 时 堂 题",
        "幕": "僚 后",
        "场": "景 所 合 地 比赛 次 面",
        "节": "课 能 约 点 目 日 奏 车厢",
        "款": "项 待 式 型 产 车 游 手 新",
        "目": "标 的 录 前 光 击",
        "条": "件 例",
    }.items()
}
_REFERENCE = Guarded(
    r"(?:之?规定|所列|所规定|的|、|,|(?:和|或|或者|至|及|以及)第|以及|中的|款(?!项|待)|项(?!目))"
    rf"|第[{CHINESE_DIGITS}\d]{{1,6}}[条款项章节]",
    opens="之规所的、,和或至及以中款项第",
)


def is_word(unit: str, head: str, position: int) -> bool:
    """Tell whether unit and what follows are one word: 第六回合, 第三部门, 第一节课."""
    words = _WORDS.get(unit)
    return words is not None and head.startswith(words, position)


def is_reference(head: str, position: int) -> bool:
    """Tell whether what is glued to a unit makes it a reference: 第三条规定的, 第十条第二款."""
    return _REFERENCE.match(head, position) is not None


def down_to_unit(outline: Iterable[Section], unit: str) -> set[int]:
    """Return the indices of the sections that an outline which stops at a unit shows.

    Down to 节 shows 编, 章 and 节, and what has no number at their depth; not the articles, nor
    anything inside of what is not shown.

    Args:
        outline: sections in document order.
        unit: a key of `UNITS`.
    """
    sections = list(outline)
    ranks = {section.index: _rank(section) for section in sections}
    deepest = max((s.level for s in sections if ranks[s.index] <= UNITS[unit][0]), default=0)
    shown: set[int] = set()
    hidden = 0  # the end of what is inside the last section that is not shown
    for section in sections:
        unnumbered = not section.marker or not section.level
        fits = section.level <= deepest if unnumbered else ranks[section.index] <= UNITS[unit][0]
        if fits and section.paragraph >= hidden:
            shown.add(section.index)
        elif section.children:
            hidden = max(hidden, section.end)
    return shown


def unit_of(section: Section) -> str | None:
    """Return the unit by which a section is numbered, a key of `UNITS`; None where it has none."""
    match = _WRITTEN.search(fold(section.marker))
    return match[1] if match else None


def _rank(section: Section) -> float:
    """Return the rank of a section's unit; beyond all where it has none."""
    unit = unit_of(section)
    return UNITS[unit][0] if unit else float("inf")
