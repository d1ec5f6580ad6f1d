"""An engine that stays open between questions, so that what it keeps ready is not lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from reader.library.engine import Engine

T = TypeVar("T")


class Closed(Exception):  # noqa: N818  (no error: who asked is gone)
    """The engine was let go of before a question came."""


class StayingEngine:
    """Answers questions from any thread, in turn and in one thread of its own.

    It is opened for the first question. After one that fails it is opened anew: the index may have
    been damaged, or the server gone.
    """

    def __init__(self, opened: Callable[[], AbstractContextManager[Engine]]) -> None:
        """Prepare an engine that ``opened`` opens."""
        self._opened = opened
        self._thread = ThreadPoolExecutor(1, "engine")
        self._open = ExitStack()
        self._engine: Engine | None = None

    def ask(self, question: Callable[[Engine], T]) -> T:
        """Return what a question gives; waits for those asked before.

        Raises:
            Closed: it was closed before.
            PizhuError: the engine cannot be used.
        """
        try:
            answer = self._thread.submit(self._answer, question)
        except RuntimeError as error:
            raise Closed from error
        return answer.result()

    def close(self) -> None:
        """Let go of the engine after the last question; does not wait for that."""
        self._thread.submit(self._leave)
        self._thread.shutdown(wait=False)

    def _answer(self, question: Callable[[Engine], T]) -> T:
        if self._engine is None:
            self._engine = self._open.enter_context(self._opened())
        try:
            return question(self._engine)
        except PizhuError:
            self._leave()
            raise

    def _leave(self) -> None:
        self._engine = None
        self._open.close()
