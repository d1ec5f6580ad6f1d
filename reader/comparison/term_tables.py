"""Terms as tables: for people, Markdown, CSV, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.text.columns import fit_left, fit_right
from reader.text.csv_row import csv_row
from reader.text.json_line import json_line
from reader.text.markdown import escaped
from reader.text.sanitise import sanitise
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.comparison.collocates import Collocate
    from reader.comparison.keyness import Key
    from reader.comparison.terms import Corpus, Term

    Columns = Sequence[str]
    Rows = Sequence[Sequence[str | int | float]]
    Table = tuple[Columns, Rows]

_RATE = 10_000  # characters
_TERM = 28  # cells
_NUMBER = 12  # cells


def of_terms(found: Sequence[Term], texts: Corpus) -> Table:
    """Return a table of terms with their counts, and how many there are in 10,000 characters."""
    rows = [(texts.spelled(text), times, _rate(times, texts)) for text, times in found]
    return ("term", "times", "rate"), rows


def of_keys(found: Sequence[Key], texts: Corpus, others: Corpus) -> Table:
    """Return a table of terms with their keyness."""
    rows = [
        (texts.spelled(key.text), key.times, _rate(key.times, texts), key.elsewhere,
         _rate(key.elsewhere, others), round(key.keyness, 2))
        for key in found
    ]  # fmt: skip
    return ("term", "times", "rate", "elsewhere", "elsewhere-rate", "keyness"), rows


def of_editions(found: Sequence[Key], new: Corpus, old: Corpus) -> Table:
    """Return a table of terms that only one of two editions has."""
    rows = [
        ("new", new.spelled(key.text), key.times, round(key.keyness, 2))
        if key.times
        else ("gone", old.spelled(key.text), key.elsewhere, round(key.keyness, 2))
        for key in found
    ]
    return ("status", "term", "times", "keyness"), rows


def of_collocates(found: Sequence[Collocate], texts: Corpus) -> Table:
    """Return a table of collocates."""
    rows = [
        (texts.spelled(one.text), one.near, one.times, round(one.likelihood, 2), round(one.dice, 2))
        for one in found
    ]
    return ("term", "near", "times", "likelihood", "dice"), rows


def _rate(times: int, texts: Corpus) -> float:
    return round(times * _RATE / texts.size, 2)


def _plain(columns: Columns, rows: Rows) -> Iterator[str]:
    names = [tr(f"comparison.column-{column}") for column in columns]
    widest = max((cell_width(str(cell)) for row in rows for cell in row[:2]), default=0)
    widths = [min(max(widest, 4), _TERM) if c in _WORDS else _NUMBER for c in columns]
    for row in (names, *(_worded(columns, row) for row in rows)):
        cells = (
            fit_left(sanitise(cell), width) if column in _WORDS else fit_right(cell, width)
            for column, cell, width in zip(columns, row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _markdown(columns: Columns, rows: Rows) -> Iterator[str]:
    yield f"| {' | '.join(tr(f'comparison.column-{column}') for column in columns)} |"
    yield "|---" * len(columns) + "|"
    for row in rows:
        yield f"| {' | '.join(map(escaped, _worded(columns, row)))} |"


def _csv(columns: Columns, rows: Rows) -> Iterator[str]:
    yield from map(csv_row, (columns, *rows))


def _json(columns: Columns, rows: Rows) -> Iterator[str]:
    for row in rows:
        told = dict(zip((name.replace("-", "_") for name in columns), row, strict=True))
        yield json_line(told)


def _worded(columns: Columns, row: Sequence[str | int | float]) -> list[str]:
    """Return the cells of a row as people read them."""
    return [
        tr(f"comparison.status-{cell}") if column == "status" else str(cell)
        for column, cell in zip(columns, row, strict=True)
    ]


_WORDS = {"term", "status"}
FORMS: dict[str, Callable[[Columns, Rows], Iterator[str]]] = {
    "plain": _plain,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
}
"""The forms of a table by name."""
