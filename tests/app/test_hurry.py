"""What stands in for parts of Textual while it is imported, in a Python of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_HURRIED = "import sys; from reader.tui.starting.hurry import hurry; hurry()"


def _told(code: str) -> str:
    command = [sys.executable, "-c", f"{_HURRIED}\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603  (our own program)
    return done.stdout.strip()


@pytest.mark.alone
def test_what_is_not_needed_is_not_imported() -> None:
    known = _told("import reader.tui.app; print(*sys.modules)").split()
    assert "textual.app" in known
    assert {"ssl", "uuid", "platformdirs", "textual.command", "textual.widgets._input"}.isdisjoint(
        known
    )


def test_what_was_hidden_can_be_imported_afterwards() -> None:
    code = "import ssl, textual.command as c; print(c.CommandPalette.is_open.__name__)"
    assert _told(code) == "is_open"


def test_textual_finds_the_hidden_when_it_calls_it() -> None:
    code = (
        "from textual.notifications import Notification\n"
        "print(len(Notification('').identity))\n"
        "import textual.app; print(textual.app.user_downloads_path().name != '')\n"
        "print(type(textual.design.Table()).__module__)"
    )
    assert _told(code).split() == ["36", "True", "rich.table"]


def test_what_textual_compiled_is_compiled_once_and_understands_the_same(tmp_path: Path) -> None:
    code = (
        "import re\n"
        "from textual.color import Color\n"
        "from textual.css.parse import parse_selectors\n"
        "print(re.compile.__module__, pattern_cache._fresh == {})\n"
        "print(Color.parse('hsl(120, 50%, 25%)').hex, *parse_selectors('Input.-on:focus > #x'))\n"
        "pattern_cache.keep()"
    )
    begun = (
        "from pathlib import Path\n"
        "from reader.text import pattern_cache, script_cache\n"
        f"script_cache.use_cache(Path({str(tmp_path)!r}))\n{_HURRIED}\n"
    )
    command = [sys.executable, "-c", begun + code]
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603  (our own program)
        for _ in range(2)
    )
    assert first.startswith("re False\n#206020 ")
    assert second == first.replace("False", "True", 1)
