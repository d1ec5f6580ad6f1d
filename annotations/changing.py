"""Changing many annotations of one document at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotations import clock
from annotations.history import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotations.history import Operation
    from annotations.notebook import Notebook


def change_all(
    notebook: Notebook, kind: str, changes: Mapping[str, Mapping[str, Any]]
) -> Operation:
    """Change fields of annotations as one operation; those that are gone are passed over.

    Args:
        notebook: the document's.
        kind: what to call it in the history.
        changes: the fields as plain data for JSON, by the id of the annotation.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    modified = clock.stamp()
    edits = [
        Edit(identifier, {**fields, "modified": modified}, whole=False)
        for identifier, fields in changes.items()
    ]
    with notebook.held():
        return notebook.apply(kind, [edit for edit in edits if notebook.get(edit.id) is not None])
