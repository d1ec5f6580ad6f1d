"""Annotations as Markdown (CommonMark with YAML front matter).

The headings are the section paths of the annotations, or their tags. An annotation is an anchor
and a line with the paragraph's number (from 1), colour and tags, then the passage as a block quote,
then the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from annotations.exporters.commonmark import inline
from annotations.exporters.facts import facts, front_matter
from annotations.exporters.notes import note_lines
from annotations.exporters.quotes import block_quote
from annotations.exporters.updating import fresh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export
    from annotations.exporters.pages import Entry, Flavour, Heading

_DEEPEST = 6
_ANCHOR = re.compile(r'<a id="([0-9a-z-]+)"></a>')


class Markdown:
    """CommonMark."""

    name = "markdown"
    gap = 1
    bullet = ""

    def front(self, export: Export) -> list[str]:
        """Return the YAML front matter."""
        return front_matter(export)

    def heading(self, heading: Heading) -> str:
        """Return an ATX heading; below the sixth level all are of that one."""
        return f"{'#' * min(heading.depth, _DEEPEST)} {inline(heading.title)}"

    def entry(self, entry: Entry, export: Export) -> list[str]:
        """Return the anchor, the line of facts, the quote and the note."""
        annotation = entry.placement.annotation
        lines = [f'<a id="{self.key(entry.key)}"></a>', facts(entry, export, self)]
        if annotation.quote.exact.strip():
            lines += ["", block_quote(annotation, export)]
        if annotation.note.strip():
            lines += ["", note_lines(annotation.note)]
        return lines

    def key(self, entry_key: str) -> str:
        """Return the key as it is."""
        return entry_key

    def tag(self, name: str) -> str:
        """Return a tag with its sign, hyphens for spaces."""
        return f"#{inline('-'.join(name.split()))}"

    def reference(self, entry_key: str, words: str) -> str:
        """Return a link to an anchor."""
        return f"[{inline(words)}](#{self.key(entry_key)})"

    def is_front(self, line: str) -> bool:
        """Tell whether front matter begins."""
        return line.rstrip() == "---"

    def start(self, lines: Sequence[str], number: int) -> tuple[str, int] | None:
        """Know an annotation by its anchor."""
        found = _ANCHOR.match(lines[number])
        return (found[1], number) if found else None


FLAVOUR: Final[Flavour] = Markdown()


def render(export: Export) -> str:
    """Return the annotations as a Markdown document."""
    return fresh(export, FLAVOUR)
