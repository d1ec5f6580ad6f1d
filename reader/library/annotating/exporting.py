"""Annotations of documents in the formats of `annotations.exporters`."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotations.codebook import Codebook
from annotations.errors import FormatError
from annotations.exporters import FORMATS, Export, Labels, pack
from annotations.exporters.updating import Unmerged, Updated, update
from annotations.model import AS_IS
from annotations.palette import COLOURS, STYLES
from reader import locations
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating.added_exporters import form_named, pack_added
from reader.library.annotating.manuscript import DocumentManuscript
from reader.library.notebooks import open_notebook, open_store, placements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from annotations import Notebook
    from reader.documents.model import Document

_COMPLETE = ("json", "jsonld")


@dataclass(frozen=True)
class Job:
    """What to export and how.

    Attributes:
        documents: one, or more if the format is a joint one.
        form: one of `annotations.exporters.FORMATS`, or one that another package adds.
        by: what annotations are grouped by in Markdown, ``section`` or ``tag``.
        opening: opens the annotations of a document.
        only: the ids of the annotations that are exported; all, if it is empty.
        template: the name of a template to write by, empty for none.
        context: whether passages stand in Markdown with the words around them.
        script: the configuration of OpenCC for passages in Markdown, empty for none.
    """

    documents: Sequence[Document]
    form: str = "markdown"
    by: str = "section"
    opening: Callable[[Document], Notebook] = open_notebook
    only: frozenset[str] = frozenset()
    template: str = ""
    context: bool = False
    script: str = ""


def export(job: Job) -> bytes:
    """Return the annotations of documents in the user's language.

    Raises:
        AnnotationError: there is no such format, or the annotations cannot be read.
    """
    exports = _gather(job)
    if not job.template:
        return (pack if job.form in FORMATS else pack_added)(job.form, exports)
    from annotations.exporters import templates

    folders = [locations.templates_folder(), templates.SHIPPED]
    return "\n".join(templates.render(job.template, e, folders) for e in exports).encode()


def write_export(
    job: Job,
    path: Path,
    *,
    replacing: bool = False,
    before_writing: Callable[[], object] = bool,
) -> tuple[Unmerged, ...]:
    """Write the annotations of documents into a file.

    What the user has written in an earlier export stays there, if the format is a kind of Markdown.

    Args:
        job: what to export.
        path: the file.
        replacing: whether to write over whatever the file holds.
        before_writing: called when all is made; nothing is written if it raises.

    Returns:
        What could not be merged into the file.

    Raises:
        FormatError: the file is there and no earlier export of these annotations in this form.
        AnnotationError: there is no such format, or the annotations cannot be read.
        PizhuError: the file is the source of one of the documents, or stands where a template
            is to write.
        OSError: the disk refuses; the file is as it was.
    """
    if any(is_source(document, path) for document in job.documents):
        raise PizhuError("library.source-stays", path=path)
    if job.template and path.exists() and not replacing:
        raise PizhuError("notes.template-exists", path=path)
    if replacing or job.template or not form_named(job.form).merges or not path.exists():
        data = export(job)
        before_writing()
        _replace(path, data)
        return ()
    before = path.read_bytes()
    updated = _updated(job, before)
    after = updated.text.encode()
    before_writing()
    if after != before:
        _replace(path, after)
    return updated.unmerged


def _updated(job: Job, before: bytes) -> Updated:
    """Return an earlier export with the annotations as they are now."""
    (gathered,) = _gather(job)
    try:
        return update(job.form, gathered, before.decode())
    except UnicodeDecodeError as error:
        raise FormatError("annotations.not-our-export", form=job.form) from error


def is_source(document: Document, path: Path) -> bool:
    """Tell whether a file is the document itself, under whatever name."""
    try:
        return document.path is not None and path.samefile(document.path)
    except OSError:
        return False


def _replace(path: Path, data: bytes) -> None:
    """Give a file new content, all or nothing where its folder can be written."""
    path = path.resolve()
    if not path.is_file() or not os.access(path.parent, os.W_OK):
        path.write_bytes(data)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _gather(job: Job) -> list[Export]:
    return [_export_of(document, job) for document in job.documents]


def _export_of(document: Document, job: Job) -> Export:
    notebook = job.opening(document)
    book = Codebook(open_store().folder)
    # What was left as it is says nothing to people, but belongs to a copy of the notebook.
    placed = [
        placement
        for placement in placements(document, notebook)
        if (job.form in _COMPLETE or placement.annotation.kind != AS_IS)
        and (not job.only or placement.annotation.id in job.only)
    ]
    return Export(
        notebook.document,
        placed,
        document,
        codes=book.all(),
        labels=_labels(book.meanings()),
        manuscript=DocumentManuscript(document),
        by=job.by,
        context=job.context,
        convert=_conversion(document, job.script),
    )


def _conversion(document: Document, script: str) -> Callable[[str], str] | None:
    """Return what turns the passages of a document into a script, None if nothing need."""
    if not script:
        return None
    from reader.text.script import config_for, converter

    config = config_for(script, document.script)
    return converter(config).convert if config else None


def _labels(meanings: Mapping[str, str]) -> Labels:
    named = {colour: tr(f"library.colour-{colour}") for colour in (*COLOURS, *STYLES)}
    return Labels(
        bookmark=tr("library.bookmark"),
        uncertain=tr("library.status-uncertain"),
        orphans=tr("library.orphans"),
        untagged=tr("library.untagged"),
        contents=tr("library.contents"),
        author=tr("library.author"),
        marks=tr("library.marks"),
        document=tr("library.whole-document"),
        section=tr("library.whole-section"),
        original=tr("library.original"),
        colours={**named, **meanings},
    )
