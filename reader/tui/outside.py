"""Other programs: the system's opener, and the dictionary that the user has."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer

from reader.errors import PizhuError
from reader.text.sanitise import sanitise_block

_WORD = "{word}"
_PATIENCE = 5.0  # seconds
_MOST = 200_000  # bytes of an answer that are read
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_KNOWN = (("sdcv", "-n", "--utf8-output", _WORD), ("dict", _WORD))


def open_outside(address: str) -> bool:
    """Open a web address with the system's opener; return whether there is one."""
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    subprocess.Popen(  # noqa: S603  (no shell; the address begins with http)
        [opener, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def dictionary(command: str, word: str) -> list[str]:
    """Return the program and its arguments that look a word up.

    Args:
        command: the user's own, in which ``{word}`` stands for the word (else it comes last);
            empty takes ``sdcv`` or ``dict``, whichever is installed.
        word: what to look up; it is always one argument, and never taken for an option.

    Raises:
        PizhuError: the command cannot be read, or there is no dictionary.
    """
    word = word.lstrip("-")
    try:
        wanted = shlex.split(command)
    except ValueError as error:
        raise PizhuError("dictionary.unreadable", command=command, reason=error) from error
    if not wanted:
        wanted = next((list(known) for known in _KNOWN if shutil.which(known[0])), [])
    if not wanted:
        raise PizhuError("dictionary.none")
    if not any(_WORD in argument for argument in wanted):
        wanted.append(_WORD)
    return [argument.replace(_WORD, word) for argument in wanted]


def answer(arguments: list[str]) -> str:
    """Run a program without a shell and return what it says, safe to be shown.

    Raises:
        PizhuError: it cannot be run, takes too long, or fails without a word.
    """
    name = arguments[0]
    try:
        process = subprocess.Popen(  # noqa: S603  (the user's own command)
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PizhuError("dictionary.unusable", command=name, reason=reason) from error
    said, late = _heard(process)
    text = sanitise_block(_ESCAPES.sub(b"", said).decode(errors="replace").replace("\r", ""))
    if late and not text.strip():
        raise PizhuError("dictionary.late", command=name, seconds=round(_PATIENCE))
    if not text.strip():
        raise PizhuError("dictionary.silent", command=name)
    return text.strip("\n")


def _heard(process: subprocess.Popen[bytes]) -> tuple[bytes, bool]:
    """Return what a program says, and whether it had to be ended because it took too long."""
    clock = Timer(_PATIENCE, _end, (process,))
    clock.start()
    with process:
        said = process.stdout.read(_MOST) if process.stdout else b""
        late = not clock.is_alive()
        clock.cancel()
        _end(process)
    return said, late


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
