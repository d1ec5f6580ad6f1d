"""The user's annotations, for commands: what the store has to say, said on standard error."""

from __future__ import annotations

from reader.cli import console
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations import Notebook, Store
    from reader.documents.model import Document


def notebook_of(document: Document, store: Store | None = None) -> Notebook:
    """Open the annotations of a document; say so if its file was damaged.

    Raises:
        StorageError: the file cannot be read.
    """
    from reader.library.notebooks import open_notebook

    notebook = open_notebook(document, store)
    tell_recovery(notebook)
    return notebook


def tell_recovery(notebook: Notebook) -> None:
    """Say so if the file of a notebook was found damaged."""
    from reader.library.notebooks import recovery_message

    message = recovery_message(notebook)
    if message is not None:
        console.report(message)
