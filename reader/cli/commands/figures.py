"""``pizhu figures``: what documents say on one subject, sentence by sentence, with its numbers."""

from __future__ import annotations

from reader.cli.commands.search import searched
from reader.cli.forms import add_table_forms, only_one, put_out
from reader.cli.parser import OneOf
from reader.cli.sources import named_or_known
from reader.comparison import figure_tables
from reader.comparison.figures import ORDERS, arranged, figures
from reader.errors import UsageError
from reader.text.columns import fit_left
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from reader.cli.parser import Parser
    from reader.comparison.figures import Figure

_AMOUNT = 14  # cells
_FORMS = ("json", "csv", "markdown")


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("QUERY", help="cli.argument-query")
    parser.given("PATH", nargs="*", help="cli.argument-paths")
    parser.option("--across", action="store_true", help="comparison.option-across")
    parser.option("--numbers", action="store_true", help="comparison.option-numbers")
    sort = OneOf("--sort", lambda: ORDERS)
    parser.option(
        "--sort", metavar="ORDER", type=sort, default="place", help="comparison.option-sort"
    )
    add_table_forms(parser)


def run(options: Namespace) -> int:
    """Print the table, or write it to a file."""
    form = only_one(options, _FORMS)
    said, failed = _said(options)
    found = [figure for figure in said if figure.quantity is not None or not options.numbers]
    if options.across and form == "json":
        raise UsageError("cli.not-together", one="--across", other="--json")
    formed = _ACROSS.get(form, figure_tables.across_markdown) if options.across else _FORMED[form]
    put_out(formed(arranged(found, options.sort)), options)
    return int(failed)


def _said(options: Namespace) -> tuple[list[Figure], bool]:
    """Return what documents say, and whether any of them could not be read.

    Without paths they are those of the library, from its index; where nothing was added to it, all
    that were read on this machine.
    """
    from reader.library.comparing import catalogued, figures_in
    from reader.search import compile_query

    entries = [] if options.path else catalogued()
    if entries:
        return figures_in(entries, options.query), False
    query = compile_query(options.query)
    sources = named_or_known(options)
    found = [
        figure for document, hits in searched(query, sources) for figure in figures(document, hits)
    ]
    return found, sources.failed


def _plain(found: Iterable[Figure]) -> Iterator[str]:
    """Yield a line for each document and section, and below it what is said there."""
    before: tuple[object, ...] = ()
    for figure in found:
        place = (figure.title, figure.path, figure.sections)
        if place != before:
            yield " › ".join((figure.title, *figure.sections))
            before = place
        amount = figure_tables.amount(figure.quantity) if figure.quantity else "–"
        yield f"  {fit_left(amount, _AMOUNT)}  ¶{figure.paragraph + 1}  {figure.sentence}"


_FORMED = {
    "": _plain,
    "json": figure_tables.to_json,
    "csv": figure_tables.to_csv,
    "markdown": figure_tables.to_markdown,
}
_ACROSS = {"csv": figure_tables.across_csv}
