"""``pizhu search``: hits with their sections, in whatever script query and text are written."""

from __future__ import annotations

from functools import reduce
from operator import or_

from reader import locations
from reader.cli import console, hits
from reader.cli.parser import OneOf
from reader.cli.sources import add_encoding, add_uncorrected, named_or_known
from reader.errors import UsageError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotations import Annotation
    from reader.cli.parser import Parser
    from reader.documents.model import Document
    from reader.search import Hit, Query

_MANNERS = ("pinyin", "fuzzy", "regional")
# Options, each with those that cannot stand beside it.
_APART = {"regex": (*_MANNERS, "in_notes"), "in_notes": _MANNERS, "count": ("kwic", "sort")}


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("QUERY", help="cli.argument-query")
    parser.given("PATH", nargs="*", help="cli.argument-paths")
    parser.option("--pinyin", action="store_true", help="cli.option-pinyin")
    parser.option("--fuzzy", action="store_true", help="cli.option-fuzzy")
    parser.option("--regional", action="store_true", help="cli.option-regional")
    parser.option("--regex", action="store_true", help="cli.option-regex")
    parser.option("--in-notes", action="store_true", help="cli.option-in-notes")
    parser.option("--kwic", action="store_true", help="cli.option-kwic")
    parser.option("--sort", metavar="ORDER", type=OneOf("--sort", _orders), help="cli.option-sort")
    parser.option("--count", action="store_true", help="cli.option-count")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_encoding(parser)
    add_uncorrected(parser)


def run(options: Namespace) -> int:
    """Print the hits, document by document, or sorted by what surrounds them."""
    _refuse_contradictions(options)
    query = _query(options)
    sources = named_or_known(options)
    found = searched(query, sources)
    if options.count:
        for document, hits_of_document in found:
            hits.show_count(document, hits_of_document, as_json=options.json)
    else:
        _show(((document, hit) for document, some in found for hit in some), options)
    return int(sources.failed)


def searched(
    query: Query, documents: Iterable[Document]
) -> Iterator[tuple[Document, Iterator[Hit]]]:
    """Yield each document with the hits in it, annotations taken into account."""
    from reader.search import find

    annotated = _annotations() if locations.annotations_folder().is_dir() else None
    for document in documents:
        yield document, find(document, query, annotated(document) if annotated else ())


def _annotations() -> Callable[[Document], Sequence[Annotation]]:
    """Return what gives the annotations of a document."""
    from reader.library.notebooks import annotations_in, open_store
    from reader.library.store_errors import store_errors

    store = open_store()

    def annotated(document: Document) -> Sequence[Annotation]:
        with store_errors():
            return annotations_in(document, store)

    return annotated


def _show(found: Iterable[tuple[Document, Hit]], options: Namespace) -> None:
    if options.sort:
        from reader.search import Order, surroundings

        order = Order(options.sort)
        found = sorted(found, key=lambda place: surroundings(place[0], place[1], order))
    for document, hit in found:
        if options.json:
            to_json = hits.context_json if options.kwic else hits.hit_json
            console.out_json(to_json(document, hit))
        elif options.kwic:
            hits.show_in_context(document, hit)
        else:
            hits.show_hit(document, hit)


def _orders() -> Iterable[str]:
    from reader.search import Order

    return Order


def _refuse_contradictions(options: Namespace) -> None:
    for one, others in _APART.items():
        for other in others:
            if getattr(options, one) and getattr(options, other):
                raise UsageError("cli.not-together", one=_option(one), other=_option(other))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _query(options: Namespace) -> Query:
    from reader.search import Manner, compile_query

    if not options.in_notes:
        chosen = (Manner[name.upper()] for name in _MANNERS if getattr(options, name))
        manner = reduce(or_, chosen, Manner.PLAIN)
        return compile_query(options.query, regex=options.regex, manner=manner)
    from reader.search.query import Noted, Or, Query, Tagged
    from reader.text.fold import fold

    words = fold(options.query)
    return Query(options.query, Or((Noted(words), Tagged(words))))
