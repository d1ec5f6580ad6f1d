"""The text of one paragraph of an OpenDocument text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.ooxml import attribute, integer
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lxml.etree import _Element

_LEFT_OUT = frozenset(
    (
        *("annotation", "annotation-end", "ruby-text", "tracked-changes", "note-citation"),
        *("event-listeners", "hidden-text", "desc", "object", "object-ole", "forms", "script"),
    )
)
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
"""A longer run of spaces is layout, and its count may be a lie."""


class Inline(NamedTuple):
    """The text of a paragraph, and the text boxes that are anchored in it."""

    text: str
    boxes: list[_Element]


def read_inline(
    paragraph: _Element, hidden: Collection[str], sign: Callable[[_Element], str]
) -> Inline:
    """Return what a paragraph shows.

    Args:
        paragraph: a ``text:p`` or ``text:h``.
        hidden: the styles of text that is not shown.
        sign: gives the sign of a ``text:note``.
    """
    pieces: list[str] = []
    boxes: list[_Element] = []
    pending: list[_Element | str] = []
    _push(pending, paragraph)
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            _append_collapsed(pieces, item)
            continue
        name = local(item)
        if name == "note":
            pieces.append(sign(item))
        elif name == "text-box":
            boxes.append(item)
        elif name in _CHARACTERS:
            pieces.append(_CHARACTERS[name](item))
        elif name and name not in _LEFT_OUT and attribute(item, "style-name") not in hidden:
            _push(pending, item)
    return Inline("".join(pieces), boxes)


def _push(pending: list[_Element | str], element: _Element) -> None:
    """Put what an element holds on the stack, its first part on top."""
    for inner in reversed(element):
        if inner.tail:
            pending.append(inner.tail)
        pending.append(inner)
    if element.text:
        pending.append(element.text)


def _append_collapsed(pieces: list[str], text: str) -> None:
    """Append text with each run of white space as one space, which no other space precedes."""
    text = _SPACE.sub(" ", text)
    if text[0] == " " and (not pieces or pieces[-1][-1:] in ("", " ")):
        text = text[1:]
    pieces.append(text)


def _spaces(element: _Element) -> str:
    return " " * min(max(integer(attribute(element, "c"), 1), 1), _MOST_SPACES)


_CHARACTERS: dict[str, Callable[[_Element], str]] = {
    "s": _spaces,
    "tab": lambda _: "\t",
    "line-break": lambda _: "\n",
}
