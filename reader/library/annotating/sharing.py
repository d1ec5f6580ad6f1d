"""Sharing annotations with the team whose library is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.changing import change_all
from annotations.model import PRIVATE, TEAM
from annotations.sharing import Memory, meet
from reader import locations, settings
from reader.errors import PizhuError
from reader.library import chosen
from reader.library.store_errors import store_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotations.notebook import Notebook
    from annotations.sharing import Outcome, Shared
    from annotations.store import Store
    from reader.library.team.notes import TeamNotes


class Met(NamedTuple):
    """What meeting the team has changed, over all documents; see `annotations.sharing.Outcome`."""

    documents: int
    taken: int
    given: int
    merged: int


def team_notes() -> TeamNotes:
    """Return the shared annotations of the team in use.

    Raises:
        PizhuError: no team's server is in use, or it cannot be used.
    """
    address = chosen.address()
    if not address:
        raise PizhuError("team.none")
    with chosen.packages():
        from reader.library.team.notes import TeamNotes

    return TeamNotes(address)


def set_visibility(notebook: Notebook, visibility: str, role: str) -> int:
    """Show the annotations of a document to the team, or to nobody else; return how many changed.

    Such as have no author get one. What others have written is not taken from them.

    Args:
        notebook: the document's.
        visibility: one of `annotations.model.VISIBILITIES`.
        role: who makes annotations where the settings do not say.

    Raises:
        PizhuError: the disk refuses.
    """
    author = settings.load().author or role
    own = {"", author, role}
    changes = {
        a.id: {"visibility": visibility, "author": a.author or author}
        for a in notebook.all()
        if (a.visibility or PRIVATE) != visibility and (visibility == TEAM or a.author in own)
    }
    with store_errors():
        if changes:
            change_all(notebook, "share", changes)
    return len(changes)


def meet_on(notebook: Notebook, team: Shared) -> Outcome:
    """Bring the annotations of one document and the team's to the same state.

    Raises:
        PizhuError: the server or the disk refuses.
    """
    file = locations.shared_folder() / f"{notebook.document.id}.json"
    with store_errors():
        return meet(notebook, Memory(file), team)


def meet_on_all(store: Store, team: TeamNotes) -> Met:
    """Bring all annotations here and the team's to the same state.

    Raises:
        PizhuError: the server or the disk refuses; what was done is done.
    """
    counts = [0, 0, 0]
    documents = 0
    with store_errors():
        for notebook in _concerned(store, team):
            outcome = meet_on(notebook, team)
            documents += any(outcome)
            counts = [a + b for a, b in zip(counts, outcome, strict=True)]
    return Met(documents, *counts)


def _concerned(store: Store, team: TeamNotes) -> Iterator[Notebook]:
    """Yield the notebooks of all documents with shared annotations, here or there."""
    there = team.documents()
    known = _known_before()
    for document, (title, _) in there.items():
        yield store.notebook(document, title=title)
    for notebook in store.current():
        name = notebook.document.id
        is_new = name not in there and any(a.visibility == TEAM for a in notebook.all())
        if is_new or (name in known and name not in there):
            yield notebook


def _known_before() -> Iterable[str]:
    folder = locations.shared_folder()
    return {file.stem for file in folder.glob("*.json")} if folder.is_dir() else set()
