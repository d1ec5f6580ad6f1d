"""``pizhu keys``: the keys of the reader."""

from __future__ import annotations

from reader.cli import console
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.interface import Interface
    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.option("--markdown", action="store_true", help="cli.option-markdown")


def run(options: Namespace) -> int:
    """Print the table of keys."""
    interface: Interface = options.interface
    console.out(interface.keys(markdown=options.markdown).rstrip("\n"))
    return 0
