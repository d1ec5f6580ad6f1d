"""A document's annotations as a text in one of the formats of `annotations.exporters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.exporters import Export, Labels, render
from reader.i18n import tr
from reader.library.colours import COLOURS
from reader.library.notebooks import placements

if TYPE_CHECKING:
    from annotations import Notebook
    from reader.documents.model import Document


def export(document: Document, notebook: Notebook, form: str) -> str:
    """Return the annotations of a document in the format ``form``, in the user's language.

    Raises:
        AnnotationError: there is no such format, or the annotations cannot be read.
    """
    labels = Labels(
        bookmark=tr("library.bookmark"),
        uncertain=tr("library.status-uncertain"),
        orphans=tr("library.orphans"),
        colours={colour: tr(f"library.colour-{colour}") for colour in COLOURS},
    )
    placed = placements(document, notebook)
    return render(form, Export(notebook.document, placed, document, labels=labels))
