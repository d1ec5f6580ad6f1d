"""Reading what KOReader and calibre export: passages, notes and times, without places.

KOReader writes JSON (one book, or ``documents``) and Markdown; calibre writes JSON, of the books of
a library (``calibre_annotation_collection``) or of the viewer (``calibre_highlights``).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import orjson

from annotations.errors import FormatError
from annotations.importers import Imported
from annotations.importers.foreign import Foreign, to_annotations
from annotations.info import DocumentInfo
from annotations.model import BOOKMARK, Quote
from annotations.palette import PALETTE, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PAGE = re.compile(r"^### Page .*? @ (?P<time>.+)$", re.MULTILINE)
_WRAPPED = re.compile(
    r"\A(?:\*\*_(.+)_\*\*|\*\*(.+)\*\*|\*(.+)\*|==(.+)==|\+\+(.+)\+\+|~~(.+)~~|<u>(.+)</u>)\Z",
    re.DOTALL,
)
_TIMES = ("%d %B %Y %I:%M:%S %p", "%d %B %Y %H:%M:%S")
_DRAWERS: Final = {"underscore": "underline", "strikeout": "strike"}
_COLLECTIONS = {"calibre_annotation_collection": "annotations", "calibre_highlights": "highlights"}


def is_json(content: object) -> bool:
    """Tell whether JSON data is an export of KOReader or calibre."""
    if not isinstance(content, dict):
        return False
    of_koreader = str(content.get("version", "")).startswith("json/")
    return of_koreader or str(content.get("type")) in _COLLECTIONS


def is_markdown(text: str) -> bool:
    """Tell whether a text is KOReader's Markdown."""
    return text.startswith("# ") and _PAGE.search(text) is not None


def read_json(content: Mapping[str, Any]) -> tuple[Imported, ...]:
    """Return the annotations by the books that they are in.

    Raises:
        FormatError: they are damaged.
    """
    try:
        kind = str(content.get("type"))
        if kind in _COLLECTIONS:
            return tuple(_calibre(content[_COLLECTIONS[kind]]))
        return tuple(_koreader(book) for book in content.get("documents", [content]))
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, OSError) as error:
        reason = " ".join(str(error).split())[:80]
        raise FormatError("annotations.not-ereader", reason=reason) from error


def read_markdown(text: str) -> tuple[Imported, ...]:
    """Return the annotations of the book that KOReader's Markdown is about."""
    title = text.removeprefix("# ").partition("\n")[0].strip()
    pages = list(_PAGE.finditer(text))
    ends = [*(page.start() for page in pages[1:]), len(text)]
    spans = zip(pages, ends, strict=True)
    found = (_foreign_of(page["time"], text[page.end() : end]) for page, end in spans)
    return (_imported(title, "", found),)


def _foreign_of(time: str, body: str) -> Foreign:
    body = re.split(r"^#{1,2} ", body, maxsplit=1, flags=re.MULTILINE)[0].strip("\n")
    words, _, note = body.partition("\n---\n")
    wrapped = _WRAPPED.match(words.strip())
    words = next(filter(None, wrapped.groups()), "") if wrapped else words.strip()
    name = f"koreader:{time}:{words}"
    return Foreign(name, Quote(words), note=note.strip(), created=_moment(time))


def _moment(text: str) -> str:
    for form in _TIMES:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).isoformat()
        except ValueError:
            continue
    return ""


def _koreader(book: Mapping[str, Any]) -> Imported:
    title = str(book.get("title", ""))
    return _imported(title, str(book.get("file") or ""), map(_koreader_entry, book["entries"]))


def _koreader_entry(entry: Mapping[str, Any]) -> Foreign:
    words, time = str(entry.get("text") or ""), entry.get("time") or 0
    style = _DRAWERS.get(str(entry.get("drawer")))
    colour = str(entry.get("color") or "")
    return Foreign(
        name=f"koreader:{time}:{words}",
        quote=Quote(words),
        note=str(entry.get("note") or ""),
        created=datetime.fromtimestamp(time, UTC).isoformat() if time else "",
        colour=style or (colour if colour in PALETTE else None),
        kind=BOOKMARK if entry.get("sort") == "bookmark" else "",
    )


def _calibre(items: Iterable[Mapping[str, Any]]) -> Iterator[Imported]:
    books: dict[str, list[Foreign]] = {}
    for item in items:
        annotation = item.get("annotation", item)
        if annotation.get("type", "highlight") == "highlight" and not annotation.get("removed"):
            books.setdefault(str(item.get("book_id", "")), []).append(_highlight(annotation))
    for number, found in books.items():
        yield _imported(f"calibre {number}".strip(), "", found)


def _highlight(annotation: Mapping[str, Any]) -> Foreign:
    words = str(annotation.get("highlighted_text") or "")
    style = annotation.get("style") or {}
    which = str(style.get("which", "")) if style.get("kind") != "decoration" else ""
    drawn = {"wavy": STYLES[0], "underline": STYLES[0], "strikeout": STYLES[1]}
    return Foreign(
        name=f"calibre:{annotation.get('uuid') or words}",
        quote=Quote(words),
        note=str(annotation.get("notes") or ""),
        created=str(annotation.get("timestamp") or ""),
        colour=which if which in PALETTE else drawn.get(str(style.get("which"))),
    )


def _imported(title: str, path: str, found: Iterable[Foreign]) -> Imported:
    annotations = tuple(a for foreign in found for a in to_annotations(foreign))
    return Imported(DocumentInfo("", title, path), annotations, (), whole=False)


def parsed(data: bytes) -> object:
    """Return JSON data, None if it is none."""
    try:
        return orjson.loads(data)
    except ValueError:
        return None
