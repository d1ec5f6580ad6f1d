"""The units in charge behind a measure: （牵头单位：…；责任单位：…）, （…按职责分工负责）."""

from __future__ import annotations

from reader.documents.structure.folding import fold
from reader.documents.structure.patterns import Pattern

_CLOSERS = {"）": "（", ")": "(", "】": "【", "]": "[", "〕": "〔"}
_OPENERS = frozenset(_CLOSERS.values())
_LONGEST = 400
_LABEL = Pattern(
    r"[(【\[〔]?\s{0,2}(?:(?:牵头|责任|配合|协办|协助|主办|承办|参加|参与|落实|实施|主管|指导)"
    r"(?:单位|部门|处室|科室|领导|人|主体)|(?:完成|办结)(?:时限|时间))[^:]{0,12}:"
)
_DUTY = Pattern(
    r"(?:牵头|负责|配合|落实|参与|参加|办理|协同|按职责分工)(?:实施|落实|推进)?\s{0,2}$"
)
_LEADERS = Pattern(
    "(?:部|委|局|办|厅|院|会|署|县|区|市|省|镇|乡|村|街道|单位|公司|中心|部门|政府|银行|机构)"
)


def trailer(text: str) -> tuple[int, int] | None:
    """Return the span of the units in charge at the end of a paragraph, None where it has none.

    They fill a line of their own, or stand in brackets behind the last sentence; brackets that
    follow each other are one span. A stop behind them belongs to it.
    """
    if text[:1] in "牵牽责責配协協主承参參落实實指完办辦" and _LABEL.match(fold(text[:40])):
        return 0, len(text)
    start = end = len(text.rstrip("。；;.").rstrip())
    while start and text[start - 1] in _CLOSERS:
        opener = _opener(text, start)
        if opener is None or not _names_units(fold(text[opener:start])):
            break
        start = len(text[:opener].rstrip())
    return (start, len(text)) if start < end else None


def _opener(text: str, end: int) -> int | None:
    """Return where the bracket opens that closes just before ``end``."""
    depth = 0
    for index in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        if text[index] in _CLOSERS:
            depth += 1
        elif text[index] in _OPENERS:
            depth -= 1
            if not depth:
                return index
    return None


def _names_units(bracketed: str) -> bool:
    inner = bracketed[1:-1]
    if _LABEL.match(bracketed):
        return True
    return _DUTY.search(inner) is not None and _LEADERS.search(inner) is not None


def without_trailer(heading: str, end: int) -> int:
    """Return where a heading ends that is followed by the units in charge, else ``end``."""
    found = trailer(heading[:end])
    return end if found is None or not found[0] else found[0]
