"""The query language, read into a tree.

| written | finds paragraphs |
|---|---|
| ``words between spaces`` | that contain all of them |
| ``"exact phrase"``, ``“…”``, ``「…」`` | that contain it, spaces included |
| ``-word`` | that do not contain it |
| ``A OR B``, ``A AND B``, ``(A B) OR C`` | by either, by both, by groups; AND binds tighter |
| ``py:minying``, ``py:myjj`` | that contain what is read so |
| ``~word`` | that contain something like it |
| ``region:資訊`` | that contain it, or what other regions call it |
| ``/regex/`` | that a regular expression finds something in |
| ``tag:``, ``note:`` | annotated so |
| ``section:`` | under headings that contain the word |
| ``kind:`` | of a kind, such as ``heading`` |
"""

from __future__ import annotations

from contextlib import suppress

from reader.errors import PizhuError
from reader.search import words
from reader.search.query import (
    And,
    InSection,
    Manner,
    Not,
    Noted,
    OfKind,
    Or,
    Query,
    Tagged,
    Text,
)
from reader.search.regex import compile_regex
from reader.search.scanner import QUOTES, TokenKind, scan
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.search.query import Node
    from reader.search.scanner import Token

KINDS = {
    "heading": "heading", "标题": "heading", "body": "body", "正文": "body",
    "item": "item", "条目": "item", "row": "table row", "table": "table row", "表格": "table row",
    "caption": "caption", "题注": "caption", "metadata": "metadata", "元数据": "metadata",
    "furniture": "furniture", "页面": "furniture",
}  # fmt: skip
"""What may stand after ``kind:``, folded, and the kind of paragraph that it means."""

_MOST_NESTED = 50


def compile_query(query: str, *, regex: bool = False, manner: Manner = Manner.PLAIN) -> Query:
    """Return a query ready to be put to documents.

    Args:
        query: what the user typed, in the language of `reader.search.parser`.
        regex: the whole of it is one regular expression.
        manner: how words are matched that neither stand in quotes nor say it themselves.

    Raises:
        PizhuError: it cannot be understood. Its values hold ``position``, the place in the query,
            from 1.
    """
    if regex:
        return Query(query, compile_regex(query) if query else None)
    tokens = list(scan(query))
    root = _Parser(tokens, len(query), manner).parse() if tokens else None
    if root and not _affirms(root):
        raise PizhuError("search.only_without", position=1)
    return Query(query, root)


def quoted(text: str) -> str:
    """Return a query that finds exactly a text; without quotation marks where it needs none."""
    plain = Text(fold(text))
    for query in (text, *(f"{opening}{text}{closing}" for opening, closing in QUOTES.items())):
        with suppress(PizhuError):
            if compile_query(query).root == plain:
                return query
    return text


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: Iterable[Token], size: int, manner: Manner) -> None:
        self._tokens = [*tokens][::-1]
        self._size = size
        self._manner = manner
        self._depth = 0

    def parse(self) -> Node:
        node = self._either()
        if self._tokens:  # a closing parenthesis is a token only inside a group
            raise PizhuError("search.missing_term", position=self._tokens[-1].position + 1)
        return node

    def _next_is(self, *kinds: TokenKind) -> bool:
        return bool(self._tokens) and self._tokens[-1].kind in kinds

    def _either(self) -> Node:
        terms = [self._all()]
        while self._next_is(TokenKind.OR):
            self._tokens.pop()
            terms.append(self._all())
        return terms[0] if len(terms) == 1 else Or(tuple(terms))

    def _all(self) -> Node:
        terms = [self._one()]
        while self._tokens and not self._next_is(TokenKind.OR, TokenKind.CLOSE):
            if self._next_is(TokenKind.AND):
                self._tokens.pop()
            terms.append(self._one())
        return terms[0] if len(terms) == 1 else And(tuple(terms))

    def _one(self) -> Node:
        if not self._tokens or self._next_is(TokenKind.AND, TokenKind.OR, TokenKind.CLOSE):
            position = self._tokens[-1].position if self._tokens else self._size
            raise PizhuError("search.missing_term", position=position + 1)
        token = self._tokens.pop()
        if token.kind not in (TokenKind.NOT, TokenKind.OPEN):
            return _leaf(token, self._manner)
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise PizhuError("search.too_deep", position=token.position + 1)
        node = self._without() if token.kind is TokenKind.NOT else self._group(token)
        self._depth -= 1
        return node

    def _without(self) -> Node:
        """Return what must not be found: never more than what is written."""
        manner, self._manner = self._manner, self._manner & ~Manner.TYPED
        node = Not(self._one())
        self._manner = manner
        return node

    def _group(self, opening: Token) -> Node:
        node = self._either()
        if not self._next_is(TokenKind.CLOSE):
            raise PizhuError(
                "search.unclosed", position=opening.position + 1, mark="(", closing=")"
            )
        self._tokens.pop()
        return node


def _leaf(token: Token, manner: Manner) -> Node:
    if not token.text:
        raise PizhuError("search.missing_term", position=token.position + 1)
    if token.kind is TokenKind.REGEX:
        return compile_regex(token.text, token.position + 1)
    text = token.text.replace("\n", " ")  # as in the text searched, where it parts paragraphs
    if token.field:
        return _field(token, text)
    return words.word(text, manner) if token.kind is TokenKind.WORD else Text(fold(text))


def _field(token: Token, text: str) -> Node:
    needle = fold(text)
    match token.field:
        case "kind":
            return _kind(token, needle)
        case "region":
            return words.regional(text)
    return _FIELDS[token.field](needle)


_FIELDS: dict[str, Callable[[str], Node]] = {
    "section": InSection,
    "tag": Tagged,
    "note": Noted,
    "fuzzy": words.fuzzy,
    "pinyin": words.by_sound,
}


def _kind(token: Token, needle: str) -> OfKind:
    if needle not in KINDS:
        known = ", ".join(dict.fromkeys(kind for kind in KINDS if kind.isascii()))
        raise PizhuError(
            "search.unknown_kind", position=token.position + 1, kind=token.text, known=known
        )
    return OfKind(KINDS[needle])


def _affirms(node: Node) -> bool:
    """Tell whether a term says what to find, and not only what not to find."""
    match node:
        case Not():
            return False
        case And(terms):
            return any(map(_affirms, terms))
        case Or(terms):
            return all(map(_affirms, terms))
    return True
