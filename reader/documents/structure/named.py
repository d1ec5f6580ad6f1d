"""Headings without a number that have a usual name: 前言, 楔子, 附则, 参考文献."""

from __future__ import annotations

import re

from reader.documents.model import SectionKind
from reader.documents.structure.blocks import Role
from reader.documents.structure.headings import Heading
from reader.documents.structure.patterns import Guarded, Pattern, either, words
from reader.documents.structure.sentences import squeezed
from reader.text.numerals import CHINESE_DIGITS as CN
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Block, Blocks

_NAMES = (
    "前言 引言 序 序言 自序 代序 总序 绪论 导论 导言 导语 楔子 引子 序章 序幕 序曲 尾声 后记 跋"
    " 结语 结束语 结论 总结 余论 致谢 鸣谢 参考文献 总则 附则 终章 摘要 内容摘要 内容提要 尾注"
    " 注释 译后记 译者序 出版说明 凡例 编者按 编后记 附记 再版后记 大结局 完本感言 上架感言 献词"
    " 题记 缩略语 abstract references 基本案情 简要案情 裁判结果 裁判理由 裁判要旨 裁判要点"
    " 处理结果 案例分析 适用解析 典型意义 相关法条 名词解释 术语解释"
)
_OPENERS = {"A", "R"} | {name[0] for name in words(_NAMES)}
_NAMED = Pattern(either(_NAMES) + "$", re.IGNORECASE)
_EXTRA = Guarded(
    rf"(?:番外|外传|楔子|序章|尾声|后记)(?:篇|之)?\s{{0,4}}(?:[{CN}\d]{{1,3}})?(?=[\s::]|$)",
    opens="番外楔序尾后",
)
_LABELS = r"(?:摘\s{0,4}要|内容摘要|内容提要|关\s{0,4}键\s{0,4}词|关键字|abstract|key\s?words?)"
_LABEL = Guarded(
    rf"({_LABELS}\s{{0,2}}:|[\[【〔(]\s{{0,2}}{_LABELS}\s{{0,2}}[\]】〕)]\s{{0,2}}:?)\s{{0,4}}",
    re.IGNORECASE,
    opens="摘内关aAkK[【〔(",
)
_SIGNS = "◆◇★☆●○◎■□▲△※〓*=~—-─·•"
_ORNAMENTS = _SIGNS + "【】〖〗[]〔〕《》〈〉<>"
_BOOK = Pattern("《[^》]{1,20}》")
_LONGEST = 30
NAMED_OPENERS = _OPENERS | _EXTRA.opens | set(_ORNAMENTS)
"""The first characters of headings with a usual name."""


def is_named(block: Block) -> bool:
    """Tell whether a block is a heading with a usual name."""
    if block.length > _LONGEST or block.head[0] not in NAMED_OPENERS:
        return False
    if block.head[0] in _OPENERS and _NAMED.match(squeezed(block.head).rstrip(":")):
        return True
    if block.head[0] in _ORNAMENTS:
        return _NAMED.match(_without_ornaments(block.head)) is not None
    return _EXTRA.match(block.head) is not None and block.text[-1] not in "。！？!?，,；;：:”"


def is_label(block: Block) -> bool:
    """Tell whether a block begins with a usual label: 摘要：, [关键词]."""
    return _LABEL.match(block.head) is not None


def _without_ornaments(head: str) -> str:
    """Return what a decorated line names: 楔子 of 【楔子】 and ◆《…》楔 子◆."""
    bare = squeezed(head).strip(_SIGNS)
    book = _BOOK.match(bare) if bare[:1] == "《" and bare != squeezed(head) else None
    return bare[book.end() if book else 0 :].strip(_ORNAMENTS)


def find_named(blocks: Blocks) -> list[Heading]:
    """Return the headings with a usual name, at level 1."""
    found = []
    for index in blocks.opening(NAMED_OPENERS | _LABEL.opens):
        if blocks.roles[index] != Role.TEXT:
            continue
        if blocks.lengths[index] > _LONGEST and blocks.firsts[index] not in _LABEL.opens:
            continue
        block = blocks[index]
        label = _LABEL.match(block.head)
        if label and label.end() < len(block.text):
            found.append(Heading(index, 1, SectionKind.NAMED, end=label.end(1), body=label.end()))
        elif is_named(block):
            found.append(Heading(index, 1, SectionKind.NAMED))
    return found
