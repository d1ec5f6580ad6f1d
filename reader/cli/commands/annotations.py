"""``pizhu annotations``: the annotations of some documents, or of all."""

from __future__ import annotations

from pathlib import Path

from annotations.errors import UnknownAnnotationError
from annotations.exporters.json import as_line
from annotations.placement import ANCHORED, ORPHAN, Placement, as_stored
from annotations.tags import is_within, normalise
from reader.cli import console
from reader.cli.sources import Sources, add_encoding, open_source
from reader.cli.store import notebook_of, tell_recovery
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.library.notebooks import accept, open_store, placements, sections_around
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from annotations import Annotation, Notebook
    from reader.cli.parser import Parser
    from reader.documents.model import Document

_LONGEST_QUOTE = 40  # code points in the list for people


class Listed(NamedTuple):
    """An annotation of a document, where it stands, and the titles of the sections around it."""

    document: str
    placement: Placement
    sections: tuple[str, ...]


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="*", help="cli.argument-annotated")
    parser.option("--tag", metavar="TAG", help="cli.option-tag")
    parser.option("--accept", metavar="ID", action="append", default=[], help="cli.option-accept")
    parser.option("--undo", action="store_true", help="cli.option-undo")
    parser.option("--trash", action="store_true", help="cli.option-trash")
    parser.option("--restore", metavar="ID", action="append", default=[], help="cli.option-restore")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Print the annotations in the order of the documents, after a change that is asked for."""
    sources = Sources(options.file, options.encoding)
    with store_errors():
        if options.accept or options.undo or options.restore:
            _change(options)
        if options.trash:
            _print_trash(options, sources)
            return int(sources.failed)
        listed = _of_sources(sources) if options.file else _of_all()
        for found in listed:
            if _has_tag(found.placement, options.tag):
                _print(found, as_json=options.json)
    return int(sources.failed)


def _change(options: Namespace) -> None:
    """Take back the last change, or store places, of the one document that is named."""
    from annotations import bulk

    if len(options.file) != 1:
        raise UsageError("cli.change-one-document")
    document = open_source(options.file[0], options.encoding)
    notebook = notebook_of(document)
    if options.undo and not bulk.undo(open_store(), notebook):
        raise PizhuError("cli.nothing-to-undo")
    for identifier in options.restore:
        notebook.restore(identifier)
    if options.accept:
        placed = placements(document, notebook)
        accept(document, notebook, [_chosen(placed, name) for name in options.accept])


def _print_trash(options: Namespace, sources: Iterable[Document]) -> None:
    """Print what was removed in the last 30 days, the newest first."""
    store = open_store()
    books = [notebook_of(d, store) for d in sources] if options.file else store.notebooks()
    for notebook in books:
        for annotation, time in notebook.trash():
            if options.json:
                line = as_line(as_stored([annotation])[0], annotation.section, annotation.document)
                console.out_json({**line, "removed": time})
            else:
                words = _words(annotation)
                console.out(f"{annotation.id} {time[:10]} ¶{annotation.paragraph + 1} {words}")


def _chosen(placed: Iterable[Placement], name: str) -> Placement:
    found = next((p for p in placed if p.annotation.id == name), None)
    if found is None:
        raise UnknownAnnotationError(name)
    if found.status == ORPHAN:
        raise PizhuError("cli.no-place", id=name)
    return found


def _of_sources(sources: Sources) -> Iterator[Listed]:
    store = open_store()
    for document in sources:
        yield from _in_document(document, notebook_of(document, store))


def _of_all() -> Iterator[Listed]:
    store = open_store()
    listed: set[str] = set()
    for kept in store.current():
        tell_recovery(kept)
        document = _source_of(kept)
        notebook = kept if document is None else notebook_of(document, store)
        if document is None or store.latest(kept).document.id != notebook.document.id:
            for placement in as_stored(kept.all()):
                yield Listed(kept.document.id, placement, placement.annotation.section)
        elif document.id not in listed:
            listed.add(document.id)
            yield from _in_document(document, notebook)


def _in_document(document: Document, notebook: Notebook) -> Iterator[Listed]:
    for placement in placements(document, notebook):
        yield Listed(document.id, placement, sections_around(document, placement))


def _source_of(notebook: Notebook) -> Document | None:
    """Open what is where the document of a notebook was, None if nothing can be read there."""
    path = notebook.document.path
    if not path or not Path(path).is_file():
        return None
    try:
        return open_source(path, None)
    except PizhuError:
        return None


def _has_tag(placement: Placement, tag: str | None) -> bool:
    return tag is None or any(is_within(own, normalise(tag)) for own in placement.annotation.tags)


def _print(found: Listed, *, as_json: bool) -> None:
    placement = found.placement
    if as_json:
        console.out_json(as_line(placement, found.sections, found.document))
        return
    annotation = placement.annotation
    status = "" if placement.status == ANCHORED else tr(f"library.status-{placement.status}")
    words = _words(annotation, status)
    where = " › ".join(found.sections)
    number = placement.spot.paragraph + 1
    console.out(f"{annotation.id} ¶{number} {where}: {words}")


def _words(annotation: Annotation, status: str = "") -> str:
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    parts = (status, _shortened(annotation.quote.exact), tags, annotation.note)
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
