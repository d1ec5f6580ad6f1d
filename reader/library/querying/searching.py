"""Searching the library: which documents answer a query, how well, and where in each.

Which paragraphs answer is the engine's business where words alone are asked for. Else the
documents that may answer are looked through one by one, as the reader searches in one document.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.library.annotating.marks import annotated, marks_of
from reader.library.engine.predicates import predicate
from reader.library.querying.columns import Columns
from reader.library.querying.filters import part
from reader.library.querying.ranking import Ranking
from reader.search import compile_query, find, find_all
from reader.search.query import And, Noted, Or, Query, Tagged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.documents.model import Document
    from reader.library.engine import Engine, Passages
    from reader.library.entries import Entry
    from reader.search import Hit
    from reader.search.query import Node


class Order(StrEnum):
    """How results are sorted: by relevance, the newest first, by path."""

    RELEVANCE = "relevance"
    DATE = "date"
    PLACE = "place"


class Result(NamedTuple):
    """A document that answers.

    Attributes:
        entry: the document.
        passages: the ordinals of the paragraphs that answer; none where its title alone does, or
            where nothing was asked of its text.
        score: how relevant it is; 0 where nothing was asked of its text.
    """

    entry: Entry
    passages: Sequence[int]
    score: float


class Answer(NamedTuple):
    """What a search has found.

    Attributes:
        query: what was asked of the texts.
        results: the documents, in the order wanted.
    """

    query: Query
    results: list[Result]

    @property
    def passages(self) -> int:
        """How many paragraphs answer."""
        return sum(len(result.passages) for result in self.results)


def search(
    entries: Sequence[Entry],
    engine: Engine,
    query: str,
    order: Order = Order.RELEVANCE,
    unwanted: Callable[[], bool] = lambda: False,
) -> Answer:
    """Return what answers a query.

    Args:
        entries: the documents.
        engine: has their texts.
        query: in the query language, with the filters of `reader.library.querying.filters`.
        order: how to sort what is found.
        unwanted: tells, asked time and again, that the search may end; it is incomplete then.

    Raises:
        PizhuError: the query cannot be understood, or the engine cannot be used.
    """
    request = part(query)
    columns = Columns.of(entries)
    accepted = columns.accepted(request)
    asked = {entry.number: entry for entry in map(columns.__getitem__, accepted)}
    compiled = compile_query(request.words)
    if compiled.root is None:
        some = list(asked.values()) if request.filters else []
        return Answer(compiled, _sorted([Result(entry, (), 0.0) for entry in some], order))
    passages = _passages(engine, asked, compiled, unwanted)
    titles = dict(zip(asked, map(columns.column("title").__getitem__, accepted), strict=True))
    ranking = Ranking(engine, compiled.root, passages, asked, titles)
    results = [Result(asked[n], some, ranking.score(n)) for n, some in passages.items()]
    titled = _titled(columns, asked, passages, compiled.root)
    results += [Result(entry, (), ranking.score(entry.number)) for entry in titled]
    return Answer(compiled, _sorted(results, order))


def unindexed(entries: Sequence[Entry], engine: Engine) -> int:
    """Return how many documents are not in the index, or not as they are in the catalogue.

    Raises:
        PizhuError: the engine cannot be used.
    """
    identities = engine.identities()
    return sum(identities.get(entry.number) != entry.card.identity for entry in entries)


def hits_of(engine: Engine, answer: Answer, result: Result) -> tuple[Document | None, list[Hit]]:
    """Return a document that answers, without its source, and the places where it does.

    It is None where the index does not have it, or has it no longer.

    Raises:
        PizhuError: the engine cannot be used.
    """
    try:
        document = engine.document(result.entry.number)
    except KeyError:
        return None, []
    if not result.passages:
        return document, []
    marks = marks_of(document) if document.id in annotated() else ()
    return document, list(find_all(document, answer.query, marks))


def _passages(
    engine: Engine, asked: Mapping[int, Entry], query: Query, unwanted: Callable[[], bool]
) -> Passages:
    assert query.root is not None  # noqa: S101  (the caller has seen to it)
    found = engine.find(query.root)
    passages = {n: some for n, some in found.passages.items() if n in asked}
    if found.exact:
        return passages
    return dict(_looked_through(engine, asked, query, passages, unwanted))


def _looked_through(
    engine: Engine,
    asked: Mapping[int, Entry],
    query: Query,
    candidates: Passages,
    unwanted: Callable[[], bool],
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the documents among some that answer, and where they do."""
    noted = annotated()
    by_marks = query.root is not None and _asks_for_marks(query.root)
    for number in candidates:
        if unwanted():
            return
        if by_marks and asked[number].card.identity not in noted:
            continue
        document = engine.document(number)
        marks = marks_of(document) if document.id in noted else ()
        ordinals = sorted({hit.paragraph for hit in find(document, query, marks)})
        if ordinals:
            yield number, ordinals


def _asks_for_marks(node: Node) -> bool:
    """Tell whether only annotated documents can answer."""
    match node:
        case Tagged() | Noted():
            return True
        case And(terms):
            return any(map(_asks_for_marks, terms))
        case Or(terms):
            return all(map(_asks_for_marks, terms))
    return False


def _titled(
    columns: Columns, asked: Mapping[int, Entry], passages: Passages, root: Node
) -> list[Entry]:
    """Return the documents whose card alone answers: title, issuer, place, number."""
    holds = predicate(root)
    if holds is None:
        return []
    told = [columns[at] for at, words in enumerate(columns.words) if holds(words)]
    return [e for e in told if e.number in asked and e.number not in passages]


def _sorted(results: list[Result], order: Order) -> list[Result]:
    by_path = sorted(results, key=lambda result: str(result.entry.path))
    if order is Order.DATE:
        return sorted(by_path, key=lambda result: result.entry.card.date, reverse=True)
    if order is Order.RELEVANCE:
        return sorted(by_path, key=lambda result: -result.score)
    return by_path
