"""The forms in which commands give their results, on standard output or in a file."""

from __future__ import annotations

from pathlib import Path

from reader.cli import console
from reader.cli.sources import add_encoding, add_uncorrected
from reader.errors import UsageError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from reader.cli.parser import Parser


def add_table_forms(parser: Parser) -> None:
    """Let a command print its table for other programs, or write it to a file."""
    parser.option("--markdown", action="store_true", help="comparison.option-table-markdown")
    parser.option("--csv", action="store_true", help="comparison.option-csv")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_output(parser)


def add_output(parser: Parser) -> None:
    """Let a command write to a file, and say how its documents are to be read."""
    parser.option("-o", "--output", metavar="OUT", type=Path, help="cli.option-output")
    parser.option("--force", action="store_true", help="comparison.option-force")
    add_encoding(parser)
    add_uncorrected(parser)


def only_one(options: Namespace, names: Iterable[str]) -> str:
    """Return which of some options is given, empty for none.

    Raises:
        UsageError: there is more than one.
    """
    chosen = [name for name in names if getattr(options, name, False)]
    if len(chosen) > 1:
        raise UsageError("cli.not-together", one=f"--{chosen[0]}", other=f"--{chosen[1]}")
    return chosen[0] if chosen else ""


def put_out(lines: Iterable[str], options: Namespace) -> None:
    """Print lines, or write them to the file that the options name."""
    if options.output is None:
        for line in lines:
            console.out(line)
    else:
        from reader.library.pages import write_page

        write_page(options.output, "\n".join(lines) + "\n", replacing=options.force)
