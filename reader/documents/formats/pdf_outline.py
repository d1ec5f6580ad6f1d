"""The bookmarks of a PDF, found again in its lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.formats.pdf_layout import TextLine
    from reader.documents.formats.pdf_process import Bookmark

_MOST_LINES = 4
"""A heading is broken into at most so many lines."""
_LONGEST_NUMBER = 12
"""A bookmark may leave out the number in front of a heading."""
_LOOKED_AT = 400
"""How many lines of a page are looked at."""


class PdfHeading(NamedTuple):
    """A heading in the lines from ``start`` to ``end``; level 0 is the document's title."""

    start: int
    end: int
    level: int


def find_headings(bookmarks: Sequence[Bookmark], lines: Sequence[TextLine]) -> list[PdfHeading]:
    """Return the headings that bookmarks lead to; a bookmark without its words is passed over."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    plain = [_plain(line.text) for line in lines]
    roots = [bookmark for bookmark in bookmarks if bookmark.level == 0]
    first = 0 if len(roots) == 1 and len(bookmarks) > 1 else 1
    found: list[PdfHeading] = []
    taken: set[int] = set()
    for bookmark in bookmarks:
        title = _plain(bookmark.title)
        places = pages.get(bookmark.page, [])[:_LOOKED_AT] if title else []
        for start in places:
            end = start + _lines_of(title, plain[start : start + _MOST_LINES])
            if end > start and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append(PdfHeading(start, end, bookmark.level + first))
                break
    return sorted(found)


def _lines_of(title: str, lines: Sequence[str]) -> int:
    """Return how many of the lines are a title, 0 if they are not."""
    joined = ""
    for count, line in enumerate(lines, 1):
        joined += line
        if joined == title:
            return count
        if joined.endswith(title) and len(joined) - len(title) <= _LONGEST_NUMBER:
            return count
        if not title.startswith(joined):
            break
    return 0


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
