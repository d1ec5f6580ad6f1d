"""Annotations as CSV (RFC 4180) for spreadsheets and statistics.

UTF-8 with a byte order mark, without which Excel takes Chinese for something else. A text that a
spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from annotations.exporters.characters import lines
from annotations.exporters.places import in_order, section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotations.exporters import Export

COLUMNS: Final = (
    "id",
    "document",
    "title",
    "section",
    "paragraph",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "tags",
    "note",
    "colour",
    "kind",
    "status",
    "created",
    "modified",
    "last_paragraph",
    "last_end",
    "scope",
    "links",
    "author",
)
_FORMULA = tuple("=+-@\t＝＋－＠'")


def render_all(exports: Sequence[Export]) -> str:
    """Return the annotations of documents, a record each; tags and sections one a line."""
    return table(COLUMNS, (row for export in exports for row in _rows(export)))


def table(header: Iterable[str], rows: Iterable[Iterable[str | int | None]]) -> str:
    """Return records as CSV, no cell of them a formula."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: str | int | None) -> str | int | None:
    if not isinstance(value, str):
        return value
    text = "\n".join(lines(value))
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _rows(export: Export) -> Iterator[list[str | int | None]]:
    document = export.document
    for placement in in_order(export.placements):
        annotation, status, spot, _ = placement
        yield [
            annotation.id,
            document.id,
            document.title,
            "\n".join(section_of(export, placement)),
            spot.paragraph,
            spot.start,
            spot.end,
            *annotation.quote,
            "\n".join(annotation.tags),
            annotation.note,
            annotation.colour,
            annotation.kind,
            status,
            annotation.created,
            annotation.modified,
            *(spot.until or (None, None)),
            annotation.scope,
            "\n".join(annotation.links),
            annotation.author,
        ]
