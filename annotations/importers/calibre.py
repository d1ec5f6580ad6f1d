"""Reading what calibre exports: passages, notes and times, without places.

It writes JSON, of the books of a library (``calibre_annotation_collection``) or of the viewer
(``calibre_highlights``), and Markdown of either.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from annotations.importers.ereaders import BROKEN, book, damaged
from annotations.importers.foreign import Foreign
from annotations.model import Quote
from annotations.palette import PALETTE, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotations.importers import Imported

_COLLECTIONS = {"calibre_annotation_collection": "annotations", "calibre_highlights": "highlights"}
_DRAWN: Final = {"wavy": STYLES[0], "underline": STYLES[0], "strikeout": STYLES[1]}
_RULE = re.compile(r"^-{20}$", re.MULTILINE)
_DATE = re.compile(r"^\*(?:\[[^\]\n]+\]\([^)\n]+\)|[^*\n]+)\*$", re.MULTILINE)
_HEADINGS = re.compile(r"\s*(?:#+ [^\n]*\n\s*)+")
_BOOK = re.compile(r"^# (?P<title>[^\n]*)\n\s*\n## ", re.MULTILINE)
_TOP = re.compile(r"^# ", re.MULTILINE)


def is_json(content: Mapping[str, Any]) -> bool:
    """Tell whether JSON data is an export of calibre."""
    return str(content.get("type")) in _COLLECTIONS


def is_markdown(text: str) -> bool:
    """Tell whether a text is calibre's Markdown: a date, and a rule below each passage."""
    return _RULE.search(text) is not None and _DATE.search(text) is not None


def read_json(content: Mapping[str, Any]) -> tuple[Imported, ...]:
    """Return the annotations by the books that they are in.

    Raises:
        FormatError: they are damaged.
    """
    try:
        return tuple(_books(content[_COLLECTIONS[str(content.get("type"))]]))
    except BROKEN as error:
        raise damaged(error) from error


def read_markdown(text: str) -> tuple[Imported, ...]:
    """Return the annotations by the books that they are in, of the viewer's export as one book."""
    titles = list(_BOOK.finditer(text))
    if not titles or len(titles) != len(_TOP.findall(text)):
        return (book("calibre", "", _passages(text)),)
    ends = [*(found.start() for found in titles[1:]), len(text)]
    spans = zip(titles, ends, strict=True)
    return tuple(book(f["title"], "", _passages(text[f.start() : end])) for f, end in spans)


def _passages(text: str) -> Iterator[Foreign]:
    seen: Counter[str] = Counter()
    for part in _RULE.split(text):
        headings = _HEADINGS.match(part)
        body = part[headings.end() :] if headings else part
        date = _DATE.search(body)
        words = body[: date.start()].strip() if date else ""
        if date and words:
            seen[words] += 1
            name = f"calibre:{words}:{seen[words]}"
            yield Foreign(name, Quote(words), note=body[date.end() :].strip())


def _books(items: Iterable[Mapping[str, Any]]) -> Iterator[Imported]:
    books: dict[str, list[Foreign]] = {}
    for item in items:
        annotation = item.get("annotation", item)
        if annotation.get("type", "highlight") == "highlight" and not annotation.get("removed"):
            books.setdefault(str(item.get("book_id", "")), []).append(_highlight(annotation))
    for number, found in books.items():
        yield book(f"calibre {number}".strip(), "", found)


def _highlight(annotation: Mapping[str, Any]) -> Foreign:
    words = str(annotation.get("highlighted_text") or "")
    style = annotation.get("style") or {}
    which = str(style.get("which", "")) if style.get("kind") != "decoration" else ""
    return Foreign(
        name=f"calibre:{annotation.get('uuid') or words}",
        quote=Quote(words),
        note=str(annotation.get("notes") or ""),
        created=str(annotation.get("timestamp") or ""),
        colour=which if which in PALETTE else _DRAWN.get(str(style.get("which"))),
    )
