"""What one document says on a subject, for the screen that shows figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.comparison.figures import Figure
    from reader.documents.model import Document
    from reader.search import Mark


def from_document(
    document: Document,
    marks: Sequence[Mark],
    query: str,
    unwanted: Callable[[], bool],
) -> list[Figure]:
    """Return what one document says.

    Raises:
        PizhuError: the query cannot be understood.
    """
    from reader.search import compile_query, find_all

    del unwanted
    return list(figures(document, find_all(document, compile_query(query), marks)))
