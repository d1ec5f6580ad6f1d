"""Processes of our own: a module of the package, run by the interpreter that runs us."""

from __future__ import annotations

import os
import sys
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen


def start(module: str, *arguments: str) -> Popen[bytes]:
    """Start a module as a program, with unbuffered pipes to its input and from its output.

    Raises:
        OSError, ValueError: it cannot be started.
    """
    from subprocess import DEVNULL, PIPE, Popen

    return Popen(  # noqa: S603  (our own program; each argument is one)
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def end_with_input() -> None:
    """End this process as soon as standard input does: whoever started it is gone."""
    Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)
