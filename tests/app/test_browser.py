"""The reader in a real browser: opened, searched in both scripts, tagged, noted, exported."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.chromium import PROGRAM, chromium
from tests.programs import started
from tests.tables import bring_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.chromium import Chromium

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

TEXT = (
    "渡口札记\n\n第一章 雾夜\n\n钟声传得很远，渡船却停了。\n\n第二章 清晨\n\n雾散以后，钟声又起。\n"
)
PATIENCE = 30.0
BINARY = 2
ENTER, ESCAPE = 13, 27
PHONE = (390, 844)  # pixels
ROW = 30  # pixels that a row takes at most


class Page:
    """The reader in the browser, as a user sees and drives it."""

    def __init__(self, browser: Chromium) -> None:
        self.browser = browser
        self._asked: list[str] = []

    def screen(self) -> str:
        """Return all that the reader has drawn so far, without the colours."""
        drawn = b"".join(
            base64.b64decode(details["response"]["payloadData"])
            for name, details in self.browser.events
            if name == "Network.webSocketFrameReceived" and details["response"]["opcode"] == BINARY
        )
        return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", drawn.decode(errors="replace"))

    def listen(self) -> None:
        """Take in what the browser has to tell; it stands still when nobody listens."""
        self.browser.tell("Runtime.evaluate", expression="1")

    def forget(self) -> None:
        self.listen()
        self._asked = self.asked()
        self.browser.events.clear()

    def asked(self) -> list[str]:
        """Return the addresses of all that the page asked for."""
        return self._asked + [
            event["request"]["url"]
            for name, event in self.browser.events
            if name == "Network.requestWillBeSent"
        ]

    def wait(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < until, self.screen()[-2000:]
            time.sleep(0.05)
            self.listen()

    def wait_for(self, words: str) -> None:
        self.wait(lambda: words in self.screen())

    def press(self, key: str, code: int = 0, modifiers: int = 0) -> None:
        text = "\r" if code == ENTER else key if len(key) == 1 and not modifiers else ""
        self.browser.tell(
            "Input.dispatchKeyEvent",
            type="keyDown",
            key=key,
            text=text,
            modifiers=modifiers,
            windowsVirtualKeyCode=code or ord(key.upper()),
        )
        self.browser.tell("Input.dispatchKeyEvent", type="keyUp", key=key, modifiers=modifiers)

    def extent(self, side: str) -> int:
        """Return the ``Width`` or ``Height`` of the terminal in the page, in its pixels."""
        expression = f"document.querySelector('.xterm-screen').client{side}"
        return int(self.browser.tell("Runtime.evaluate", expression=expression)["result"]["value"])

    def takes(self, width: int, height: int) -> bool:
        """Tell whether the terminal is all in the window, and leaves no room for another row."""
        return self.extent("Width") <= width and 0 <= height - self.extent("Height") < ROW

    def compose(self, begun: str, words: str) -> None:
        """Type as through an input method: letters first, then the characters chosen."""
        self.browser.tell(
            "Input.imeSetComposition",
            text=begun,
            selectionStart=len(begun),
            selectionEnd=len(begun),
        )
        self.browser.tell("Input.insertText", text=words)


@contextmanager
def served(source: Path, home: Path) -> Iterator[str]:
    environment = {**os.environ, "PIZHU_HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "reader", "--language", "en", "serve", str(source)]
    with started(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0


def test_a_reader_in_a_browser_reads_finds_marks_and_exports_and_asks_nobody_else(
    tmp_path: Path,
) -> None:
    source, downloads = tmp_path / "渡口札记.txt", tmp_path / "downloads"
    source.write_text(TEXT, encoding="utf-8")
    downloads.mkdir()
    bring_tables(tmp_path / "home")
    with (
        served(source, tmp_path / "home") as address,
        chromium(tmp_path / "profile") as browser,
    ):
        browser.tell("Network.enable")
        browser.tell("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        browser.visit(address)
        page = Page(browser)
        page.wait_for("雾散以后，钟声又起。")
        browser.tell("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
        page.press("Escape", ESCAPE)
        for begun, words in (("zhong", "鐘聲"), ("zhong", "钟声")):
            page.forget()
            page.press("/")
            page.compose(begun, words)
            page.wait_for("1/2")
            page.press("Enter", ENTER)
        page.forget()
        page.press("t")
        page.compose("sheng", "声音")
        page.wait_for("声音")
        page.press("Enter", ENTER)
        store = tmp_path / "home"
        page.wait(lambda: "声音" in kept(store))
        page.press("a")
        page.compose("xi", "细读")
        page.wait_for("细读")
        page.press("s", modifiers=2)
        page.wait(lambda: "细读" in kept(store))
        page.forget()
        page.press("e")
        page.wait_for(str(tmp_path)[:24])
        page.press("Enter", ENTER)
        page.wait(lambda: "细读".encode() in b"".join(map(Path.read_bytes, downloads.iterdir())))
        for width, height in (PHONE, PHONE[::-1], PHONE):
            page.browser.tell(
                "Emulation.setDeviceMetricsOverride",
                deviceScaleFactor=1,
                mobile=True,
                width=width,
                height=height,
            )
            page.wait(partial(page.takes, width, height))
    own = "/".join(address.split("/")[:3])
    assert len(page.asked()) > 3
    assert [url for url in page.asked() if not url.startswith((f"{own}/", f"blob:{own}/"))] == []


def kept(store: Path) -> str:
    """Return what all files of annotations hold."""
    files = store.rglob("annotations/*.json")
    return "".join(json.dumps(json.loads(file.read_bytes()), ensure_ascii=False) for file in files)
