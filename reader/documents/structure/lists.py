"""Enumerations that look numbered like headings and are lists, clauses or numbered paragraphs."""

from __future__ import annotations

from itertools import pairwise

from reader.documents.structure.candidates import Form
from reader.documents.structure.folding import fold
from reader.documents.structure.markers import (
    CIRCLED,
    COMMA,
    DIGIT_COMMA,
    DOT,
    FORMAL,
    HALF_ROUND,
    ROUND,
)
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.sentences import median
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_LONG_CLAUSE = 32  # code points that most first sentences exceed
_LONG_SENTENCE = 30  # code points
_LINES_SHARE = 0.3  # of siblings
_ITEMS_SHARE = 0.6  # of siblings
_RULE = Pattern(
    "应当|可以|不得|必须|须|应由|由.{2,12}负责|除.{1,20}外|按照.{2,20}执行|下列|的[，,]"
    "|一律|为准|应予|依照|有权|限于|凡是?|均应|是指|所指|所称|视为|自.{2,14}起|废止|修改为|删去"
    r"|增加.{0,3}[条款项]|第[一二三四五六七八九十百零\d]{1,6}条"
)
_ENTERS_INTO_FORCE = Pattern("自.{2,20}起(?:施行|试行|执行|实施|生效)|由.{2,30}(?:负责)?解释。$")
_AMENDS = Pattern(
    "(?:将|对)?第[一二三四五六七八九十百零\\d]{1,6}[条款项章].{0,40}(?:修改为|修改|删去|改为|作为)"
    "|(?:删去|删除|增加)(?:[一二三两]|第[一二三四五六七八九十百零\\d]{1,6}).{0,2}[条款项章]"
)
_GLOSSARY = Pattern("(?:名词|术语|词语|概念|有关用语)(?:解释|注释|说明|释义)")
_CHAPTERS = (FORMAL, COMMA)
_DIGITS = (DOT, DIGIT_COMMA, ROUND, HALF_ROUND, CIRCLED)
_LONGEST_CAPTION = 24  # code points
_LIST_ENDS = ("；", ";")
_STOPS = ("。", *_LIST_ENDS)


def demote_lists(blocks: Blocks, accepted: Sequence[Candidate]) -> None:
    """Turn the candidates that are entries of a list into items.

    Siblings of one family under one parent are judged together.
    """
    for parent, group in _groups(accepted):
        if group[0].marker.is_unit:
            continue
        if (parent is not None and parent.form in (Form.CLAUSE, Form.ITEM)) or _explains_terms(
            blocks, group
        ):
            _make_items(group)
            continue
        if _is_list(blocks, group):
            _make_items(c for c in group if c.form is Form.LINE)
        if _are_clauses(blocks, group):
            _make_items(c for c in group if c.form is Form.RUN_IN or _ends_sentence(blocks, c))
        _make_items(c for c in group if _is_rule(blocks, c))
        if sum(c.form is Form.ITEM for c in group) >= _ITEMS_SHARE * max(len(group), 3):
            _make_items(c for c in group if c.form is Form.RUN_IN or _ends_open(blocks, c))


def _groups(
    accepted: Sequence[Candidate],
) -> Iterable[tuple[Candidate | None, list[Candidate]]]:
    """Yield each parent with its children of one family, parents before their grandchildren."""
    groups: dict[tuple[int, str], tuple[Candidate | None, list[Candidate]]] = {}
    stack: list[Candidate] = []
    for candidate in accepted:
        while stack and stack[-1].level >= candidate.level:
            stack.pop()
        parent = stack[-1] if stack else None
        key = (id(parent), candidate.marker.family)
        groups.setdefault(key, (parent, []))[1].append(candidate)
        stack.append(candidate)
    return groups.values()


def _explains_terms(blocks: Blocks, group: Sequence[Candidate]) -> bool:
    """Tell the entries of a glossary by the line above the first."""
    if group[0].marker.family not in _DIGITS or not group[0].block:
        return False
    above = blocks[group[0].block - 1]
    return len(above.head) <= _LONGEST_CAPTION and _GLOSSARY.search(above.head) is not None


def _is_list(blocks: Blocks, group: Sequence[Candidate]) -> bool:
    """Tell a list by its semicolons, or by its entries following each other without a body."""
    if any(blocks.lasts[c.block] in _LIST_ENDS for c in group):
        return True
    pairs = list(pairwise(group))
    adjacent = sum(a.form is Form.LINE and b.block == a.block + 1 for a, b in pairs)
    if not pairs or adjacent < 0.6 * len(pairs):
        return False
    stopped = sum(blocks.lasts[c.block] in _STOPS for c in group)
    return stopped >= 0.5 * len(group) or group[0].marker.family not in _CHAPTERS


def _are_clauses(blocks: Blocks, group: Sequence[Candidate]) -> bool:
    """Tell numbered paragraphs by their long first sentences or their normative wording."""
    if len(group) < 2 or (
        group[0].marker.family in _CHAPTERS and _share_of_lines(blocks, group) > _LINES_SHARE
    ):
        return False
    texts = [_heading_text(blocks, c) for c in group]
    rules = sum(_RULE.search(text) is not None for text in texts)
    return median([len(text) for text in texts]) > _LONG_CLAUSE or rules >= max(2, 0.3 * len(group))


def _is_rule(blocks: Blocks, candidate: Candidate) -> bool:
    """Tell a single clause: a whole line that is a long sentence in normative wording."""
    if candidate.form is not Form.LINE:
        return False
    block = blocks[candidate.block]
    if _AMENDS.match(block.head, candidate.marker.end):
        return True
    return block.text.endswith("。") and (
        _ENTERS_INTO_FORCE.search(block.head) is not None
        or (len(block.text) > _LONG_SENTENCE and _RULE.search(block.head) is not None)
    )


def _heading_text(blocks: Blocks, candidate: Candidate) -> str:
    text = blocks.text(candidate.block)
    end = candidate.end if candidate.body else len(text)
    return fold(text[candidate.marker.end : min(end, candidate.marker.end + 200)])


def _ends_sentence(blocks: Blocks, candidate: Candidate) -> bool:
    return candidate.form is Form.LINE and blocks.lasts[candidate.block] in "。？！?!"


def _ends_open(blocks: Blocks, candidate: Candidate) -> bool:
    return _ends_sentence(blocks, candidate) or blocks.lasts[candidate.block] in "：:"


def _share_of_lines(blocks: Blocks, group: Sequence[Candidate]) -> float:
    """Return the share of siblings that stand alone on their lines and are no sentences."""
    lines = sum(c.form is Form.LINE and not _ends_sentence(blocks, c) for c in group)
    return lines / len(group)


def _make_items(candidates: Iterable[Candidate]) -> None:
    for candidate in candidates:
        if not candidate.sure:
            candidate.form = Form.ITEM
