"""What importing a room brings along, seen in a fresh interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "textual",
    "rich",
    "tinydb",
    "tomlkit",
    "platformdirs",
    "charset_normalizer",
    "opencc",
    "pypinyin",
    "lxml",
    "markdown_it",
}
# The rooms and what importing them must not bring along, besides Textual.
ROOMS = {
    "reader": HEAVY | {"annotations", "argparse", "dataclasses", "pathlib", "re", "typing"},
    "reader.__main__": HEAVY | {"annotations", "argparse", "dataclasses", "pathlib", "typing"},
    "reader.cli.main": HEAVY | {"annotations", "argparse", "dataclasses", "pathlib", "typing"},
    "reader.text": HEAVY | {"annotations", "reader.documents", "reader.i18n"},
    "reader.text.script": HEAVY | {"annotations", "reader.documents", "reader.i18n"},
    "reader.documents.opening": HEAVY
    | {"annotations", "reader.cli", "reader.tui", "reader.search"},
    "reader.search": HEAVY | {"annotations", "reader.cli", "reader.tui", "reader.layout"},
    "reader.layout": HEAVY - {"rich"}
    | {"annotations", "reader.cli", "reader.tui", "reader.search"},
    "reader.comparison.collation": HEAVY
    | {"annotations", "reader.cli", "reader.tui", "reader.library"},
    "reader.comparison.figures": HEAVY
    | {"annotations", "reader.cli", "reader.tui", "reader.library"},
    "reader.comparison.terms": HEAVY
    | {"annotations", "reader.cli", "reader.tui", "reader.library"},
    "reader.library.places": HEAVY | {"reader.cli", "reader.tui"},
    "reader.library.opening": HEAVY
    | {"annotations", "dataclasses", "reader.cli", "reader.tui", "reader.documents.structure"},
    "reader.tui.starting.first_page": HEAVY
    | {"annotations", "dataclasses", "reader.cli", "reader.documents.structure.analysis"},
    "reader.settings": HEAVY | {"annotations", "reader.cli", "reader.tui", "reader.documents"},
    "annotations": HEAVY | {"reader"},
    "annotations.store": HEAVY - {"tinydb"} | {"reader"},
    "annotations.exporters": HEAVY | {"reader"},
}
# What listing a document's outline must not import, besides: together twice Python's own start.
SLOW = HEAVY | {"typing", "dataclasses", "inspect", "sqlite3", "tomllib", "threading", "asyncio"}
COMMANDS = ("info", "outline", "text", "convert", "search", "keys", "read")


def imported_by(*names: str) -> set[str]:
    """Return the modules that a fresh interpreter holds after importing ``names``, and no more."""
    program = (
        "import sys; before = set(sys.modules);"
        f"[__import__(name) for name in {names!r}];"
        "print(*set(sys.modules) - before)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603  (our own program)
    return set(done.stdout.split())


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_brings_nothing_along_that_it_must_not(room: str) -> None:
    assert imported_by(room) & (ROOMS[room] | {"textual"}) == set()


def test_no_command_brings_the_interface_or_the_store_along() -> None:
    modules = [f"reader.cli.commands.{command}" for command in COMMANDS]
    assert imported_by(*modules) & HEAVY == set()


def test_the_public_names_are_there_and_bring_no_interface_along() -> None:
    program = (
        "import sys, reader;"
        "assert not [name for name in sys.modules if name.startswith('reader.')];"
        "[getattr(reader, name) for name in reader.__all__];"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603  (our own program)
    assert set(done.stdout.split()) & (HEAVY | {"reader.cli", "reader.tui", "annotations"}) == set()


@pytest.mark.alone
@pytest.mark.parametrize("seen", [False, True])
@pytest.mark.parametrize("options", [(), ("--json",), ("--depth", "2")])
def test_an_outline_needs_nothing_slow(
    tmp_path: Path, options: tuple[str, ...], *, seen: bool
) -> None:
    document = tmp_path / "纲要.txt"
    text = "第一章 总则\n（一）目标任务。坚持统筹推进，到2035年建成。\n" * 60
    document.write_text(text, encoding="utf-8")
    program = "import sys; from reader.__main__ import main; sys.exit(main())"
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-c",
        program,
        "outline",
        *options,
        str(document),
    ]
    environment = {**os.environ, "PIZHU_HOME": str(tmp_path / "home")}
    for _ in range(1 + seen):
        done = subprocess.run(  # noqa: S603  (our own program)
            command, capture_output=True, encoding="utf-8", env=environment, check=True, timeout=60
        )
    assert "总则" in done.stdout
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "reader.documents.model" in imported
    assert imported & SLOW == set()
    assert ("reader.documents.structure.analysis" in imported) is not seen
