"""Figures as tables: for people, Markdown, CSV, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.figures import same_section
from reader.i18n import tr
from reader.text.csv_row import csv_row
from reader.text.json_line import json_line
from reader.text.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from reader.comparison.figures import Figure
    from reader.text.quantities import Quantity

    Cell = list[list[Figure]]

_COLUMNS = (
    "title", "path", "section", "paragraph", "said", "action", "bound", "value", "to", "unit",
    "sentence",
)  # fmt: skip
_SHOWN = ("document", "section", "said", "sentence")
_SIZES = ((10**8, "亿"), (10**4, "万"))
_BOUNDS = {"": "", "least": "≥ ", "most": "≤ ", "about": "≈ "}


def amount(quantity: Quantity) -> str:
    """Return a quantity in one form, so that it can be compared: ≥ 6 %, 650 亿元, ≈ 2–3 万亩."""
    most = max(quantity.low, quantity.high or 0)
    size, name = next(((s, n) for s, n in _SIZES if most >= s), (1, ""))
    high = "" if quantity.high is None else f"–{_plain(quantity.high / size)}"
    unit = f"{name}{quantity.unit}"
    return f"{_BOUNDS[quantity.bound]}{_plain(quantity.low / size)}{high} {unit}".rstrip()


def _plain(value: Decimal) -> str:
    """Return a number without trailing zeros or exponent."""
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def to_json(found: Iterable[Figure]) -> Iterator[str]:
    """Yield each figure as a line of JSON; offsets are code points of the paragraph."""
    yield from (json_line(_fields(figure)) for figure in found)


def _fields(figure: Figure) -> dict[str, object]:
    quantity = figure.quantity
    told: dict[str, object] = {
        "title": figure.title,
        "path": figure.path or None,
        "section": figure.sections,
        "paragraph": figure.paragraph,
        "start": figure.start,
        "sentence": figure.sentence,
        "quantity": None,
    }
    if quantity is not None:
        told["quantity"] = {
            "said": figure.said,
            "start": figure.start + quantity.start,
            "end": figure.start + quantity.end,
            "value": _number(quantity.low),
            "to": None if quantity.high is None else _number(quantity.high),
            "unit": quantity.unit,
            "bound": quantity.bound,
            "action": quantity.action,
        }
    return told


def to_csv(found: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of a table with a heading."""
    yield ",".join(_COLUMNS)
    for figure in found:
        quantity = figure.quantity
        values: tuple[object, ...] = ("", "", "", "", "")
        if quantity is not None:
            high = "" if quantity.high is None else _number(quantity.high)
            values = (
                quantity.action, quantity.bound, _number(quantity.low), high, quantity.unit,
            )  # fmt: skip
        where = (figure.title, figure.path, " › ".join(figure.sections), figure.paragraph)
        yield csv_row((*where, figure.said, *values, figure.sentence))


def to_markdown(found: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of a table, the quantities in bold."""
    names = [tr(f"comparison.column-{name}") for name in _SHOWN]
    yield f"| {' | '.join(names)} |"
    yield "|---" * len(names) + "|"
    for figure in found:
        amount_said = "" if figure.quantity is None else amount(figure.quantity)
        cells = (figure.title, " › ".join(figure.sections), amount_said)
        yield f"| {' | '.join(map(escaped, cells))} | {_emphasised(figure)} |"


def across(found: Iterable[Figure]) -> tuple[list[str], list[list[str]]]:
    """Return a table with a column for each document and a row for each section.

    Sections are the same that have the same title, their numbers and their script aside. A cell
    holds the sentences, one a line, each once, but for the section's title itself.

    Returns:
        The titles of the columns, the first of which is that of the sections; and the rows.
    """
    names, rows = _across(found)
    return names, [
        [title, *("\n".join(figures[0].sentence for figures in cell) for cell in cells)]
        for title, cells in rows
    ]


def across_markdown(found: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of that table in Markdown, the quantities in bold."""
    names, rows = _across(found)
    yield f"| {' | '.join(map(escaped, names))} |"
    yield "|---" * len(names) + "|"
    for title, cells in rows:
        told = ("<br>".join(_emphasised(*figures) for figures in cell) for cell in cells)
        yield f"| {' | '.join((escaped(title), *told))} |"


def across_csv(found: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of that table as CSV."""
    names, rows = across(found)
    yield from (csv_row(row) for row in (names, *rows))


def _across(found: Iterable[Figure]) -> tuple[list[str], list[tuple[str, list[Cell]]]]:
    """Return the columns, and of each row its title and cells: sentences, each all its figures."""
    columns: dict[tuple[str, str], int] = {}
    rows: dict[str, tuple[str, dict[int, dict[str, list[Figure]]]]] = {}
    for figure in found:
        column = columns.setdefault((figure.title, figure.path), len(columns))
        title = figure.sections[-1] if figure.sections else ""
        _, cells = rows.setdefault(same_section(figure), (title, {}))
        sentences = cells.setdefault(column, {})
        if figure.sentence != title:
            sentences.setdefault(figure.sentence, []).append(figure)
    names = [tr("comparison.column-section"), *(title for title, _ in columns)]
    return names, [
        (title, [[*cells.get(number, {}).values()] for number in range(len(columns))])
        for title, cells in rows.values()
    ]


def _emphasised(*figures: Figure) -> str:
    """Return the sentence of figures, the quantities of all of them in bold."""
    sentence, written, at = figures[0].sentence, "", 0
    quantities = [figure.quantity for figure in figures if figure.quantity is not None]
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        start = max(quantity.start, at)
        if start < quantity.end:
            written += f"{escaped(sentence[at:start])}**{escaped(sentence[start : quantity.end])}**"
            at = quantity.end
    return written + escaped(sentence[at:])


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
