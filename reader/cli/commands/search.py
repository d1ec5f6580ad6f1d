"""``pizhu search``: hits with their sections, in whatever script query and text are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.sources import Sources, add_encoding
from reader.cli.store import store_errors
from reader.documents.model import SectionKind
from reader.errors import PizhuError, UsageError
from reader.library.notebooks import annotations_in, open_store, section_titles

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.documents.model import Document
    from reader.search import Hit, Query


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("QUERY", help="cli.argument-query")
    parser.given("PATH", nargs="*", help="cli.argument-paths")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    parser.option("--regex", action="store_true", help="cli.option-regex")
    parser.option("--in-notes", action="store_true", help="cli.option-in-notes")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Print the hits, document by document."""
    from reader.search import find

    query = _query(options)
    sources = Sources(options.path or _known_documents(), options.encoding)
    store = open_store()
    for document in sources:
        with store_errors():
            marks = annotations_in(document, store)
        for hit in find(document, query, marks):
            if options.json:
                console.out_json(hit_json(document, hit))
            else:
                _print_hit(document, hit)
    return int(sources.failed)


def _query(options: Namespace) -> Query:
    from reader.search import compile_query

    if not options.in_notes:
        return compile_query(options.query, regex=options.regex)
    if options.regex:
        raise UsageError("cli.notes-by-regex")
    from reader.search.query import Noted, Or, Query, Tagged
    from reader.text.fold import fold

    words = fold(options.query)
    return Query(options.query, Or((Noted(words), Tagged(words))))


def hit_json(document: Document, hit: Hit) -> dict[str, object]:
    """Return a hit in the form that other programs rely on."""
    paragraph = document.paragraphs[hit.paragraph]
    source_start, source_end = paragraph.source_span(hit.start, hit.end)
    return {
        "document": document.id,
        "path": str(document.path) if document.path else None,
        "paragraph": hit.paragraph,
        "start": hit.start,
        "end": hit.end,
        "section": list(section_titles(document, hit.paragraph, hit.start)),
        "text": paragraph.text,
        "source_start": source_start,
        "source_end": source_end,
    }


def _print_hit(document: Document, hit: Hit) -> None:
    """Print a hit for people: where it is, its sections, and the words around it."""
    from reader.search import snippet

    around = snippet(document.paragraphs[hit.paragraph].text, hit.start, hit.end)
    path = document.section_path(hit.paragraph, hit.start)
    sections = " › ".join(s.title for s in path if s.kind is not SectionKind.TITLE)
    where = f"{document.path or document.name}:{hit.paragraph}:{hit.start}"
    before = f"{'…' if around.cut_before else ''}{around.before}"
    after = f"{around.after}{'…' if around.cut_after else ''}"
    console.out_marked(f"{where}: {sections}: {before}", around.hit, after)


def _known_documents() -> list[str]:
    from reader.library.places import Places

    known = [str(place.path) for place in Places().recent() if not place.missing]
    if not known:
        raise PizhuError("cli.nothing-known")
    return known
