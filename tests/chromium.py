"""Chromium without a window: it saves and prints pages as a reader would."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
_FROM_US, _TO_US = 3, 4
"""The file descriptors on which Chromium listens and answers."""
_ABOVE = 10


class Chromium:
    """One page of a browser that is told what to do in the words of the DevTools protocol."""

    def __init__(self, commands: int, answers: int) -> None:
        """Open a page; a message ends in NUL both ways."""
        self._commands = commands
        self._answers = os.fdopen(answers, "rb")
        self._last = 0
        self.events: list[tuple[str, dict[str, Any]]] = []
        """What the page has told of itself, name by name with what goes with it."""
        self._session: str | None = None
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.tell("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        self.tell("Page.enable")

    def tell(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give a command, and return its result."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._last:
            self._note(answer)
        if "result" not in answer:
            raise RuntimeError(answer)
        return dict(answer["result"])

    def open(self, page: Path) -> None:
        """Load a file, and wait until it stands there."""
        self.visit(page.as_uri())

    def visit(self, address: str) -> None:
        """Load a page, and wait until it stands there."""
        self.events.clear()
        self.tell("Page.navigate", url=address)
        while all(name != "Page.loadEventFired" for name, _ in self.events):
            self._note(self._next())

    def save(self, ending: str) -> bytes:
        """Return the page as it stands: ``html``, ``mhtml``, or printed, ``pdf``.

        It is printed as by hand, with date, title, address and page numbers at the edges.
        """
        if ending == "mhtml":
            return str(self.tell("Page.captureSnapshot", format="mhtml")["data"]).encode()
        if ending == "pdf":
            printed = self.tell(
                "Page.printToPDF", displayHeaderFooter=True, generateDocumentOutline=True
            )
            return base64.b64decode(printed["data"])
        root = self.tell("DOM.getDocument")["root"]["nodeId"]
        return str(self.tell("DOM.getOuterHTML", nodeId=root)["outerHTML"]).encode()

    def _note(self, message: dict[str, Any]) -> None:
        self.events.append((message.get("method", ""), message.get("params", {})))

    def _next(self) -> dict[str, Any]:
        message = bytearray()
        while (byte := self._answers.read(1)) != b"\0":
            if not byte:
                raise EOFError("Chromium has ended")
            message += byte
        return dict(json.loads(message))

    def close(self) -> None:
        """End the browser."""
        self._session = None
        self.tell("Browser.close")
        self._answers.close()
        os.close(self._commands)


@contextmanager
def chromium(profile: Path) -> Iterator[Chromium]:
    """Run Chromium with a profile of its own."""
    assert PROGRAM is not None
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    arguments = [PROGRAM, *flags, f"--user-data-dir={profile}"]
    heard, commands = _pipe()
    answers, told = _pipe()
    actions = [
        (os.POSIX_SPAWN_DUP2, heard, _FROM_US),
        (os.POSIX_SPAWN_DUP2, told, _TO_US),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    process = os.posix_spawn(PROGRAM, arguments, os.environ, file_actions=actions)
    os.close(heard)
    os.close(told)
    browser = Chromium(commands, answers)
    try:
        yield browser
    finally:
        browser.close()
        os.waitpid(process, 0)


def _pipe() -> tuple[int, int]:
    """Return the ends of a pipe, whose numbers are none of those that Chromium wants."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
