"""Notes in Markdown exports.

A note is Markdown, and it stays so as long as it keeps to itself: a parser then gives for it in the
export what it gives for it alone. One that would reach beyond its place (an open fence, a heading,
a definition of a link) or act on its own (HTML) is written as text, every sign of it escaped, and
so is one without any markup, whose line breaks stay line breaks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotations.exporters.commonmark import blocks, clean, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_AFTER = "pizhu-after"
_BEYOND = frozenset({"html_block", "html_inline", "heading_open"})
_FOREIGN = re.compile(
    r"\[\^|^\s*\^[0-9a-z-]+\s*$|\A---|<!--|\{\{|\A[^\s:]+::(?:\s|$)", re.MULTILINE
)
_PAIRED = ("%%", "$$")  # what hides or sets all up to the next one, in Obsidian and elsewhere


def note_lines(note: str) -> str:
    """Return a note as Markdown, without blank lines at its ends."""
    text = clean(note).strip("\n")
    if is_plain(text) or not keeps_to_itself(text):
        return blocks(note)
    return "\n".join(line.rstrip() if not line.strip() else line for line in text.split("\n"))


def keeps_to_itself(text: str) -> bool:
    """Tell whether Markdown ends where it ends and means nothing to what is around it."""
    if _FOREIGN.search(text) or any(text.count(mark) % 2 for mark in _PAIRED):
        return False
    env: dict[str, Any] = {}
    tokens = _parser().parse(f"{text}\n\n{_AFTER}", env)
    if env.get("references") or _BEYOND.intersection(_kinds(tokens)):
        return False
    last = tokens[-2] if len(tokens) > 2 else None
    return last is not None and last.content == _AFTER and last.level == 1


def _kinds(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        yield token.type
        yield from _kinds(token.children or ())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
