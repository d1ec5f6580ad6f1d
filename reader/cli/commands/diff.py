"""``pizhu diff``: what differs between two copies or editions, paragraph by paragraph."""

from __future__ import annotations

from reader.cli import differences
from reader.cli.forms import add_output, only_one, put_out
from reader.cli.sources import open_source
from reader.comparison.collation import Collation
from reader.typed import TYPE_CHECKING

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
    add_output(parser)


def run(options: Namespace) -> int:
    """Print the differences, or write them to a file."""
    form = differences.FORMS[only_one(options, _FORMS)]
    old, new = (
        open_source(name, options.encoding, uncorrected=options.uncorrected)
        for name in (options.old, options.new)
    )
    put_out(form(Collation(old, new), everything=options.all), options)
    return 0
