"""Taking the terminal, also where standard input is a pipe."""

from __future__ import annotations

import os

from reader.errors import PizhuError

TERMINAL = "/dev/tty"
_BROWSER = "TEXTUAL_DRIVER"  # names what draws in place of a terminal


def in_browser() -> bool:
    """Tell whether something else stands in for the terminal."""
    return _BROWSER in os.environ


def claim_terminal() -> None:
    """Make the terminal standard input where it is not; Textual reads keys from there.

    In a browser keys do not come from a terminal, and there is none to take.

    Raises:
        PizhuError: there is no terminal to read keys from, or none to draw on.
    """
    if in_browser():
        return
    if not _is_terminal(2) and not _is_terminal(1):
        raise PizhuError("tui.no_terminal")
    if _is_terminal(0):
        return
    try:
        terminal = os.open(TERMINAL, os.O_RDWR)
    except OSError as error:
        raise PizhuError("tui.no_terminal") from error
    os.dup2(terminal, 0)
    os.close(terminal)


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False
