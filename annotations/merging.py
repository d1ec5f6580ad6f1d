"""Taking annotations from another copy of a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.history import Edit
from annotations.model import to_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.model import Annotation
    from annotations.notebook import Notebook


class Merged(NamedTuple):
    """The ids of annotations that were new here, changed here, equal, or older than here."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    older: tuple[str, ...]


def merge(notebook: Notebook, annotations: Iterable[Annotation]) -> Merged:
    """Take annotations into a notebook by their ids, as one operation that can be undone.

    Of two versions the one modified last wins. The one that loses is kept: in the history if it
    was here, in the trash if it came from outside.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    incoming = {annotation.id: annotation for annotation in annotations}
    sorts: dict[str, list[Annotation]] = {"added": [], "updated": [], "unchanged": [], "older": []}
    with notebook.held():
        for annotation in incoming.values():
            sorts[_compare(notebook.get(annotation.id), annotation)].append(annotation)
        edits = [Edit(a.id, to_record(a)) for a in (*sorts["added"], *sorts["updated"])]
        aside = [to_record(a) for a in sorts["older"]]
        if edits or aside:
            notebook.apply("import", edits, aside)
    return Merged(**{name: tuple(a.id for a in found) for name, found in sorts.items()})


def _compare(here: Annotation | None, incoming: Annotation) -> str:
    if here is None:
        return "added"
    if here == incoming:
        return "unchanged"
    return "updated" if incoming.modified > here.modified else "older"
