"""What is looked at before any command is known: the language, the encoding, a mistyped name."""

from __future__ import annotations

import itertools
import os

from reader import i18n
from reader.cli import console
from reader.errors import PizhuError, UsageError

TYPE_CHECKING = False  # as in `reader.cli.main`
if TYPE_CHECKING:
    from collections.abc import Sequence


def choose_language(arguments: Sequence[str]) -> list[str]:
    """Speak the language of ``--language``, else of the settings; return the other arguments."""
    wanted, rest = _take_option("--language", arguments)
    if wanted is None:
        i18n.use(_language_of_settings())
    elif wanted in i18n.LANGUAGES:
        i18n.use(wanted)
    else:
        raise _not_a_choice("--language", wanted, i18n.LANGUAGES)
    return rest


def split_encoding(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Cut off an ``--encoding`` that stands before the command, which understands it too."""
    if arguments and arguments[0] == "--encoding":
        return list(arguments[:2]), list(arguments[2:])
    if arguments and arguments[0].startswith("--encoding="):
        return list(arguments[:1]), list(arguments[1:])
    return [], list(arguments)


def asks_for_help(arguments: Sequence[str]) -> bool:
    """Tell whether help is asked for, whatever else is."""
    options = itertools.takewhile(lambda argument: argument != "--", arguments)
    return not {"-h", "--help"}.isdisjoint(options)


def refuse_typo(word: str, commands: Sequence[str]) -> None:
    """Refuse what is neither a file nor a command, but is spelt nearly like a command.

    Raises:
        UsageError: names the command that may be meant.
    """
    if not word or word.startswith("-") or os.path.lexists(word):
        return
    from reader.cli.suggestions import closest

    if meant := closest(word, commands):
        raise UsageError("cli.typo-command", word=word, meant=meant)


def _take_option(name: str, arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take an option and its value out of the arguments before ``--``."""
    value: str | None = None
    rest: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            return value, [*rest, argument, *remaining]
        if argument == name:
            value = next(remaining, "")
        elif argument.startswith(f"{name}="):
            value = argument.removeprefix(f"{name}=")
        else:
            rest.append(argument)
    return value, rest


def _language_of_settings() -> str | None:
    """Return the language of the settings, having told what is wrong with them."""
    from reader import locations

    if not locations.has_settings():
        return None
    from reader import settings

    loaded = settings.load()
    i18n.use(loaded.language or None)
    for problem in loaded.problems:
        console.report(problem)
    return loaded.language or None


def _not_a_choice(option: str, value: str, choices: Sequence[str]) -> PizhuError:
    shown = ", ".join(choices)
    return UsageError("cli.not-a-choice", option=option, value=value, choices=shown)
