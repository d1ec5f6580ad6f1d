"""``pizhu annotations``: the annotations of some documents, or of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotations.exporters.json import as_line
from annotations.placement import Placement, as_stored
from annotations.tags import is_within, normalise
from reader.cli import console
from reader.cli.sources import Sources, add_encoding, open_source
from reader.cli.store import store_errors
from reader.errors import PizhuError
from reader.library.notebooks import open_notebook, open_store, placements, section_titles

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from annotations import Notebook
    from reader.cli.parser import Parser
    from reader.documents.model import Document

_LONGEST_QUOTE = 40  # code points in the list for people

# An annotation where it stands, and the titles of the sections around it.
Listed = tuple[Placement, tuple[str, ...]]


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="*", help="cli.argument-annotated")
    parser.option("--tag", metavar="TAG", help="cli.option-tag")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Print the annotations in the order of the documents."""
    sources = Sources(options.file, options.encoding)
    with store_errors():
        listed = _of_sources(sources) if options.file else _of_all()
        for placement, sections in listed:
            if _has_tag(placement, options.tag):
                _print(placement, sections, as_json=options.json)
    return int(sources.failed)


def _of_sources(sources: Sources) -> Iterator[Listed]:
    for document in sources:
        yield from _in_document(document, open_notebook(document))


def _of_all() -> Iterator[Listed]:
    for notebook in open_store().notebooks():
        document = _source_of(notebook)
        if document is None:
            for placement in as_stored(notebook.all()):
                yield placement, placement.annotation.section
        else:
            yield from _in_document(document, notebook)


def _in_document(document: Document, notebook: Notebook) -> Iterator[Listed]:
    for placement in placements(document, notebook):
        spot = placement.spot
        yield placement, section_titles(document, spot.paragraph, spot.start or 0)


def _source_of(notebook: Notebook) -> Document | None:
    """Open the document of a notebook, None where its source is gone or another document now."""
    path = notebook.document.path
    if not path or not Path(path).is_file():
        return None
    try:
        document = open_source(path, None)
    except PizhuError:
        return None
    return document if document.id == notebook.document.id else None


def _has_tag(placement: Placement, tag: str | None) -> bool:
    return tag is None or any(is_within(own, normalise(tag)) for own in placement.annotation.tags)


def _print(placement: Placement, sections: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        console.out_json(as_line(placement, sections))
        return
    annotation = placement.annotation
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    parts = (_shortened(annotation.quote.exact), tags, annotation.note)
    words = " · ".join(" ".join(part.split()) for part in parts if part.strip())
    where = " › ".join(sections)
    console.out(f"{annotation.id} ¶{placement.spot.paragraph} {where}: {words}")


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
