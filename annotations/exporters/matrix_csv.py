"""How often each tag stands in each document, as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.exporters.csv import table
from annotations.exporters.matrix import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export


def render_all(exports: Sequence[Export]) -> str:
    """Return the matrix: the ids and titles of documents, then a column for each tag."""
    matrix = count(exports)
    rows: list[list[str | int]] = [
        [export.document.id, title, *counts]
        for export, (title, counts) in zip(exports, matrix.rows, strict=True)
    ]
    return table(("document", "title", *matrix.tags), rows)
