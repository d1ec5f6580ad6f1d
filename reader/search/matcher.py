"""Putting a query to a document."""

from __future__ import annotations

from itertools import chain

from reader.search.evaluation import Evaluation
from reader.search.hits import Hits
from reader.search.query import And, FirstOf, Not, Or
from reader.search.regex_process import Given
from reader.search.searchable import searchable
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.finders import Mark
    from reader.search.hits import Hit
    from reader.search.query import Node, Query
    from reader.search.searchable import Searchable


class Share(NamedTuple):
    """What a search has found in one block of paragraphs.

    Attributes:
        hits: in order, often none.
        first: the ordinal of the block's first paragraph.
        done: how much of the search is done, from 0 to 1.
    """

    hits: Sequence[Hit]
    first: int
    done: float


def find(document: Document, query: Query, marks: Sequence[Mark] = ()) -> Iterator[Hit]:
    """Yield the places where a document answers a query, in its order and without overlap.

    A paragraph that matches without a word in it being asked for (by its kind or its section) is
    one hit as a whole.

    Args:
        document: what to search; its folded text is kept for the next query.
        query: from `reader.search.compile_query`.
        marks: the document's annotations, for ``tag:`` and ``note:``.

    Raises:
        PizhuError: a regular expression took too long or failed.
    """
    return chain.from_iterable(share.hits for share in search(document, query, marks))


def find_all(document: Document, query: Query, marks: Sequence[Mark] = ()) -> Hits:
    """Return what `find` yields.

    This is much the fastest way for one word: a `Hit` is made only when it is looked at.

    Raises:
        PizhuError: a regular expression took too long or failed.
    """
    hits = Hits()
    for share in search(document, query, marks):
        hits.add(share.hits, share.first)
    return hits


def search(
    document: Document,
    query: Query,
    marks: Sequence[Mark] = (),
    *,
    start: int = 0,
    unwanted: Callable[[], bool] = lambda: False,
) -> Iterator[Share]:
    """Yield what `find` yields, block by block, as it is found.

    Args:
        document: what to search.
        query: from `reader.search.compile_query`.
        marks: the document's annotations.
        start: the ordinal of a paragraph; its block comes first, those before it come last.
        unwanted: tells, asked time and again, that the search may end.

    Raises:
        PizhuError: a regular expression took too long or failed.
    """
    if query.root is None:
        return
    text = searchable(document)
    evaluation = Evaluation(document, text, marks, unwanted)
    try:
        yield from _shares(text, evaluation, query.root, start)
    except Given:
        return
    finally:
        evaluation.close()


def _shares(text: Searchable, evaluation: Evaluation, root: Node, start: int) -> Iterator[Share]:
    """Yield the shares of the first alternative that finds anything."""
    alternatives = [*_alternatives(root)]
    for number, alternative in enumerate(alternatives):
        node = yield from _decided(text, evaluation, alternative)
        found = False
        for done, block in enumerate(text.around(start), 1):
            hits = evaluation.hits(block, node)
            found = found or bool(hits)
            progress = (number + done / len(text)) / len(alternatives)
            yield Share(hits, block.ordinals.start, progress)
        if found:
            return


def _alternatives(node: Node) -> Iterator[Node]:
    if isinstance(node, FirstOf):
        for term in node.terms:
            yield from _alternatives(term)
    else:
        yield node


def _decided(text: Searchable, evaluation: Evaluation, node: Node) -> Generator[Share, None, Node]:
    """Return a term with each choice in it made: the first that finds anything in the document."""
    match node:
        case And(terms) | Or(terms):
            decided = []
            for term in terms:
                decided.append((yield from _decided(text, evaluation, term)))  # noqa: PERF401  (no comprehension can)
            return type(node)(tuple(decided))
        case Not(term):
            return Not((yield from _decided(text, evaluation, term)))
        case FirstOf():
            *firsts, last = _alternatives(node)
            for term in firsts:
                for number in range(len(text)):
                    if evaluation.hits(text.block(number), term):
                        return term
                    yield Share((), 0, 0.0)
            return last
    return node
