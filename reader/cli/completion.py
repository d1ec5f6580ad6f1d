"""What a shell offers after Tab: commands, options, documents, tags, scripts, settings.

The shell runs ``pizhu`` itself for that, with the line to complete in its environment, as
argcomplete arranges it.
"""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from pathlib import Path

from reader.cli.parser import OneOf, Parser, module_of
from reader.i18n import LANGUAGES, tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

SHELLS = ("bash", "zsh", "fish")


def shell_code(shell: str) -> str:
    """Return the lines by which a shell learns to complete ``pizhu``."""
    from argcomplete.shell_integration import shellcode

    # The lines for bash ask which shell they run in, and serve zsh as well.
    return shellcode(["pizhu"], shell="fish" if shell == "fish" else "bash")


def complete(commands: Sequence[str]) -> None:
    """Hand the shell what may stand at its cursor, and end the program."""
    import argcomplete

    nothing: Any = _nothing  # a function serves as well as a class of completers
    argcomplete.autocomplete(
        _whole_parser(commands), always_complete_options=False, default_completer=nothing
    )


def _whole_parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    """Return one parser of all commands, which completes and never parses."""
    whole = argparse.ArgumentParser(prog="pizhu", add_help=False)
    for names in (("-h", "--help"), ("-V", "--version")):
        whole.add_argument(*names, action="store_true")
    language = whole.add_argument("--language")
    language.completer = lambda **_: LANGUAGES  # type: ignore[attr-defined]  # argcomplete reads it
    make: Any = _command_parser  # a function serves as well as a class of parsers
    parsers = whole.add_subparsers(parser_class=make)
    for name in commands:
        parsers.add_parser(name, help=_escaped(tr(f"cli.summary-{name}")))
    return whole


def _command_parser(prog: str) -> Parser:
    name = prog.rpartition(" ")[2]
    parser = Parser(name)
    import_module(module_of(name)).add_arguments(parser)
    for action in parser._actions:  # noqa: SLF001  (argparse has no other way to list them)
        action.help = _escaped(tr(action.help)) if action.help else None
        action.completer = _completer(action)  # type: ignore[attr-defined]  # argcomplete reads it
    return parser


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def _completer(action: argparse.Action) -> Callable[..., Iterable[str]]:
    """Return what lists the words that an argument may be."""
    choices = action.type
    if isinstance(choices, OneOf):
        return lambda **_: list(choices.choices())  # of a mapping, shells would show the values
    return _LISTS.get(str(action.metavar), _nothing)


def _nothing(**_: object) -> Iterable[str]:
    return ()


def _documents(prefix: str, **_: object) -> Iterable[str]:
    """List documents, and folders that may hold some."""
    from reader.documents.formats.added import readable_endings
    from reader.documents.formats.recognition import ending

    endings = readable_endings()
    return [name for name in _files(prefix) if name.endswith("/") or ending(name) in endings]


def _files(prefix: str, **_: object) -> list[str]:
    folder, slash, start = prefix.rpartition("/")
    try:
        entries = list(os.scandir(Path(folder + slash).expanduser()))
    except OSError:
        return []
    shown = [e for e in entries if e.name.startswith(start) and (start or e.name[0] != ".")]
    return [f"{folder}{slash}{entry.name}{'/' if entry.is_dir() else ''}" for entry in shown]


def _tags(**_: object) -> Iterable[str]:
    from reader.library.notebooks import open_store

    return list(open_store().tags())


def _settings(**_: object) -> Iterable[str]:
    from reader.settings import NAMES

    return NAMES


# By the name under which help shows an argument.
_LISTS: dict[str, Callable[..., Iterable[str]]] = {
    "FILE": _documents,
    "PATH": _documents,
    "OUT": _files,
    "TAG": _tags,
    "NAME": _settings,
}
