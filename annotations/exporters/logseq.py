"""Annotations as a page for Logseq: an outline of blocks with properties.

An annotation is a block with its ``id`` (a UUID made from ours), its passage as a quotation and its
note as the blocks below it. A link to it is ``((id))``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from annotations.exporters.commonmark import clean, inline, is_plain
from annotations.exporters.facts import facts, properties
from annotations.exporters.notes import keeps_to_itself
from annotations.exporters.quotes import quoted
from annotations.exporters.updating import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotations.exporters import Export
    from annotations.exporters.pages import Entry, Flavour, Heading

_DEEPEST = 6
_BREAK = "\\"
_OURS = UUID("7a1c2f0e-5d0b-5c1f-9a43-6b8f6f0c1d55")
_ID = re.compile(r"\s*id:: ([0-9a-f-]{36})\s*")
_PROPERTY = re.compile(r"[\w-]+:: ")
_PLAIN_TAG = re.compile(r"[\w/-]+")
_BRACKETS = str.maketrans("[]", "()")


class Logseq:
    """Logseq's Markdown."""

    name = "logseq"
    gap = 0
    bullet = "- "

    def front(self, export: Export) -> list[str]:
        """Return the properties of the page, but its title: that is the name of its file."""
        fields = {name: value for name, value in properties(export).items() if name != "title"}
        return [f"{name}:: {_line(str(value))}" for name, value in fields.items()]

    def heading(self, heading: Heading) -> str:
        """Return a block that is a heading; all are on the first level of the outline."""
        return f"- {'#' * min(heading.depth, _DEEPEST)} {_line(heading.title)}"

    def entry(self, entry: Entry, export: Export) -> list[str]:
        """Return the block with facts, id and quote, and the blocks of the note."""
        annotation = entry.placement.annotation
        lines = [f"\t- {facts(entry, export, self)}", f"\t  id:: {self.key(entry.key)}"]
        if annotation.quote.exact.strip():
            quote = quoted(annotation, export).replace("::", ":\\:").split("\n")
            lines += [f"\t  > {line.removesuffix(_BREAK)}" for line in quote if line.strip()]
        for first, *others in _blocks(annotation.note):
            lines += [f"\t\t- {first}", *(f"\t\t  {line}" for line in others)]
        return lines

    def key(self, entry_key: str) -> str:
        """Return the UUID for a key."""
        return str(uuid5(_OURS, entry_key))

    def tag(self, name: str) -> str:
        """Return a tag with its sign, in double brackets around other than letters and digits."""
        return f"#{name}" if _PLAIN_TAG.fullmatch(name) else f"#[[{name.translate(_BRACKETS)}]]"

    def reference(self, entry_key: str, words: str) -> str:
        """Return a link to a block."""
        return f"[{inline(words)}]((({self.key(entry_key)})))"

    def is_front(self, line: str) -> bool:
        """Tell whether properties of the page begin."""
        return _PROPERTY.match(line) is not None

    def start(self, lines: Sequence[str], number: int) -> tuple[str, int] | None:
        """Know an annotation by its id, in the block that begins with the nearest bullet above."""
        found = _ID.fullmatch(lines[number])
        if found is None:
            return None
        first = number
        while first > 0 and not lines[first].lstrip().startswith("- "):
            first -= 1
        return found[1], first


def _blocks(note: str) -> Iterator[list[str]]:
    """Yield the blocks of a note: its paragraphs, or all of it if it holds more than those."""
    text = clean(note).strip("\n")
    if is_plain(text) or "::" in text or not keeps_to_itself(text):
        yield from _paragraphs(note)
    else:
        yield text.split("\n")


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the paragraphs of a text as lines of Markdown."""
    lines = re.sub(r"\r\n?", "\n", text).strip("\n")
    for paragraph in re.split(r"\n\s*\n", lines):
        if paragraph.strip():
            yield [_line(line) for line in paragraph.split("\n") if line.strip()]


def _line(text: str) -> str:
    """Return a line of text that Logseq takes for no property."""
    return inline(text).replace("::", ":\\:")


FLAVOUR: Final[Flavour] = Logseq()


def render(export: Export) -> str:
    """Return the annotations as a page for Logseq."""
    return fresh(export, FLAVOUR)
