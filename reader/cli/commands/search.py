"""``pizhu search``: hits with their sections, in whatever script query and text are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.sources import Sources, add_encoding
from reader.errors import PizhuError
from reader.library.notebooks import section_titles

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.documents.model import Document
    from reader.search import Hit

_CONTEXT = 24  # code points on either side of a hit


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
    from reader.search import compile_query, find

    query = compile_query(options.query, regex=options.regex)
    sources = Sources(options.path or _known_documents(), options.encoding)
    for document in sources:
        for hit in find(document, query):
            if options.json:
                console.out_json(hit_json(document, hit))
            else:
                _print_hit(document, hit)
    return int(sources.failed)


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
    text = document.paragraphs[hit.paragraph].text
    sections = " › ".join(section_titles(document, hit.paragraph, hit.start))
    where = f"{document.path or document.name}:{hit.paragraph}:{hit.start}"
    before = _shortened(text[: hit.start], keep_end=True)
    after = _shortened(text[hit.end :], keep_end=False)
    console.out_marked(f"{where}: {sections}: {before}", text[hit.start : hit.end], after)


def _shortened(text: str, *, keep_end: bool) -> str:
    if len(text) <= _CONTEXT:
        return text
    return f"…{text[-_CONTEXT:]}" if keep_end else f"{text[:_CONTEXT]}…"


def _known_documents() -> list[str]:
    from reader.library.places import Places

    known = [str(place.path) for place in Places().recent() if not place.missing]
    if not known:
        raise PizhuError("cli.nothing-known")
    return known
