"""A query as tokens, each with its place in the query."""

from __future__ import annotations

import re
from enum import Enum, auto

from reader.errors import PizhuError
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = {'"': '"', "“": "”", "＂": "＂", "「": "」", "『": "』"}
FIELDS = {"tag": "tag", "note": "note", "section": "section", "kind": "kind"} | {
    "标签": "tag", "批注": "note", "章节": "section", "类型": "kind",
} | {
    "py": "pinyin", "pinyin": "pinyin", "拼音": "pinyin", "region": "region", "地区": "region",
}  # fmt: skip
"""The fields that a term may ask for, by their folded names."""

_FIELD = re.compile(r"([^\W\d_]+)[:：]")
# A parenthesis groups only where it holds several terms: (1) and (一) are what documents contain.
# What stands in a phrase at its beginning closes nothing.
_GROUP = re.compile(r'\((?:"[^"]*"|＂[^＂]*＂|“[^”]*”|「[^」]*」|『[^』]*』)?[^)]*\s')
_OPERATORS = {"AND", "OR"}


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    REGEX = auto()
    FIELD = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    OPEN = auto()
    CLOSE = auto()


class Token(NamedTuple):
    """A piece of a query.

    Attributes:
        kind: what it is.
        text: its text without quotes or slashes.
        position: where it begins, in code points from 0.
        field: the name of the field that the text is asked of, or of the way it is meant.
    """

    kind: TokenKind
    text: str
    position: int
    field: str = ""


def scan(query: str) -> Iterator[Token]:
    """Yield the tokens of a query.

    Raises:
        PizhuError: a quotation mark or a slash is not closed, or a field has no value.
    """
    at = depth = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        token, at = _next(query, at, depth)
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        yield token


def _next(query: str, at: int, depth: int) -> tuple[Token, int]:
    """Return the token that begins at a place, and where it ends."""
    character = query[at]
    if character == "(" and _GROUP.match(query, at):
        return Token(TokenKind.OPEN, character, at), at + 1
    if character == ")" and depth:
        return Token(TokenKind.CLOSE, character, at), at + 1
    if character in "-－" and query[at + 1 : at + 2].strip():
        return Token(TokenKind.NOT, character, at), at + 1
    if character == "/":
        return _enclosed(query, at, TokenKind.REGEX, "/")
    return _field(query, at, depth) or _term(query, at, depth)


def _field(query: str, start: int, depth: int) -> tuple[Token, int] | None:
    """Return a term that says what it is asked of or how it is meant, if there is one."""
    if query[start] in "~～" and query[start + 1 : start + 2].strip():
        name, at = "fuzzy", start + 1
    elif (field := _FIELD.match(query, start)) and fold(field[1]) in FIELDS:
        name, at = FIELDS[fold(field[1])], field.end()
        if not query[at : at + 1].strip() or (depth and query[at] == ")"):
            raise PizhuError("search.empty_field", position=at + 1, field=field[1])
    else:
        return None
    value, end = _term(query, at, depth)
    return Token(TokenKind.FIELD, value.text, start, name), end


def _term(query: str, at: int, depth: int) -> tuple[Token, int]:
    """Return a phrase or a word; an operator is a word in capitals."""
    if query[at] in QUOTES:
        return _enclosed(query, at, TokenKind.PHRASE, QUOTES[query[at]])
    end = at
    while end < len(query) and not query[end].isspace() and not (depth and query[end] == ")"):
        end += 1
    word = query[at:end]
    kind = TokenKind[word] if word in _OPERATORS else TokenKind.WORD
    return Token(kind, word, at), end


def _enclosed(query: str, at: int, kind: TokenKind, closing: str) -> tuple[Token, int]:
    """Return what stands between an opening mark and its closing one."""
    end = query.find(closing, at + 1)
    while kind is TokenKind.REGEX and end > 0 and _escaped(query, end):
        end = query.find(closing, end + 1)
    if end < 0:
        raise PizhuError("search.unclosed", position=at + 1, mark=query[at], closing=closing)
    return Token(kind, query[at + 1 : end], at), end + 1


def _escaped(query: str, at: int) -> bool:
    before = query[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
