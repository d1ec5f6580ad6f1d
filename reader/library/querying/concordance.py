"""What a search of the library has found, each hit with the words around it, and its exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import SectionKind
from reader.library.querying.searching import hits_of
from reader.search import context
from reader.text.csv_row import csv_row
from reader.text.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.library.querying.searching import Answer, Result
    from reader.search import Hit

_AROUND = 24  # code points on each side of a hit
_COLUMNS = (
    "path", "title", "issuer", "date", "section", "paragraph", "start", "end", "left", "hit",
    "right",
)  # fmt: skip


class Line(NamedTuple):
    """A hit with its surroundings."""

    result: Result
    document: Document
    hit: Hit

    @property
    def section(self) -> str:
        """The titles of the sections around it, without that of the document."""
        path = self.document.section_path(self.hit.paragraph, self.hit.start)
        return " › ".join(s.title for s in path if s.kind is not SectionKind.TITLE)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words before it, the words found, and the words behind."""
        around = context(self.document, self.hit, _AROUND)
        before = f"{'…' if around.cut_before else ''}{around.before}"
        return before, around.hit, f"{around.after}{'…' if around.cut_after else ''}"


def lines_of(engine: Engine, answer: Answer, result: Result) -> Iterator[Line]:
    """Yield the hits in a document.

    Raises:
        PizhuError: the engine cannot be used.
    """
    document, hits = hits_of(engine, answer, result)
    if document is not None:
        yield from (Line(result, document, hit) for hit in hits)


def markdown(engine: Engine, answer: Answer, results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of a page: a list for each document, under a heading."""
    yield f"# {escaped(answer.query.source)}"
    for result in results:
        entry = result.entry
        facts = (entry.card.issuer, entry.card.date, entry.card.number, str(entry.path))
        yield from ("", f"## {escaped(entry.name)}", "")
        yield from (escaped(" · ".join(filter(None, facts))), "")
        for line in lines_of(engine, answer, result):
            before, hit, after = map(escaped, line.parts)
            section = f"{escaped(line.section)}: " if line.section else ""
            yield f"- ¶{line.hit.paragraph + 1} {section}{before}**{hit}**{after}"


def table(engine: Engine, answer: Answer, results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of a table (CSV), one for each hit below the names of the columns.

    A document without hits, that answers by its title, has one too.
    """
    yield csv_row(_COLUMNS)
    for result in results:
        entry = result.entry
        facts = (str(entry.path), entry.name, entry.card.issuer, entry.card.date)
        lines = [*lines_of(engine, answer, result)]
        for line in lines:
            hit = line.hit
            yield csv_row((*facts, line.section, hit.paragraph, hit.start, hit.end, *line.parts))
        if not lines:
            yield csv_row((*facts, *[""] * (len(_COLUMNS) - len(facts))))


def as_json(line: Line) -> dict[str, object]:
    """Return a hit for other programs."""
    hit = line.hit
    titles = [s.title for s in line.document.section_path(hit.paragraph, hit.start)]
    place = {"paragraph": hit.paragraph, "start": hit.start, "end": hit.end, "section": titles}
    text = line.document.paragraphs[hit.paragraph].text
    return document_as_json(line.result) | place | {"text": text}


def document_as_json(result: Result) -> dict[str, object]:
    """Return a document that answers for other programs."""
    entry = result.entry
    return {
        "document": entry.card.identity,
        "path": str(entry.path),
        "title": entry.name,
        "issuer": entry.card.issuer,
        "date": entry.card.date,
        "passages": len(result.passages),
        "score": round(result.score, 4),
    }
