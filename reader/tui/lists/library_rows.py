"""What a search of the library has found, as the rows of a list."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reader.documents.model import SectionKind
from reader.i18n import tr
from reader.library.querying.counting import dispersion, time_line
from reader.library.querying.searching import hits_of
from reader.search import context
from reader.text.bars import sparks
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.sanitise import sanitise
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.library.querying.searching import Answer, Result
    from reader.search import Hit, Snippet

ROOMY = 80
"""Cells from which on charts are shown."""
_DOCUMENTS = 60  # shown; the counts are of all
_HITS = 8  # shown of each document
_AROUND = 60  # code points on each side of a hit
_SECTION = 18  # cells
_PARTS = 12  # of a document, in each of which passages are counted
_YEARS = 30  # the most that are shown as a time line


class Place(NamedTuple):
    """A row of the list: a document, or a hit in one."""

    result: Result
    line: Snippet | None = None
    hit: Hit | None = None
    section: str = ""


def places_of(engine: Engine, answer: Answer, unwanted: Callable[[], bool]) -> Iterator[Place]:
    """Yield the rows: each of the first documents, and the first places in it.

    Args:
        engine: has their texts.
        answer: what was found.
        unwanted: tells, asked time and again, that it may end.
    """
    for result in answer.results[:_DOCUMENTS]:
        if unwanted():
            return
        yield Place(result)
        document, hits = hits_of(engine, answer, result)
        if document is None:
            continue
        for hit in islice(hits, _HITS):
            section = _innermost(document, hit)
            yield Place(result, context(document, hit, _AROUND), hit, section)


def years_of(answer: Answer) -> str:
    """Return the passages of each year as a line of small bars, empty where there is one year."""
    counts = time_line(answer.results)
    counts.pop("", None)
    years = [*counts]
    if not 1 < len(years) <= _YEARS:
        return ""
    return f"  ·  {years[0]} {sparks([*counts.values()])} {years[-1]}"


def line(place: Place, width: int, colours: Mapping[str, str]) -> Text:
    """Return a row, as wide as so many cells at most, in the colours of a theme."""
    if place.line is None:
        return _document_line(place.result, width, colours)
    return _hit_line(place, place.line, width, colours)


def _document_line(result: Result, width: int, colours: Mapping[str, str]) -> Text:
    card = result.entry.card
    facts = [card.issuer, card.date]
    if result.passages:
        facts.append(tr("catalogue.passages", n=len(result.passages)))
    where = ""
    if result.passages and width >= ROOMY:
        where = f"  {sparks(dispersion(result, _PARTS))}"
    detail = truncate(sanitise("  " + " · ".join(filter(None, facts))), width // 2)
    name = truncate(sanitise(result.entry.name), width - cell_width(detail + where))
    faint = colours["ink-faint"]
    return Text.assemble((name, f"bold {colours['primary']}"), (detail, faint), (where, faint))


def _hit_line(place: Place, line: Snippet, width: int, colours: Mapping[str, str]) -> Text:
    """Return a passage, the words found in one column."""
    section = _SECTION if width >= 4 * _SECTION else 0
    room = width - section - 2
    found = truncate(sanitise(line.hit), room // 2)
    left = max((room - cell_width(found)) // 3, 0)
    right = max(room - cell_width(found) - left, 0)
    shown = fit_left(truncate(sanitise(place.section), max(section - 2, 0)), section)
    return Text.assemble(
        "  ",
        (shown, colours["ink-faint"]),
        fit_right(sanitise(line.before), left),
        (found, f"bold {colours['warning']}"),
        fit_left(sanitise(line.after), right),
    )


def _innermost(document: Document, hit: Hit) -> str:
    path = document.section_path(hit.paragraph, hit.start)
    titles = [section.title for section in path if section.kind is not SectionKind.TITLE]
    return titles[-1] if titles else ""
