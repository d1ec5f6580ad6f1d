"""Where the figures on a screen come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.comparison.figures import Figure
    from reader.documents.model import Document
    from reader.library.entries import Entry
    from reader.search import Mark

_MOST = 5000  # sentences


def from_library(
    entries: Sequence[Entry], query: str, unwanted: Callable[[], bool]
) -> list[Figure]:
    """Return what the documents of the library say, those without a path included.

    Raises:
        PizhuError: the query cannot be understood, or the index cannot be used.
    """
    from reader.library.indexing import open_engine
    from reader.library.searching import Order, hits_of, search

    found: list[Figure] = []
    with open_engine() as engine:
        answer = search(entries, engine, query, Order.PLACE, unwanted)
        for result in answer.results:
            if unwanted() or len(found) >= _MOST:
                break
            document, hits = hits_of(engine, answer, result)
            entry = result.entry
            found += (
                figure._replace(title=entry.name, path=str(entry.path))
                for figure in figures(document, hits)
            )
    return found


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
