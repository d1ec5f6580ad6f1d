"""The text of one paragraph of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.ooxml import attribute, child, is_on
from reader.documents.formats.xml import local

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_LEFT_OUT = frozenset(
    (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "smartTagPr", "customXmlPr", "tblPr"),
        *("del", "moveFrom", "delText", "delInstrText", "instrText", "fldData"),
        *("rt", "annotationRef", "Fallback"),
    )
)
_DELETED = ("del", "moveFrom")
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "den": "/",  # the lower half of a fraction
}
_NOTES = ("footnoteReference", "endnoteReference")
_SYMBOLS = {
    0x52: "☑",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0xA8: "□",
    0xD8: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_PRIVATE = 0xF000
_BULLET = "•"


class Inline(NamedTuple):
    """The text of a paragraph, and the text boxes that are anchored in it."""

    text: str
    boxes: list[_Element]


def read_inline(paragraph: _Element, sign: Callable[[str, str], str]) -> Inline:
    """Return what a paragraph shows: insertions, but no deletions, no hidden text, no codes.

    Args:
        paragraph: a ``w:p``, or anything that holds runs.
        sign: gives the sign of a note; its arguments are ``footnote`` or ``endnote``, and its id.
    """
    pieces: list[str] = []
    boxes: list[_Element] = []
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        name = local(element)
        if not name or name in _LEFT_OUT or (name == "r" and _is_hidden(element)):
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name == "sym":
            pieces.append(_symbol(element))
        elif name == "txbxContent":
            boxes.append(element)
        elif name in _NOTES:
            pieces.append(sign(name.removesuffix("Reference"), attribute(element, "id")))
        else:
            pieces.append(_CHARACTERS.get(name, ""))
            pending.extend(reversed(element))
    return Inline("".join(pieces), boxes)


def is_joined(properties: _Element | None) -> bool:
    """Tell by its properties whether the mark at the end of a paragraph was deleted.

    Then the text of the next one goes on in it.
    """
    mark = None if properties is None else child(properties, "rPr")
    return mark is not None and any(local(change) in _DELETED for change in mark)


def _is_hidden(run: _Element) -> bool:
    properties = child(run, "rPr")
    hidden = None if properties is None else child(properties, "vanish")
    return hidden is not None and is_on(hidden)


def _symbol(element: _Element) -> str:
    """Return the nearest character to one that is drawn by the place in a symbol font."""
    try:
        code = int(attribute(element, "char")[:6], 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code & 0xFF, _BULLET) if code >= _PRIVATE else chr(code or 0x20)
