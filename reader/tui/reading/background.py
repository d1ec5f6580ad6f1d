"""What is done in a thread while the user reads on, and can be left at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

    from reader.tui.reading.helper import Helper

    Tell = Callable[..., None]
    """Calls something in the program's own thread, with arguments, unless the work was left."""


class Background:
    """One piece of work of a helper at a time; the one before is left for it."""

    def __init__(self, helper: Helper, group: str) -> None:
        """Do nothing yet; ``group`` names the work among all that the screen has done."""
        self._screen = helper.screen
        self._group = group
        self._worker: Worker[None] | None = None

    @property
    def going_on(self) -> bool:
        """Whether the work is neither done nor left."""
        worker = self._worker
        return worker is not None and not (worker.is_finished or worker.is_cancelled)

    def begin(self, work: Callable[[Tell], None]) -> None:
        """Begin with some work."""
        app = self._screen.app

        def run() -> None:
            worker = get_current_worker()

            def tell(act: Callable[..., object], *values: object, **named: object) -> None:
                if not worker.is_cancelled:
                    app.call_from_thread(act, *values, **named)

            work(tell)

        self._worker = self._screen.run_worker(run, group=self._group, exclusive=True, thread=True)

    def leave(self) -> None:
        """Wait for the work no more; nothing that it tells is heard."""
        if self._worker is not None:
            self._worker.cancel()
