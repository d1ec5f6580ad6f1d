"""Reading what KOReader keeps and exports: passages, notes and times, without places.

It keeps them in ``metadata.*.lua`` beside the book, and exports them as JSON (one book, or
``documents``) and as Markdown.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from annotations.importers import lua
from annotations.importers.ereaders import BROKEN, book, damaged
from annotations.importers.foreign import Foreign
from annotations.model import BOOKMARK, Quote
from annotations.palette import PALETTE, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotations.importers import Imported

_BOOK = re.compile(r"^# (?P<title>.*)\n##### .*$", re.MULTILINE)
_PAGE = re.compile(r"^### Page .*? @ (?P<time>.+)$", re.MULTILINE)
_BETWEEN = re.compile(r"\n## (?:\n_[^\n]*_|[^\n]*)\Z")
_LINK = re.compile(r"\n\[[^\]\n]*\]\(<file://[^\n]*\?pos=[^\n]*>\)\Z")
_WRAPPED = re.compile(
    r"\A(?:\*\*_(.+)_\*\*|\*\*(.+)\*\*|\*(.+)\*|==(.+)==|\+\+(.+)\+\+|~~(.+)~~|<u>(.+)</u>)\Z",
    re.DOTALL,
)
_TIMES = ("%d %B %Y %I:%M:%S %p", "%d %B %Y %H:%M:%S")
_DRAWERS: Final = {"underscore": STYLES[0], "strikeout": STYLES[1]}
_COLOURS: Final = {"red": "pink", "orange": "yellow", "olive": "green", "cyan": "blue"}


def is_json(content: Mapping[str, Any]) -> bool:
    """Tell whether JSON data is an export of KOReader."""
    return str(content.get("version", "")).startswith("json/")


def is_markdown(text: str) -> bool:
    """Tell whether a text is KOReader's Markdown."""
    return text.startswith("# ") and _PAGE.search(text) is not None


def is_lua(text: str) -> bool:
    """Tell whether a text is what KOReader keeps beside a book."""
    return re.match(r"(?:--[^\n]*\n)*\s*return\s*\{", text) is not None


def read_json(content: Mapping[str, Any]) -> tuple[Imported, ...]:
    """Return the annotations by the books that they are in.

    Raises:
        FormatError: they are damaged.
    """
    try:
        return tuple(_exported(one) for one in content.get("documents", [content]))
    except BROKEN as error:
        raise damaged(error) from error


def read_lua(text: str) -> tuple[Imported, ...]:
    """Return the annotations of the book that ``metadata.*.lua`` is about.

    Raises:
        FormatError: it is damaged, or about no book.
    """
    try:
        kept = lua.read(text)
        if not isinstance(kept, dict):
            raise TypeError(kept)
        found = list(_kept(kept))
        title = str((kept.get("doc_props") or {}).get("title") or "")  # type: ignore[union-attr]
        return (book(title, str(kept.get("doc_path") or ""), found),)
    except BROKEN as error:
        raise damaged(error) from error


def read_markdown(text: str) -> tuple[Imported, ...]:
    """Return the annotations by the books that KOReader's Markdown is about."""
    starts = [found.start() for found in _BOOK.finditer(text)] or [0]
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    return tuple(_in_markdown(text[start:end]) for start, end in spans)


def _in_markdown(text: str) -> Imported:
    title = text.removeprefix("# ").partition("\n")[0].strip()
    pages = list(_PAGE.finditer(text))
    ends = [*(page.start() for page in pages[1:]), len(text)]
    spans = zip(pages, ends, strict=True)
    return book(title, "", [_on_page(page["time"], text[page.end() : end]) for page, end in spans])


def _on_page(time: str, body: str) -> Foreign:
    body = _BETWEEN.sub("", body.rstrip()).rstrip()
    body = _LINK.sub("", body).strip("\n")
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


def _exported(one: Mapping[str, Any]) -> Imported:
    entries = [_entry(entry) for entry in one["entries"]]
    return book(str(one.get("title", "")), str(one.get("file") or ""), entries)


def _entry(entry: Mapping[str, Any]) -> Foreign:
    time = entry.get("time") or 0
    created = datetime.fromtimestamp(time, UTC).isoformat() if time else ""
    is_bookmark = entry.get("sort") == "bookmark"
    return _foreign(entry, str(time), created, entry.get("note"), is_bookmark=is_bookmark)


def _kept(kept: Mapping[str, Any]) -> Iterator[Foreign]:
    """Yield what is kept: in one list, or, by older versions, highlights and bookmarks apart."""
    if "annotations" in kept:
        for item in kept["annotations"].values():
            yield _item(item, item.get("note"))
        return
    notes = {b.get("datetime"): b.get("text") for b in (kept.get("bookmarks") or {}).values()}
    for page in (kept.get("highlight") or {}).values():
        for item in page.values():
            note = str(notes.get(item.get("datetime")) or "")
            is_own = str(item.get("text") or "") not in note
            yield _item(item, note if is_own else "")


def _item(item: Mapping[str, Any], note: object) -> Foreign:
    time = str(item.get("datetime") or "")
    return _foreign(item, time, time.replace(" ", "T"), note, is_bookmark=not item.get("drawer"))


def _foreign(
    item: Mapping[str, Any], time: str, created: str, note: object, *, is_bookmark: bool
) -> Foreign:
    words = "" if is_bookmark else str(item.get("text") or "")
    colour = str(item.get("color") or "")
    colour = _COLOURS.get(colour, colour)
    return Foreign(
        name=f"koreader:{time}:{words}",
        quote=Quote(words),
        note=str(note or ""),
        created=created,
        colour=_DRAWERS.get(str(item.get("drawer"))) or (colour if colour in PALETTE else None),
        kind=BOOKMARK if is_bookmark else "",
    )
