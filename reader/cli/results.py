"""What a search of the library has found, as it is printed: for people, JSON, Markdown, CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from reader.cli import charts, console
from reader.documents.model import SectionKind
from reader.i18n import tr
from reader.library.counting import dispersion, time_line
from reader.library.searching import hits_of
from reader.search import context
from reader.text.sparks import sparks
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.library.engine import Engine
    from reader.library.entries import Entry
    from reader.library.searching import Answer, Result
    from reader.search import Hit

_AROUND = 24  # code points on each side of a hit
_SHOWN = 5  # hits of each document, for people
_PARTS = 20  # of a document, each counted
_COLUMNS = (
    "path", "title", "issuer", "date", "section", "paragraph", "start", "end", "left", "hit",
    "right",
)  # fmt: skip
_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|~"} | {"\n": " "})


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


def show(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print documents, and the first places in each."""
    for result in results:
        console.out(console.clean(heading(result)))
        lines = _lines(engine, answer, result)
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
        lines = list(_lines(engine, answer, result))
        for line in lines:
            console.out_json(_as_json(line))
        if not lines:
            console.out_json(_document_json(result))


def show_markdown(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print a list for each document, under a heading."""
    console.out(f"# {_escaped(answer.query.source)}")
    for result in results:
        entry = result.entry
        console.out(f"\n## {_escaped(entry.name)}\n")
        facts = (entry.card.issuer, entry.card.date, entry.card.number, str(entry.path))
        console.out(_escaped(" · ".join(filter(None, facts))) + "\n")
        for line in _lines(engine, answer, result):
            before, hit, after = map(_escaped, line.parts)
            section = f"{_escaped(line.section)}: " if line.section else ""
            console.out(f"- ¶{line.hit.paragraph + 1} {section}{before}**{hit}**{after}")


def show_csv(engine: Engine, answer: Answer, results: Sequence[Result]) -> None:
    """Print a table with a row for each hit."""
    console.out(_row(_COLUMNS))
    for result in results:
        for line in _lines(engine, answer, result):
            entry, hit = result.entry, line.hit
            facts = (str(entry.path), entry.name, entry.card.issuer, entry.card.date)
            console.out(
                _row((*facts, line.section, hit.paragraph, hit.start, hit.end, *line.parts))
            )


def show_counts(results: Sequence[Result], by: str, *, as_json: bool) -> None:
    """Print how many passages there are of each year, issuer, document and so on, as bars.

    Years without any stand among the others; behind a document is seen where in it they are.
    """
    if by == "document":
        _show_documents(results, as_json=as_json)
        return
    counts = time_line(results) if by == "year" else _counts(results, by)
    if as_json:
        for name, count in counts.items():
            console.out_json({by: name, "passages": count})
        return
    named = {name or tr("catalogue.unknown"): count for name, count in counts.items()}
    for line in charts.bars(named):
        console.out(line)


def _counts(results: Sequence[Result], by: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for result in results:
        counts[GROUPS[by](result.entry)] += len(result.passages)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _show_documents(results: Sequence[Result], *, as_json: bool) -> None:
    ordered = sorted(results, key=lambda result: (-len(result.passages), result.entry.name))
    most = max((len(result.passages) for result in ordered), default=0)
    for result in ordered:
        entry, count, parts = result.entry, len(result.passages), dispersion(result, _PARTS)
        if as_json:
            named = {"document": entry.name, "path": str(entry.path)}
            console.out_json({**named, "passages": count, "dispersion": parts})
        else:
            console.out(f"{charts.line(entry.name, count, most)}  {sparks(parts)}")


GROUPS: dict[str, Callable[[Entry], str]] = {
    "issuer": lambda entry: entry.card.issuer,
    "place": lambda entry: entry.card.place,
    "kind": lambda entry: entry.card.genre,
}


def _lines(engine: Engine, answer: Answer, result: Result) -> Iterator[Line]:
    document, hits = hits_of(engine, answer, result)
    if document is not None:
        yield from (Line(result, document, hit) for hit in hits)


def _as_json(line: Line) -> dict[str, object]:
    hit = line.hit
    titles = [s.title for s in line.document.section_path(hit.paragraph, hit.start)]
    place = {"paragraph": hit.paragraph, "start": hit.start, "end": hit.end, "section": titles}
    text = line.document.paragraphs[hit.paragraph].text
    return _document_json(line.result) | place | {"text": text}


def _document_json(result: Result) -> dict[str, object]:
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


def _row(values: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(map(_plain, values))
    return line.getvalue()


def _plain(value: object) -> object:
    """Keep a spreadsheet from taking what a document says for a formula."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t"}:
        return f"'{value}"
    return value


def _escaped(text: str) -> str:
    return text.translate(_MARKUP)
