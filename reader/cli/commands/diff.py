"""``pizhu diff``: what differs between two copies or editions, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import console, differences
from reader.cli.sources import add_encoding, add_uncorrected, open_source
from reader.comparison.collation import Collation
from reader.errors import UsageError
from reader.library.pages import write_page

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser

_FORMS = ("json", "markdown", "html", "repairs", "mended")


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("OLD", help="comparison.argument-old")
    parser.given("NEW", help="comparison.argument-new")
    parser.option("--all", action="store_true", help="comparison.option-all")
    parser.option("--repairs", action="store_true", help="comparison.option-repairs")
    parser.option("--mended", action="store_true", help="comparison.option-mended")
    parser.option("--markdown", action="store_true", help="comparison.option-markdown")
    parser.option("--html", action="store_true", help="comparison.option-html")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    parser.option("-o", "--output", metavar="OUT", type=Path, help="cli.option-output")
    parser.option("--force", action="store_true", help="comparison.option-force")
    add_encoding(parser)
    add_uncorrected(parser)


def run(options: Namespace) -> int:
    """Print the differences, or write them to a file."""
    chosen = [form for form in _FORMS if getattr(options, form)]
    if len(chosen) > 1:
        raise UsageError("cli.not-together", one=f"--{chosen[0]}", other=f"--{chosen[1]}")
    old, new = (
        open_source(name, options.encoding, uncorrected=options.uncorrected)
        for name in (options.old, options.new)
    )
    form = differences.FORMS[chosen[0] if chosen else ""]
    lines = form(Collation(old, new), everything=options.all)
    if options.output is None:
        for line in lines:
            console.out(line)
    else:
        write_page(options.output, "\n".join(lines) + "\n", replacing=options.force)
    return 0
