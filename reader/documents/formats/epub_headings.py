"""Where the lines of a book's contents stand in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.page import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.epub_contents import Entry
    from reader.documents.formats.page import Block

_MARKS = re.compile(r"[\W_]+")
_MADE_UP = re.compile(
    r"(?:section|part|text|split|page|file|body|index|unknown|untitled|document|start|content"
    r"|chapter|无标题|未命名|未知|正文)?[\s_-]*[\d_-]*(?:\.x?html?)?",
    re.IGNORECASE,
)
_NEAR = 5
_MOST_JOINED = 3
_LONGEST_MORE = 12


class Place(NamedTuple):
    """Where a line of the contents stands: ``said`` blocks are the heading, 0 if none says it."""

    first: int
    said: int
    entry: Entry


def is_made_up(label: str) -> bool:
    """Tell whether a program called a file so for want of a heading: Section 1, part0003."""
    return _MADE_UP.fullmatch(label.strip()) is not None


def find_places(blocks: Sequence[Block], entries: Sequence[Entry]) -> list[Place]:
    """Find the headings of one file, in the order of the text; each block is used once.

    A line that a program made up is left out where the text does not say it.
    """
    anchors: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for anchor in block.anchors:
            anchors.setdefault(anchor, index)
    places: dict[int, Place] = {}
    for entry in entries:
        target = anchors.get(entry.fragment, 0) if entry.fragment else 0
        place = _place(blocks, target, entry)
        if place.first not in places and (place.said or not is_made_up(entry.label)):
            places[place.first] = place
    return [places[first] for first in sorted(places)]


def _place(blocks: Sequence[Block], target: int, entry: Entry) -> Place:
    label = _plain(entry.label)
    for first in range(target, min(target + _NEAR, len(blocks))):
        for count in range(1, _MOST_JOINED + 1):
            if _plain("".join(block.text for block in blocks[first : first + count])) == label:
                return Place(first, count, entry)
    for first in range(target, min(target + _NEAR, len(blocks))):
        if _is_close(blocks[first], label, at_target=first == target):
            return Place(first, 1, entry)
    return Place(target, 0, entry)


def _is_close(block: Block, label: str, *, at_target: bool) -> bool:
    """Tell whether a block says the line in part, or is a heading where the line leads to."""
    text = _plain(block.text)
    if block.tag in HEADINGS and at_target:
        return True
    within = text in label or label in text
    return bool(text) and within and len(block.text) <= len(label) + _LONGEST_MORE


def says(block: Block, title: str) -> bool:
    """Tell whether a block says a title and nothing else, white space and marks aside."""
    return _plain(block.text) == _plain(title) != ""


def _plain(text: str) -> str:
    return _MARKS.sub("", text).casefold()
