"""Sharing annotations with a team: what ``pizhu library share``, ``unshare`` and ``sync`` do."""

from __future__ import annotations

from annotations.model import PRIVATE, TEAM
from reader.cli import console
from reader.cli.sources import open_source
from reader.cli.store import notebook_of
from reader.i18n import tr
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def share(options: Namespace) -> int:
    """Show the annotations of documents to the team."""
    return _set_visibility(options, TEAM, "team.shared")


def unshare(options: Namespace) -> int:
    """Show the annotations of documents to nobody else any more."""
    return _set_visibility(options, PRIVATE, "team.unshared")


def sync(options: Namespace) -> int:
    """Bring all annotations here and the team's to the same state."""
    from reader.library.annotating import sharing
    from reader.library.notebooks import open_store

    met = sharing.meet_on_all(open_store(), sharing.team_notes())
    if options.json:
        console.out_json(met._asdict())
    else:
        console.note(tr("team.met", **met._asdict()))
    return 0


def _set_visibility(options: Namespace, visibility: str, message: str) -> int:
    from reader.library.annotating import sharing

    team = sharing.team_notes()
    for name in options.word:
        document = open_source(name, None)
        with store_errors():
            notebook = notebook_of(document)
        count = sharing.set_visibility(notebook, visibility, team.role)
        sharing.meet_on(notebook, team)
        console.note(tr(message, n=count, title=document.title or document.name))
    return 0
