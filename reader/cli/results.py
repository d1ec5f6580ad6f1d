"""What a search of the library has found, as it is printed: for people, JSON, Markdown, CSV."""

from __future__ import annotations

from itertools import islice

from reader.cli import charts, console
from reader.i18n import tr
from reader.library.querying.concordance import as_json, document_as_json, lines_of, markdown, table
from reader.library.querying.counting import counted, dispersion
from reader.text.bars import sparks
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.engine import Engine
    from reader.library.querying.searching import Answer, Result

_SHOWN = 5  # hits of each document, for people
_PARTS = 20  # of a document, each counted


def show(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print documents, and the first places in each."""
    for result in results:
        console.out(console.clean(heading(result)))
        lines = lines_of(engine, answer, result)
        for line in islice(lines, _SHOWN):
            before, hit, after = line.parts
            where = f"  ¶{line.hit.paragraph + 1}  {f'{line.section}: ' if line.section else ''}"
            console.out_marked(f"{where}{before}", hit, after)
        more = sum(1 for _ in lines)
        if more:
            console.out(f"  {tr('catalogue.more-hits', n=more)}")


def heading(result: Result) -> str:
    """Return the line that names a document: title, issuer, date, count and path."""
    entry = result.entry
    count = tr("catalogue.passages", n=len(result.passages)) if result.passages else ""
    facts = (entry.card.issuer, entry.card.date, count, str(entry.path))
    return f"{entry.name}  {' · '.join(filter(None, facts))}"


def show_json(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print one object for each hit; for a document without hits one for itself."""
    for result in results:
        lines = list(lines_of(engine, answer, result))
        for line in lines:
            console.out_json(as_json(line))
        if not lines:
            console.out_json(document_as_json(result))


def show_markdown(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print a list for each document, under a heading."""
    for line in markdown(engine, answer, results):
        console.out(line)


def show_csv(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print a table with a row for each hit."""
    for line in table(engine, answer, results):
        console.out(line)


def show_counts(results: Sequence[Result], by: str, *, as_json: bool) -> None:
    """Print how many passages there are of each year, issuer, document and so on, as bars.

    Years without any stand among the others; behind a document is seen where in it they are.
    """
    if by == "document":
        _show_documents(results, as_json=as_json)
        return
    counts = counted(results, by)
    if as_json:
        for name, count in counts.items():
            console.out_json({by: name, "passages": count})
        return
    named = {name or tr("catalogue.unknown"): count for name, count in counts.items()}
    for line in charts.bars(named):
        console.out(line)


def _show_documents(results: Sequence[Result], *, as_json: bool) -> None:
    ordered = sorted(results, key=lambda result: (-len(result.passages), result.entry.name))
    most = max((len(result.passages) for result in ordered), default=0)
    for result in ordered:
        entry, count, parts = result.entry, len(result.passages), dispersion(result, _PARTS)
        if as_json:
            named = {"title": entry.name, "path": str(entry.path)}
            console.out_json({**named, "passages": count, "dispersion": parts})
        else:
            console.out(f"{charts.line(entry.name, count, most)}  {sparks(parts)}")
