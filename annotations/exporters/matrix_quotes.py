"""The passages with each tag in each document, as CSV: documents down, tags across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.exporters.csv import table
from annotations.exporters.matrix import count, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export


def render_all(exports: Sequence[Export]) -> str:
    """Return the matrix: ids and titles of documents, then a column of passages for each tag."""
    matrix = count(exports)
    rows = [
        [export.document.id, title, *("\n".join(passages(export, tag)) for tag in matrix.tags)]
        for export, (title, _) in zip(exports, matrix.rows, strict=True)
    ]
    return table(("document", "title", *matrix.tags), rows)
