"""Write the pages that follow from others: commands, keys, manual page, JSON, the README in 繁體.

    python docs/generate.py [FOLDER]

Writes ``commands.md``, ``keys.md``, ``json.md``, ``pizhu.1`` and ``README.zh-Hant.md`` into FOLDER;
without it, each to its place.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs import json_page
from reader import i18n
from reader.cli.main import COMMANDS
from reader.cli.overview import option_rows, use_rows
from reader.cli.parser import Parser, module_of
from reader.i18n import tr
from reader.text.script import converter
from reader.tui.keys.reference import key_reference

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable


class Command(NamedTuple):
    """A command as its reference shows it; rows are an argument and what it means."""

    name: str
    summary: str
    usage: str
    rows: list[tuple[str, str]]


def commands() -> list[Command]:
    """Return all commands in the order of the help."""
    return [_command(name) for name in COMMANDS]


def _command(name: str) -> Command:
    parser = Parser(name)
    import_module(module_of(name)).add_arguments(parser)
    usage = " ".join(parser.format_usage().split()).partition(" ")[2]
    rows = [_row(action) for action in parser._actions if action.dest != "help"]  # noqa: SLF001  (argparse offers no list)
    rows.sort(key=lambda row: row[0].startswith("-"))  # what has its place first
    return Command(name, tr(f"cli.summary-{name}"), usage, rows)


def _row(action: argparse.Action) -> tuple[str, str]:
    name = ", ".join(action.option_strings) or str(action.metavar)
    value = f" {action.metavar}" if action.option_strings and action.nargs != 0 else ""
    return name + value, tr(action.help or "")


def markdown(listed: Iterable[Command]) -> str:
    """Return the page of commands."""
    parts = ["# Commands\n"]
    for command in listed:
        parts.append(f"## `pizhu {command.name}`\n\n{_sentence(command.summary)}\n")
        parts.append(f"```\n{command.usage}\n```\n")
        parts.append("".join(f"- `{name}`: {meaning}\n" for name, meaning in command.rows))
    return "\n".join(part for part in parts if part)


def manual(listed: Iterable[Command]) -> str:
    """Return the manual page, in the language of man."""
    sections = [
        '.TH PIZHU 1 "" "Pizhu" "User Commands"',
        f".SH NAME\npizhu \\- {_roff(tr('cli.about').splitlines()[0].partition(': ')[2])}",
        f".SH SYNOPSIS\n{''.join(map(_entry, use_rows()))}",
        f".SH OPTIONS\n{''.join(map(_entry, option_rows()))}",
        ".SH COMMANDS",
    ]
    for command in listed:
        rows = "".join(_entry(row) for row in command.rows)
        sections.append(
            f".SS {command.name}\n{_roff(_sentence(command.summary))}\n.PP\n"
            f".B {_roff(command.usage)}\n{rows}"
        )
    sections.append(f".SH ENVIRONMENT\n{''.join(map(_entry, _ENVIRONMENT))}")
    sections.append(f".SH EXIT STATUS\n{''.join(map(_entry, _EXIT_CODES))}")
    return "\n".join(section.rstrip("\n") for section in sections) + "\n"


_ENVIRONMENT = [
    ("PIZHU_HOME", "a folder for settings, annotations and all else that is kept"),
    ("NO_COLOR", "no colours, if it is set"),
    ("PAGER, VISUAL, EDITOR", "what shows a long text, what edits a long note"),
]
_EXIT_CODES = [
    ("0", "done"),
    ("1", "something failed; one line on standard error tells what"),
    ("2", "the command line cannot be understood"),
    ("130", "interrupted"),
]


def _entry(row: tuple[str, str]) -> str:
    name, meaning = row
    return f".TP\n.B {_roff(name)}\n{_roff(meaning)}\n"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _roff(text: str) -> str:
    """Return text in which nothing is taken for a request or an escape."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))


def traditional(page: str) -> str:
    """Return the Chinese README as it is written in Taiwan; what is typed stays as it is."""
    page = page.replace(_TO_TRADITIONAL, _TO_SIMPLIFIED)

    def convert(text: str) -> str:
        return converter("s2twp").convert(text).translate(_QUOTES)

    parts = re.split(r"(^```.*?^```$|\[简体中文\])", page, flags=re.DOTALL | re.MULTILINE)
    parts[1::2] = [re.sub(r"  # .*", lambda said: convert(said[0]), part) for part in parts[1::2]]
    parts[0::2] = map(convert, parts[0::2])
    return "".join(parts)


_QUOTES = str.maketrans("“”", "「」")
_TO_TRADITIONAL = "[繁體中文](README.zh-Hant.md)"
_TO_SIMPLIFIED = "[简体中文](README.zh-Hans.md)"


def main() -> None:
    """Write the pages."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    readmes = folder if len(sys.argv) > 1 else ROOT
    i18n.use("en")
    chinese = (ROOT / "README.zh-Hans.md").read_text(encoding="utf-8")
    (readmes / "README.zh-Hant.md").write_text(traditional(chinese), encoding="utf-8")
    listed = commands()
    (folder / "keys.md").write_text(f"# Keys\n\n{key_reference(markdown=True)}", encoding="utf-8")
    (folder / "commands.md").write_text(markdown(listed), encoding="utf-8")
    described = json_page.page(ROOT / "docs" / "schemas")
    (folder / "json.md").write_text(described, encoding="utf-8")
    (folder / "pizhu.1").write_text(manual(listed), encoding="utf-8")


if __name__ == "__main__":
    main()
