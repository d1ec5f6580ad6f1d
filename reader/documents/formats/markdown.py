"""Markdown (CommonMark with tables).

The source text is the file itself: every offset is true to it, marks of Markdown left out of the
text in between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.encoding import decode
from reader.documents.formats import Extracted
from reader.documents.formats.front_matter import read_front_matter
from reader.documents.formats.heading_levels import with_title
from reader.documents.formats.markdown_inline import Locator, Piece
from reader.documents.formats.markdown_parser import parse_blocks, parse_inline
from reader.documents.formats.markdown_wrapping import unwrapped
from reader.documents.model import ParagraphKind
from reader.documents.structure import Hint, Line
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_LINE = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"<!--|</?[a-zA-Z!?][^<>]{0,2000}>")
_WRITTEN = re.compile(r"[^\s][^\r\n]{0,100000}")
_INLINE = re.compile(
    r"<(?:!--|/?(?:b|strong|i|em|u|s|a|span|font|code|kbd|mark|small|sub|sup|del|ins|img)\b)",
    re.IGNORECASE,
)
_BODY = Hint(kind=ParagraphKind.BODY)
_ITEM = Hint(kind=ParagraphKind.ITEM)


def read_markdown(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a Markdown text.

    Raises:
        PizhuError: the data are no text, or the encoding is unknown.
    """
    source, found = decode(data, encoding, name=name)
    metadata, start = read_front_matter(source)
    lines = with_title(_Story(source, start).lines())
    return Extracted(source, found, lines, metadata)


class _Story:
    """Turns the tokens of a text into lines."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._starts = [start, *(m.end() for m in _LINE.finditer(source, start))]
        self._located = source.replace("\0", "\ufffd")  # as the parser has it
        self._env: EnvType = {}
        self._tokens = parse_blocks(source[start:], self._env)
        self._item: Token | None = None  # the item whose first block is still to come
        self._row: tuple[Locator, list[Piece]] | None = None
        self._header = False

    def lines(self) -> Iterator[Line]:
        """Yield the lines, an empty one between blocks."""
        above: Token | None = None
        for token in self._tokens:
            if token.level == 0 and token.map:
                yield Line("", self._start(token.map[0]))
            if token.type == "list_item_open":
                self._item = token
            elif token.type == "inline" and above is not None:
                yield from self._inline(token, above)
            elif token.type in ("fence", "code_block"):
                yield from self._code(token)
            elif token.type == "html_block":
                yield from self._html(token)
            else:
                yield from self._table(token)
            above = token

    def _start(self, number: int) -> int:
        """Return where a line of the text begins."""
        return self._starts[number] if number < len(self._starts) else len(self._source)

    def _locator(self, span: Sequence[int]) -> Locator:
        return Locator(self._located, self._start(span[0]), self._start(span[1]))

    def _inline(self, token: Token, above: Token) -> Iterator[Line]:
        children = parse_inline(token.content, self._env)
        if self._row is not None:
            locator, cells = self._row
            cells.append(_joined(locator.lines(children), " "))
        elif token.map:
            pieces = self._locator(token.map).lines(children)
            if above.type == "heading_open":
                yield _line(_joined(pieces, ""), Hint(int(above.tag[1:])))
            else:
                yield from self._paragraph(unwrapped(pieces), tight=above.hidden)

    def _paragraph(self, pieces: Sequence[Piece], *, tight: bool) -> Iterator[Line]:
        item, self._item = self._item, None
        hint = _ITEM if tight else None
        for piece in pieces:
            yield _line(self._numbered(piece, item) if item else piece, hint)
            item = None

    def _numbered(self, piece: Piece, item: Token) -> Piece:
        """Put the number of an item in front of its text."""
        if not item.info or not item.map:
            return piece
        sign = item.info + item.markup
        start = self._source.find(sign, self._start(item.map[0]), self._start(item.map[0] + 1))
        numbered = Piece()
        numbered.add(sign + " ", start if start >= 0 else None)
        numbered.extend(piece)
        return numbered

    def _code(self, token: Token) -> Iterator[Line]:
        """Yield the lines of code as they are, fences left out."""
        first, last = token.map or (0, 0)
        if token.type == "fence":
            first, last = first + 1, first + 1 + token.content.count("\n")
        for number in range(first, last):
            start, end = self._start(number), self._start(number + 1)
            yield Line(sanitise(self._source[start:end].rstrip("\r\n")), start, _BODY)

    def _html(self, token: Token) -> Iterator[Line]:
        """Yield what stands between the tags, a line for each of the source and each block."""
        first, last = token.map or (0, 0)
        position, end = self._start(first), self._start(last)
        piece = Piece()
        while position < end:
            tag = _TAG.search(self._source, position, end)
            stop = tag.start() if tag else end
            for found in _WRITTEN.finditer(self._source, position, stop):
                if piece.text and self._source.find("\n", position, found.start()) >= 0:
                    yield _line(piece, None)
                    piece = Piece()
                piece.add(found[0], found.start())
                position = found.end()
            if piece.text and (tag is None or not _INLINE.match(tag[0])):
                yield _line(piece, None)
                piece = Piece()
            position = self._behind(tag, end)

    def _behind(self, tag: re.Match[str] | None, end: int) -> int:
        """Return where the text goes on behind a tag or a comment, ``end`` where it does not."""
        if tag is None:
            return end
        if tag[0] != "<!--":
            return tag.end()
        close = self._source.find("-->", tag.end(), end)
        return end if close < 0 else close + 3

    def _table(self, token: Token) -> Iterator[Line]:
        """Collect the cells of a row, and yield the row at its end."""
        if token.type in ("thead_open", "thead_close"):
            self._header = token.type == "thead_open"
        elif token.type == "tr_open" and token.map:
            self._row = (self._locator(token.map), [])
        elif token.type == "tr_close" and self._row is not None:
            yield _row(self._row[1], header=self._header)
            self._row = None


def _joined(pieces: Sequence[Piece], between: str) -> Piece:
    whole = Piece()
    for piece in pieces:
        whole.extend(piece, between if whole.text else "")
    return whole


def _line(piece: Piece, hint: Hint | None) -> Line:
    start = piece.segments[0].source if piece.segments else 0
    return Line(sanitise(piece.text), start, hint, tuple(piece.segments))


def _row(cells: Sequence[Piece], *, header: bool) -> Line:
    whole = Piece()
    spans = []
    for index, cell in enumerate(cells):
        whole.extend(cell, "\t" if index else "")
        spans.append((len(whole.text) - len(cell.text), len(whole.text)))
    return _line(whole, Hint(None, ParagraphKind.ROW, tuple(spans), header))
