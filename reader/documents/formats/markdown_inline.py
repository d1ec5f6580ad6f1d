"""The text between the marks of Markdown, and where in the source each piece of it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.documents.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_FARTHEST = 10_000
_DEEPEST = 32
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)


@dataclass(slots=True)
class Piece:
    """A line of text and its origin: segments in the order of the text.

    Attributes:
        hard: whether the line ends where the author broke it on purpose.
    """

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    hard: bool = False

    def add(self, text: str, source: int | None) -> None:
        """Append text, which begins at a source offset if that is known."""
        if source is not None and text:
            self.segments.append(Segment(len(self.text), source, len(text)))
        self.text += text

    def extend(self, other: Piece, between: str = "") -> None:
        """Append another piece."""
        shift = len(self.text) + len(between)
        self.text += between + other.text
        self.segments += [Segment(s.start + shift, s.source, s.length) for s in other.segments]
        self.hard = other.hard


class Locator:
    """Walks through a stretch of the source beside the tokens that were made of it."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._at = start
        self._end = end

    def lines(self, tokens: Iterable[Token]) -> list[Piece]:
        """Return the lines of a block, cut at each line break of the source."""
        lines = [Piece()]
        for token in tokens:
            if token.type in ("softbreak", "hardbreak") or _is_break(token):
                lines[-1].hard = token.type != "softbreak"
                lines.append(Piece())
            before = self._at
            self._take(token, lines[-1])
            if lines[-1].text and not lines[-1].segments:
                length = min(len(lines[-1].text), self._end - before)
                lines[-1].segments = [Segment(0, before, length)]
        return [line for line in lines if line.text.strip()]

    def _take(self, token: Token, line: Piece) -> None:
        if token.type == "text_special":
            line.add(token.content, self._find(token.markup))
        elif token.type in ("text", "code_inline"):
            line.add(token.content, self._find(token.content))
        elif token.type == "image":
            line.add(token.content, self._find(token.content))
            self._skip_target()
        elif token.type == "link_close" and token.markup != "autolink":
            self._skip_target()
        elif token.type == "html_inline":
            self._find(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            ended = _LINE_END.search(self._source, self._at, self._end)
            self._at = ended.end() if ended else self._end

    def _find(self, text: str) -> int | None:
        """Return where the source says a text next, and step behind it."""
        end = min(self._at + len(text) + _FARTHEST, self._end)
        found = self._source.find(text, self._at, end) if text else -1
        if found < 0:
            return None
        self._at = found + len(text)
        return found

    def _skip_target(self) -> None:
        """Step behind ``](address "title")`` or ``][label]``."""
        close = self._source.find("]", self._at, min(self._at + _FARTHEST, self._end))
        if close < 0:
            return
        self._at = close + 1
        following = self._source[self._at : self._at + 1]
        if following == "(":
            self._skip_brackets("(", ")")
        elif following == "[":
            self._skip_brackets("[", "]")

    def _skip_brackets(self, opening: str, closing: str) -> None:
        depth = 0
        for at in range(self._at, min(self._at + _FARTHEST, self._end)):
            character = self._source[at]
            depth += (character == opening) - (character == closing)
            if depth == 0 or depth > _DEEPEST:
                self._at = at + 1
                return


def _is_break(token: Token) -> bool:
    return token.type == "html_inline" and _BREAK.fullmatch(token.content) is not None
