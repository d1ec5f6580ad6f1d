"""``pizhu completion``: the lines by which a shell completes the command line."""

from __future__ import annotations

from reader.cli import console
from reader.cli.parser import OneOf
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("SHELL", type=OneOf("SHELL", _shells), help="cli.argument-shell")


def run(options: Namespace) -> int:
    """Print the lines for a shell."""
    from reader.cli.completion import shell_code

    console.out(shell_code(options.shell).strip("\n"))
    return 0


def _shells() -> tuple[str, ...]:
    from reader.cli.completion import SHELLS

    return SHELLS
