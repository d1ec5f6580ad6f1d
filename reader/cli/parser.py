"""Arguments of one command: `argparse`, speaking the user's language.

The ``help`` of an argument is the key of a message, looked up only when help is shown.
"""

from __future__ import annotations

import argparse
import itertools

from reader.errors import UsageError
from reader.i18n import tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, NoReturn

# What it says itself is never shown, so nobody need look for translations.
setattr(argparse, "_", str)  # noqa: B010  (no type knows of it)

_PILCROW = "¶"
_WIDTH = 76  # code points; headings in Chinese take up to four more cells


class Parser(argparse.ArgumentParser):
    """The arguments of the command ``name``."""

    def __init__(self, name: str) -> None:
        super().__init__(
            prog=f"pizhu {name}",
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.name = name
        self.color = False  # from Python 3.14 on, what goes into a message would hold it too
        self._given = self.add_argument_group("cli.heading-arguments")
        self._options = self.add_argument_group("cli.heading-options")
        self.option("-h", "--help", action="store_true", help="cli.option-help")

    def given(self, metavar: str, **details: Any) -> None:  # noqa: ANN401  (argparse's own)
        """Add an argument that is told by its place; it is kept under its name in lower case."""
        self._given.add_argument(metavar.lower(), metavar=metavar, **details)

    def option(self, *names: str, **details: Any) -> None:  # noqa: ANN401  (argparse's own)
        """Add an option."""
        self._options.add_argument(*names, **details)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the values of the arguments.

        Raises:
            UsageError: they are not what the command understands.
        """
        self.usage = ""  # else argparse writes one first, for messages of its own
        try:
            options, extras = self.parse_known_intermixed_args(_told_apart(arguments))
        except argparse.ArgumentError as error:
            if error.argument_name is None:
                self.error(error.message)
            raise UsageError("cli.option-value", option=error.argument_name) from error
        for extra in extras:
            self._refuse(extra)
        return options

    def _parse_optional(self, arg_string: str) -> Any:  # noqa: ANN401  (differs between versions)
        """Take what stands behind ``--`` for no option; `argparse` forgets that it stood there."""
        return None if isinstance(arg_string, _Plain) else super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (it is in English only)
        """Refuse arguments of the wrong number."""
        self.usage = None  # while parsing, argparse keeps one there that it made for English
        raise UsageError("cli.incomplete", usage=" ".join(self.format_usage().split())) from None

    def format_help(self) -> str:
        """Return the help, in the user's language."""
        self.description = tr(f"cli.summary-{self.name}")
        return super().format_help()

    def _refuse(self, extra: str) -> NoReturn:
        if isinstance(extra, _Plain) or not extra.startswith("-"):
            raise UsageError("cli.superfluous", word=extra, command=self.prog)
        from reader.cli.suggestions import closest

        word = extra.partition("=")[0]
        known = (n for n in self._option_string_actions if n.startswith("--"))
        if meant := closest(word, known):
            raise UsageError("cli.typo-option", word=word, meant=meant)
        raise UsageError("cli.unknown-option", word=word, command=self.prog)


class _Plain(str):
    """An argument that is no option whatever it begins with."""

    __slots__ = ()


def _told_apart(arguments: Sequence[str]) -> list[str]:
    """Return arguments without the first ``--``, those behind it marked as plain."""
    options = list(itertools.takewhile(lambda argument: argument != "--", arguments))
    return [*options, *map(_Plain, arguments[len(options) + 1 :])]


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=_WIDTH)

    def start_section(self, heading: str | None) -> None:
        super().start_section(tr(heading) if heading and heading.startswith("cli.") else heading)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,  # noqa: ARG002  (its English default)
    ) -> None:
        super().add_usage(usage, actions, groups, f"{tr('cli.heading-usage')} ")

    def _split_lines(self, text: str, width: int) -> list[str]:
        """Break by cells, as Chinese is set; `argparse` counts code points and needs spaces."""
        from reader.text.linebreak import break_lines

        starts = break_lines(text, width)
        return [text[a:b].rstrip() for a, b in itertools.pairwise([*starts, len(text)])]

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return tr(action.help) if action.help else None


def module_of(command: str) -> str:
    """Return the module that holds a command."""
    # `import` cannot be the name of a module.
    return f"reader.cli.commands.{'import_' if command == 'import' else command}"


class OneOf:
    """A type for an option that takes one of a few words.

    Args:
        option: the name of the option.
        choices: lists the words; called only when they are wanted.
    """

    def __init__(self, option: str, choices: Callable[[], Iterable[str]]) -> None:
        self._option = option
        self.choices = choices

    def __call__(self, word: str) -> str:
        """Return the word.

        Raises:
            UsageError: it is none of the choices.
        """
        option = self._option
        allowed = list(self.choices())
        if word in allowed:
            return word
        from reader.cli.suggestions import closest

        if meant := closest(word, allowed):
            raise UsageError("cli.typo-choice", option=option, value=word, meant=meant)
        listed = ", ".join(allowed)
        raise UsageError("cli.not-a-choice", option=option, value=word, choices=listed)


def natural(option: str, least: int = 0) -> Callable[[str], int]:
    """Return a type for an option that takes a whole number, ``least`` or more."""

    def checked(word: str) -> int:
        if not (word.isascii() and word.isdigit() and int(word) >= least):
            raise UsageError("cli.not-a-number", option=option, value=word, least=least)
        return int(word)

    return checked


def ordinal(word: str) -> int:
    """Return the ordinal of a paragraph: a number from 0 as in JSON, or ¶ and one from 1.

    Raises:
        UsageError: it is neither.
    """
    if word.startswith(_PILCROW):
        return natural("--paragraph", least=1)(word.removeprefix(_PILCROW)) - 1
    return natural("--paragraph")(word)
