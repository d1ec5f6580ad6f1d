"""Runs a regular expression in a process of its own, which can be ended.

The process is this very file, run as a script: it reads lines of JSON from standard input, first
the expression, then lists of texts, and answers each list with the spans found, as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress

TYPE_CHECKING = False  # `typing` is not wanted in the process
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

Span = tuple[int, int]

_LOOK_UP = 0.02  # seconds between two looks whether the answer is still wanted


class Given(Exception):  # noqa: N818  (nothing is wrong: the answer is no longer wanted)
    """Somebody has given up waiting."""


class RegexProcess:
    """A regular expression at work in a process, until `close`."""

    def __init__(self, regex: re.Pattern[str]) -> None:
        """Start the process.

        Raises:
            ChildProcessError: it does not start.
        """
        import subprocess  # few searches need it, and it is slow to import

        command = [sys.executable, "-I", "-S", __file__]
        try:
            self._process = subprocess.Popen(  # noqa: S603  (our own file; the pattern is data on its input)
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise ChildProcessError from error
        self._input: IO[bytes] = self._process.stdin  # type: ignore[assignment]  # it is a pipe
        self._output: IO[bytes] = self._process.stdout  # type: ignore[assignment]
        self._task = {"pattern": regex.pattern, "flags": int(regex.flags)}
        self._told = False

    def spans(
        self, texts: list[str], seconds: float, unwanted: Callable[[], bool]
    ) -> list[list[Span]]:
        """Return the spans that are not empty, of each text.

        Args:
            texts: where to look.
            seconds: how long to wait.
            unwanted: tells, asked time and again, that nobody waits for the answer any more.

        Raises:
            TimeoutError: it took longer.
            Given: the answer is unwanted.
            ChildProcessError: the process could not do it, for want of memory perhaps.
        """
        try:
            if not self._told:
                self._tell(self._task)
                self._told = True
            self._tell(texts)
            answer = self._answer(seconds, unwanted)
        except BrokenPipeError as error:
            raise ChildProcessError from error
        return [[(start, end) for start, end in spans] for spans in json.loads(answer)]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()

    def _tell(self, task: object) -> None:
        self._input.write(json.dumps(task).encode("ascii") + b"\n")
        self._input.flush()

    def _answer(self, seconds: float, unwanted: Callable[[], bool]) -> bytes:
        import os
        from selectors import EVENT_READ, DefaultSelector
        from time import monotonic

        limit, answer = monotonic() + seconds, b""
        with DefaultSelector() as selector:
            selector.register(self._output, EVENT_READ)
            while not answer.endswith(b"\n"):
                if selector.select(_LOOK_UP):
                    piece = os.read(self._output.fileno(), 1 << 16)
                    if not piece:
                        raise ChildProcessError
                    answer += piece
                elif unwanted():
                    raise Given
                elif monotonic() > limit:
                    raise TimeoutError
        return answer


def spans_in(regex: re.Pattern[str], text: str) -> list[Span]:
    """Return the spans of a text that are not empty."""
    return [found.span() for found in regex.finditer(text) if found.end() > found.start()]


def _main() -> None:
    task = json.loads(sys.stdin.readline())
    regex = re.compile(task["pattern"], task["flags"])
    for line in sys.stdin:
        answer = [spans_in(regex, text) for text in json.loads(line)]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
