"""Punctuation marks of one style for another, one to one.

Half-width marks become full-width only beside Chinese: never in numbers, in Latin words or between
them. Which quotation marks and brackets belong together is told by their order in a line.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import Literal, get_args

from reader.text.script_engine import CharacterTable

Style = Literal["original", "region", "curly", "corner", "vertical", "wide"]
STYLES: tuple[Style, ...] = get_args(Style)
"""How marks can be shown.

``region`` means the quotation marks usual where the script of the text is: “curly” with Simplified
characters, 「corner」 with Traditional ones; ``vertical`` the forms for vertical lines; ``wide``
leaves quotation marks as they are. All but ``original`` also widen half-width marks, and all but
that and ``vertical`` replace vertical forms by the usual ones.
"""
CONTEXT = 34  # code points before and behind a text that tell about its marks

_USUAL = "「」『』（）《》〈〉【】〔〕｛｝［］〖〗，、。：；！？…—＿"
_VERTICAL = "﹁﹂﹃﹄︵︶︽︾︿﹀︻︼︹︺︷︸﹇﹈︗︘︐︑︒︓︔︕︖︙︱︳"
_CORNER = str.maketrans("“”‘’", "「」『』")
_WIDE = str.maketrans(",.:;?!()", "，。：；？！（）")

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = f"{_HAN}\u3001-\u301b\ufe10-\ufe4f\uff01-\uff65"
_NUMERALS = "一二三四五六七八九十百千〇零"
# A mark behind Chinese, a closing quotation mark between or not; or before Chinese, behind a word
# or a number that it follows without a space.
_BEHIND_CHINESE = rf"(?:(?<=[{_CHINESE}].)|(?<=[{_CHINESE}][”’].))"
_BEFORE_CHINESE = rf"(?=[“‘]?[{_CHINESE}])"
_SINGLE = re.compile(
    rf"[,.:;?!](?:(?<=[,;?!]){_BEHIND_CHINESE}|(?<=:)(?!/){_BEHIND_CHINESE}"
    rf"|(?<=[0-9A-Za-z%)”’][,:?!]){_BEFORE_CHINESE}|(?<=[0-9%)”’];){_BEFORE_CHINESE}"
    rf"|(?<=\.){_BEHIND_CHINESE}(?<![{_NUMERALS}].)(?=[“‘”’]?[{_CHINESE}]|\s|\Z))"
)
_PAIRED = re.compile(r"[()“”‘’\n]")
_APOSTROPHE = re.compile("(?<=[0-9A-Za-z])’(?=[A-Za-z])")
# At the beginning of a line what is quoted tells.
_QUOTING = re.compile(rf"(?:(?<=\n)|(?<=\u3000)|\A)[“‘][^“”‘’\n]{{0,32}}[{_CHINESE}]")
_BESIDE = re.compile(f"[{_CHINESE}“”‘’]")
_DEEPEST = 32  # marks open at once
_CLOSING = {")": "(", "”": "“", "’": "‘"}


class Punctuation:
    """Marks in one style; remembers those that are open at the end of a text for what follows it.

    Args:
        style: one of `STYLES`.
        traditional: whether the text's characters are Traditional.
    """

    def __init__(self, style: Style, *, traditional: bool) -> None:
        if style == "region":
            style = "corner" if traditional else "curly"
        self._style = style
        self._open: deque[tuple[str, bool]] = deque(maxlen=_DEEPEST)

    def apply(self, text: str, before: str = "", behind: str = "") -> str:
        """Return a text of the same length with its marks in this style.

        Args:
            text: whole lines, or a part of a line.
            before: the `CONTEXT` or more code points that precede it, as they were.
            behind: the `CONTEXT` or more code points that follow it.
        """
        if self._style == "original":
            return text
        whole = f"{before}{text}{behind}"
        first, last = len(before), len(before) + len(text)
        marks = {m.start(): m.group().translate(_WIDE) for m in _SINGLE.finditer(whole, first)}
        for match in _PAIRED.finditer(whole, first, last):
            marks[match.start()] = self._paired(whole, match.start())
        return self._shaped(_with_marks(whole, first, last, marks))

    def _paired(self, text: str, at: int) -> str:
        """Return a bracket, quotation mark or line end as it is shown."""
        mark = text[at]
        if mark == "\n":
            self._open.clear()
        elif mark in _CLOSING:
            if not self._closes(text, at):
                return mark
        else:
            beside = _is_chinese(text, at) or bool(_QUOTING.match(text, at))
            self._open.append((mark, beside))
            if not beside:
                return mark
        return mark.translate(_WIDE if mark in "()" else self._quotes)

    def _closes(self, text: str, at: int) -> bool:
        """Tell whether a closing mark is shown in the style, as its opening one is."""
        opening = _CLOSING[text[at]]
        if _APOSTROPHE.match(text, at):
            return False
        if not any(mark == opening for mark, _ in self._open):
            return _is_chinese(text, at)
        while True:
            mark, shown = self._open.pop()
            if mark == opening:
                return shown

    @property
    def _quotes(self) -> dict[int, int]:
        return _CORNER if self._style in {"corner", "vertical"} else {}

    def _shaped(self, text: str) -> str:
        if self._style == "vertical":
            return _table(_USUAL, _VERTICAL).translate(text)
        text = _table(_VERTICAL, _USUAL).translate(text)
        return _table("「」『』", "“”‘’").translate(text) if self._style == "curly" else text


def _with_marks(text: str, first: int, last: int, marks: dict[int, str]) -> str:
    """Return a span of a text with other characters in some places."""
    pieces: list[str] = []
    for at in sorted(marks):
        if at >= last:
            break
        pieces += (text[first:at], marks[at])
        first = at + 1
    return "".join((*pieces, text[first:last]))


@cache
def _table(marks: str, others: str) -> CharacterTable:
    return CharacterTable(dict(zip(marks, others, strict=True)))


def _is_chinese(text: str, at: int) -> bool:
    """Tell whether a character stands beside a Chinese one."""
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return _BESIDE.search(beside) is not None
