"""What comparisons take from the library as a whole: its texts, and what they say on a subject."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader.comparison.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reader.comparison.figures import Figure
    from reader.documents.model import Document
    from reader.library.entries import Entry

_MOST_SENTENCES = 20_000
_MOST_DOCUMENTS = 500  # those added last


def catalogued() -> list[Entry]:
    """Return the documents that were added to the library.

    Raises:
        PizhuError: the catalogue cannot be read.
    """
    from reader.library.catalogue import known_catalogue

    with closing(known_catalogue()) as catalogue:
        return catalogue.entries()


def figures_in(
    entries: Sequence[Entry], query: str, unwanted: Callable[[], bool] = lambda: False
) -> list[Figure]:
    """Return what documents of the library say, by path, 20,000 sentences at most.

    Args:
        entries: the documents.
        query: as `pizhu library search` takes it.
        unwanted: tells whether nobody waits for it any more.

    Raises:
        PizhuError: the query cannot be understood, or the index cannot be used.
    """
    from reader.library.engine.opening import open_engine
    from reader.library.querying.searching import Order, hits_of, search

    found: list[Figure] = []
    with open_engine() as engine:
        answer = search(entries, engine, query, Order.PLACE, unwanted)
        for result in answer.results:
            if unwanted() or len(found) >= _MOST_SENTENCES:
                break
            document, hits = hits_of(engine, answer, result)
            entry = result.entry
            some = figures(document, hits) if document is not None else ()
            found += (f._replace(title=entry.name, path=str(entry.path)) for f in some)
    return found


def rest_of_library(own: Collection[str]) -> list[Document]:
    """Return the texts of the library without those with some ids, 500 at most.

    Raises:
        PizhuError: the catalogue or the index cannot be used.
    """
    from reader.library.engine.opening import open_engine

    entries = [entry for entry in catalogued() if entry.card.identity not in own]
    if not entries:
        return []
    with open_engine() as engine:
        known = engine.identities()
        wanted = [entry.number for entry in entries if entry.number in known]
        return [engine.document(number) for number in wanted[-_MOST_DOCUMENTS:]]
