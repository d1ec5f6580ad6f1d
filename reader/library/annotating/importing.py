"""Taking annotations from an export into the notebooks of their documents."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations import clock
from annotations.anchoring import refreshed, resolve
from annotations.codebook import Codebook
from annotations.merging import merge
from annotations.placement import ANCHORED, MOVED, UNCERTAIN, Placement, stored_spot
from annotations.quote import annotate, take
from reader.errors import PizhuError
from reader.library.notebooks import Target, open_notebook, open_store, section_titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations import Annotation, Notebook
    from annotations.codebook import Code
    from annotations.importers import Imported
    from annotations.merging import Merged
    from reader.documents.model import Document

_TELLING = 6  # code points that hardly stand in a document by chance


class Taken(NamedTuple):
    """What became of an export.

    Attributes:
        title: what to call the document.
        merged: what became of the annotations, None if it had none.
        doubtful: how many of them have no certain place.
        codes: how many entries the codebook got.
        notebook: what the annotations went to.
    """

    title: str
    merged: Merged | None
    doubtful: int
    codes: int
    notebook: Notebook | None = None


def take_in(imported: Imported, given: Document | None = None) -> Taken:
    """Merge what an export holds of a document into the user's annotations and codebook.

    Annotations of other programs are looked for in the document by their words.

    Args:
        imported: what the export holds.
        given: the document that the annotations of other programs are on, if the export does not
            say it so that it can be found.

    Raises:
        PizhuError: it is not known which document it is, or that cannot be opened.
        AnnotationError: the store cannot be read or written.
    """
    title = imported.document.title or imported.document.id
    if not imported.annotations and not imported.whole:
        return Taken(title, None, 0, _define(imported.codes))
    if imported.whole:
        document = imported.document
        store = open_store()
        own = store.notebook(document.id, title=document.title, path=document.path)
        notebook = store.latest(own)
        merged = merge(notebook, imported.annotations)
        return Taken(title, merged, 0, _define(imported.codes), notebook)
    document_here = given or _open(imported)
    notebook = open_notebook(document_here)
    placed = _place(imported.annotations, document_here)
    doubtful = sum(placement.status not in {ANCHORED, MOVED} for placement in placed)
    found = [_settled(placement, document_here) for placement in placed]
    merged = merge(notebook, [_completed(notebook, annotation) for annotation in found])
    return Taken(document_here.title, merged, doubtful, _define(imported.codes), notebook)


def _open(imported: Imported) -> Document:
    """Open the document that an export names, if it is where it was last."""
    from reader.library.opening import open_file

    info = imported.document
    if info.id:
        info = open_store().notebook(info.id).document
    if not info.path or not Path(info.path).is_file():
        raise PizhuError("cli.import-needs-document", title=imported.document.title)
    return open_file(Path(info.path), _ignore)


def _ignore(error: PizhuError) -> None:
    """Do without the corrections: annotations are found by their words."""


def _place(annotations: Iterable[Annotation], document: Document) -> list[Placement]:
    """Find annotations in a document: where they say they are if that is so, else by words."""
    from reader.text.fold import fold

    target = Target(document)
    here: dict[str, Placement] = {}
    away = []
    for annotation in annotations:
        if _stands(annotation, target):
            here[annotation.id] = Placement(annotation, ANCHORED, stored_spot(annotation, 1.0))
        else:
            away.append(annotation)
    found = [_weighed(placement, target) for placement in resolve(away, target, fold)]
    return [*here.values(), *found]


def _weighed(placement: Placement, target: Target) -> Placement:
    """Take the only place of words for certain if there are none around them to ask."""
    from reader.text.fold import fold

    quote, spot = placement.annotation.quote, placement.spot
    if placement.status != UNCERTAIN or placement.rivals or quote.prefix or quote.suffix:
        return placement
    words = take(target, spot.paragraph, spot.start, spot.end, spot.until).exact
    if len(quote.exact) < _TELLING or fold(words) != fold(quote.exact):
        return placement
    return placement._replace(status=MOVED)


def _stands(annotation: Annotation, target: Target) -> bool:
    """Tell whether the words of an annotation are where it says they are."""
    a = annotation
    if not a.quote.exact:
        return target.paragraph_count > 0
    if a.document != target.id:
        return False
    try:
        there = annotate(target, a.paragraph, a.start, a.end, until=a.until)
    except ValueError:
        return False
    return there.quote.exact == a.quote.exact


def _settled(placement: Placement, document: Document) -> Annotation:
    """Return an annotation as made at its place; where that is in doubt, as it was given."""
    if placement.status not in {ANCHORED, MOVED}:
        return replace(placement.annotation, document=document.id)
    spot = placement.spot
    sections = section_titles(document, spot.paragraph, spot.start or 0)
    return replace(refreshed(placement, Target(document)), section=sections)


def _completed(notebook: Notebook, annotation: Annotation) -> Annotation:
    """Return what comes of an annotation that is here already: words and times change, no more."""
    here = notebook.get(annotation.id)
    modified = annotation.modified or clock.stamp()
    if here is None:
        return replace(annotation, modified=modified, created=annotation.created or modified)
    if (here.tags, here.note) == (annotation.tags, annotation.note):
        return here
    return replace(here, tags=annotation.tags, note=annotation.note, modified=modified)


def _define(codes: Iterable[Code]) -> int:
    """Add the entries to the codebook that it lacks; those it has stay as they are."""
    book = Codebook(open_store().folder)
    known = {code.name for code in book.all()}
    new = [code for code in codes if code.name and code.name not in known]
    for code in new:
        book.define(**asdict(code))
    return len(new)
