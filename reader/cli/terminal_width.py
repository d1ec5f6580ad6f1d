"""How wide the terminal draws a mark, found by drawing it and asking where the cursor is then."""

from __future__ import annotations

import os
import re
import select
from contextlib import contextmanager

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "“"
_ASK = f"\r\x1b[K{_MARK}\x1b[6n"
_WIPE = "\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d{1,5};(\d{1,5})R")
_PATIENCE = 0.5  # seconds
_LONGEST = 64  # bytes


def cells_of_marks(inward: int = 0, outward: int = 1) -> int | None:
    """Return how many cells “ takes on the terminal, None where nobody answers.

    Args:
        inward: the file descriptor to hear the terminal on.
        outward: the one to talk to it.
    """
    if not (os.isatty(inward) and os.isatty(outward)):
        return None
    with _silent(inward):
        os.write(outward, _ASK.encode())
        answer = _ANSWER.search(_read(inward))
        os.write(outward, _WIPE.encode())
    return int(answer[1]) - 1 if answer else None


def _read(inward: int) -> bytes:
    """Return what comes in up to an ``R``, or until nothing comes any more."""
    heard = b""
    while b"R" not in heard and len(heard) < _LONGEST:
        if not select.select([inward], [], [], _PATIENCE)[0]:
            break
        heard += os.read(inward, _LONGEST)
    return heard


@contextmanager
def _silent(inward: int) -> Iterator[None]:
    """Let the answer neither be shown nor wait for the end of a line."""
    import termios

    before = termios.tcgetattr(inward)
    silent = [*before]
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(inward, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(inward, termios.TCSANOW, before)
