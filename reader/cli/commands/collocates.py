"""``pizhu collocates``: what stands near a word more often than elsewhere."""

from __future__ import annotations

from reader.cli.commands.terms import corpus, show
from reader.cli.forms import add_table_forms
from reader.cli.parser import OneOf, natural
from reader.cli.sources import named_or_known
from reader.comparison import term_tables
from reader.comparison.collocates import WINDOW, collocates
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser

_MEASURES = ("likelihood", "dice")


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("WORD", help="comparison.argument-word")
    parser.given("PATH", nargs="*", help="cli.argument-paths")
    window = natural("--window", least=1)
    parser.option(
        "--window", metavar="N", type=window, default=WINDOW, help="comparison.option-window"
    )
    by = OneOf("--by", lambda: _MEASURES)
    parser.option(
        "--by", metavar="MEASURE", type=by, default=_MEASURES[0], help="comparison.option-measure"
    )
    least = natural("--least", least=1)
    parser.option(
        "--least", metavar="N", type=least, default=2, help="comparison.option-least-near"
    )
    limit = natural("--limit", least=1)
    parser.option("--limit", metavar="N", type=limit, help="comparison.option-limit")
    add_table_forms(parser)


def run(options: Namespace) -> int:
    """Print the collocates, the strongest first."""
    sources = named_or_known(options)
    texts = corpus(sources)
    found = collocates(texts, options.word, options.window, options.least)
    if not found:
        raise PizhuError("comparison.no-collocates", word=options.word)
    if options.by == "dice":
        found.sort(key=lambda one: (-one.dice, one.text))
    show(*term_tables.of_collocates(found, texts), options)
    return int(sources.failed)
