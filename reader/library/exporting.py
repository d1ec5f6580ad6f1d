"""Annotations of documents in the formats of `annotations.exporters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.codebook import Codebook
from annotations.exporters import Export, Labels, pack
from reader.i18n import tr
from reader.library.colours import COLOURS
from reader.library.manuscript import DocumentManuscript
from reader.library.notebooks import open_notebook, open_store, placements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotations import Notebook
    from reader.documents.model import Document


def export(document: Document, form: str) -> str:
    """Return the annotations of a document in the text format ``form``, in the user's language.

    Raises:
        AnnotationError: there is no such format, or the annotations cannot be read.
    """
    return export_all([document], form).decode()


def export_all(
    documents: Iterable[Document],
    form: str,
    opening: Callable[[Document], Notebook] = open_notebook,
) -> bytes:
    """Return the annotations of documents in the format ``form``, in the user's language.

    Args:
        documents: one, or more if the format is a joint one.
        form: one of `annotations.exporters.FORMATS`.
        opening: opens the annotations of a document.

    Raises:
        AnnotationError: there is no such format, or the annotations cannot be read.
    """
    return pack(form, [_gather(document, opening(document)) for document in documents])


def _gather(document: Document, notebook: Notebook) -> Export:
    return Export(
        notebook.document,
        placements(document, notebook),
        document,
        codes=Codebook(open_store().folder).all(),
        labels=_labels(),
        manuscript=DocumentManuscript(document),
    )


def _labels() -> Labels:
    return Labels(
        bookmark=tr("library.bookmark"),
        uncertain=tr("library.status-uncertain"),
        orphans=tr("library.orphans"),
        contents=tr("library.contents"),
        author=tr("library.author"),
        colours={colour: tr(f"library.colour-{colour}") for colour in COLOURS},
    )
