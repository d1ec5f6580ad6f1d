"""What stands between a title and the text: who wrote it, when, and who passed it.

Print sets it in the middle, below the title. It is told by its place and its shape: a few short
lines without a sentence in them, or lines in one pair of brackets.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.documents.model import ParagraphKind
from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    import re

    from reader.documents.model import Document
    from reader.layout.headings import Headings

_MOST = 5  # paragraphs; a longer run of short ones is a list
REACH = _MOST + 1
"""Paragraphs behind a title, at most, that its bylines and what follows them may be."""
_LONGEST = 90  # code points of a history in brackets


class Bylines:
    """Finds them below the titles of a document."""

    def __init__(self, document: Document, headings: Headings) -> None:
        self._paragraphs = document.paragraphs
        self._headings = headings
        self._runs: dict[int, range] = {}

    def __contains__(self, ordinal: int) -> bool:
        """Whether a paragraph stands between a title and the text."""
        title = self._title_above(ordinal)
        return title is not None and ordinal in self._below(title)

    def opens_text(self, ordinal: int) -> bool:
        """Tell whether a paragraph is the first below a title and its bylines."""
        if not ordinal or ordinal in self:
            return False
        return self._headings.is_title(ordinal - 1) or ordinal - 1 in self

    def _title_above(self, ordinal: int) -> int | None:
        for above in range(ordinal - 1, max(ordinal - _MOST - 1, -1), -1):
            if self._headings.is_title(above):
                return above
            if not self._may_be(above):
                return None
        return None

    def _below(self, title: int) -> range:
        run = self._runs.get(title)
        if run is None:
            run = self._runs[title] = self._find_below(title)
        return run

    def _find_below(self, title: int) -> range:
        at = first = title + 1
        end = min(first + _MOST + 1, len(self._paragraphs))
        while at < end and self._may_be(at):
            text = self._paragraphs[at].text
            if _opens_bracket(text):
                closing = self._closing(at)
                if closing is None:
                    break
                at = closing
            elif not _is_byline(text):
                break
            at += 1
        return range(first, at if at - first <= _MOST else first)

    def _closing(self, opening: int) -> int | None:
        """Return the paragraph where the bracket that one opens is closed."""
        for at in range(opening, min(opening + _MOST, len(self._paragraphs))):
            text = self._paragraphs[at].text
            if not self._may_be(at):
                return None
            if text.endswith(("）", ")")):
                return at
        return None

    def _may_be(self, ordinal: int) -> bool:
        paragraph = self._paragraphs[ordinal]
        return paragraph.kind is ParagraphKind.BODY and 0 < len(paragraph.text) <= _LONGEST


def _opens_bracket(text: str) -> bool:
    return text.startswith(("（", "(")) and not _item().match(text)


def _is_byline(text: str) -> bool:
    return _short_line().fullmatch(text) is not None or _names().fullmatch(text) is not None


@cache
def _short_line() -> re.Pattern[str]:
    return compiled(r"(?!\d+[.．)）])[^（(\[•●*-][^。！？；：:，,、…“”「」《》]{1,23}")


@cache
def _names() -> re.Pattern[str]:
    name = r"[㐀-鿿·]{2,5}[\d,*①-⑨]{0,4}"
    return compiled(rf"{name}(?:[，、 \u3000]+{name}){{1,11}}")


@cache
def _item() -> re.Pattern[str]:
    return compiled("[（(][一二三四五六七八九十0-9]{1,3}[）)]")
