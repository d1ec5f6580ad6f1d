"""Plain lines through the user's pager: no colours, no boxes, nothing that moves."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

from reader.cli import console
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_USUAL = ("less", "more")


def show(lines: Iterable[str]) -> None:
    """Give lines to ``$PAGER``, else to less or more; print them where there is no terminal.

    Raises:
        PizhuError: the pager cannot be run.
    """
    command = _pager() if sys.stdout.isatty() else []
    if not command:
        for line in lines:
            console.out(line)
        return
    console.end_waiting()
    try:
        pager = subprocess.Popen(  # noqa: S603  (the user's own command)
            command, stdin=subprocess.PIPE, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise PizhuError("cli.no-pager", command=command[0], reason=error.strerror) from error
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt), pager:
        assert pager.stdin is not None  # noqa: S101  (it is a pipe)
        for line in lines:
            pager.stdin.write(console.clean(line) + "\n")


def _pager() -> list[str]:
    """Return the pager's command, empty where there is none."""
    with contextlib.suppress(ValueError):
        if wanted := shlex.split(os.environ.get("PAGER", "")):
            return wanted
    found = next(filter(None, map(shutil.which, _USUAL)), None)
    return [found] if found else []
