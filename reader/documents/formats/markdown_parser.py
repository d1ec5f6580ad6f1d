"""markdown-it set up for reading: linear in the text, and nothing that an author wrote is lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_DEEPEST = 100
_MARKS = re.compile(r"[\\`*_~\[\]<>&!\n]")
_MOST_BRACKETS = 1000
_MOST_MARKS = 20_000


def parse_blocks(text: str, env: EnvType) -> list[Token]:
    """Return the tokens of the blocks; those of type ``inline`` are not parsed yet."""
    return _parser().parse(text, env)


def parse_inline(text: str, env: EnvType) -> list[Token]:
    """Return the tokens inside a block.

    Text with more brackets than any author writes, which markdown-it takes quadratic time for, is
    one token.
    """
    from markdown_it.token import Token

    if not _MARKS.search(text):
        return [Token("text", "", 0, content=text)]
    if text.count("[") > _MOST_BRACKETS or len(_MARKS.findall(text)) > _MOST_MARKS:
        return _as_lines(text)
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(text, parser, env, tokens)
    return tokens


def _as_lines(text: str) -> list[Token]:
    from markdown_it.token import Token

    tokens: list[Token] = []
    for line in text.split("\n"):
        tokens += [Token("text", "", 0, content=line), Token("softbreak", "br", 0)]
    return tokens[:-1]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def links_only(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Take ``[^1]: …`` for the text of a note, not for the address of a link."""
        first = state.bMarks[start] + state.tShift[start]
        return not state.src.startswith("[^", first) and reference(state, start, end, silent)

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.at("reference", links_only)
    return parser
