"""Annotations shared with a team, while a document is open: what others do appears by itself.

What is done here is on the disk first, as always, and given to the team when its server can be
reached.
"""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from annotations.errors import AnnotationError
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library import chosen
from reader.tui.reading.helper import Helper
from reader.tui.working import Unwanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.worker import Worker

    from annotations.notebook import Notebook
    from annotations.sharing import Given, Shared, Version
    from reader.library.team.notes import TeamNotes

_TICK = 0.5  # seconds between two looks at what was done here
_AGAIN = 30.0  # seconds after which a server that is gone is tried again


class _Stepwise:
    """Implements `annotations.sharing.Shared`: asks before each step whether to go on."""

    def __init__(self, shared: Shared, go_on: Callable[[], object]) -> None:
        self._shared = shared
        self._go_on = go_on

    def since(self, document: str, revision: int) -> tuple[int, Sequence[Version]]:
        """Return what has changed."""
        self._go_on()
        return self._shared.since(document, revision)

    def give(self, document: str, title: str, versions: Sequence[Version]) -> Given:
        """Take versions."""
        self._go_on()
        return self._shared.give(document, title, versions)


class Teaming(Helper):
    """Meets the team in the background."""

    def begin(self) -> None:
        """Begin to meet the team, if there is one."""
        if chosen.address():
            self.screen.run_worker(self._follow, group="team", exclusive=True, thread=True)

    def _follow(self) -> None:
        worker = get_current_worker()
        told = False
        while not worker.is_cancelled:
            try:
                self._meet_again_and_again(worker)
            except Unwanted:
                return
            except (AnnotationError, PizhuError) as error:
                if not told:
                    told = True
                    self._say(tr("team.offline", reason=error))
                until = time.monotonic() + _AGAIN
                while time.monotonic() < until and not worker.is_cancelled:
                    time.sleep(_TICK)

    def _meet_again_and_again(self, worker: Worker[object]) -> None:
        from reader.library.annotating.sharing import team_notes
        from reader.library.notebooks import open_notebook

        team = team_notes()
        document = self.screen.document
        with closing(team.changes(_TICK)) as changes:
            next(changes)  # listens from here on, so that nothing is missed
            notebook = open_notebook(document)
            self._meet(notebook, team)
            for heard in changes:
                if worker.is_cancelled or self.screen.document.id != document.id:
                    return
                if heard == notebook.document.id or notebook.refresh():
                    self._meet(notebook, team)

    def _meet(self, notebook: Notebook, team: TeamNotes) -> None:
        from reader.library.annotating.sharing import meet_on

        worker = get_current_worker()
        with self.screen.works.following("team", tr("team.meeting"), worker.cancel) as work:
            outcome = meet_on(notebook, _Stepwise(team, work.go_on))
        if outcome.taken and not worker.is_cancelled:
            self.screen.app.call_from_thread(self.screen.annotating.do, lambda: None)
            self._say(tr("team.others", n=outcome.taken))

    def _say(self, message: str) -> None:
        self.screen.app.call_from_thread(self.screen.say, message)
