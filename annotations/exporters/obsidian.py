"""Annotations as a note for Obsidian: front matter, a callout for each passage, block ids.

A link to an annotation is ``[[file#^id]]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotations.exporters.commonmark import inline
from annotations.exporters.facts import facts
from annotations.exporters.markdown import Markdown
from annotations.exporters.notes import note_lines
from annotations.exporters.quotes import block_quote
from annotations.exporters.updating import fresh
from annotations.model import BOOKMARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export
    from annotations.exporters.pages import Entry, Flavour

_BLOCK_ID = re.compile(r"\^([0-9a-z-]+)\s*")
_NOT_IN_LINKS = str.maketrans("[]|^#", "（）／＾＃")
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


class Obsidian(Markdown):
    """Obsidian's Markdown."""

    name = "obsidian"

    def entry(self, entry: Entry, export: Export) -> list[str]:
        """Return the callout with facts and quote, the block id, and the note."""
        annotation = entry.placement.annotation
        kind = "bookmark" if annotation.kind == BOOKMARK else "quote"
        lines = [f"> [!{kind}] {facts(entry, export, self)}".rstrip()]
        if annotation.quote.exact.strip():
            lines.append(block_quote(annotation, export))
        lines += ["", f"^{self.key(entry.key)}"]
        if annotation.note.strip():
            lines += ["", note_lines(annotation.note)]
        return lines

    def tag(self, name: str) -> str:
        """Return a tag as Obsidian takes it: letters, digits, ``_``, ``-`` and ``/``."""
        name = _NOT_IN_TAGS.sub("-", name).strip("-")
        return f"#{name}" if name and not name.isdigit() else inline(f"#{name}_")

    def reference(self, entry_key: str, words: str) -> str:
        """Return a link to a block id."""
        return f"[[#^{self.key(entry_key)}|{words.translate(_NOT_IN_LINKS)}]]"

    def start(self, lines: Sequence[str], number: int) -> tuple[str, int] | None:
        """Know an annotation by its block id, below the callout that begins it."""
        found = _BLOCK_ID.fullmatch(lines[number])
        if found is None:
            return None
        first = number - 1
        while first >= 0 and not lines[first].strip():
            first -= 1
        while first >= 0 and lines[first].startswith(">"):
            if lines[first].startswith("> [!"):
                return found[1], first
            first -= 1
        return found[1], number


FLAVOUR: Final[Flavour] = Obsidian()


def render(export: Export) -> str:
    """Return the annotations as a note for Obsidian."""
    return fresh(export, FLAVOUR)
