"""Annotations as JSON Lines: one object a line, the fields that ``annotations --json`` has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from annotations.exporters.json import as_line
from annotations.exporters.places import in_order, section_of
from annotations.model import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotations.exporters import Export


def render_all(exports: Sequence[Export]) -> str:
    """Return the annotations of documents, document by document."""
    return "".join(line for export in exports for line in _lines(export))


def _lines(export: Export) -> Iterator[str]:
    document = export.document
    for placement in in_order(export.placements):
        line = as_line(placement, section_of(export, placement), document.id)
        line["title"] = plain(document.title)
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE).decode()
