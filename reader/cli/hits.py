"""Hits as they are printed: for people or as JSON, one after the other, aligned, or counted."""

from __future__ import annotations

from reader.cli import console
from reader.documents.model import SectionKind
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.documents.model import Document
    from reader.search import Hit

_CONTEXT = 36  # cells, and at most as many code points, on each side of an aligned hit
_BUCKETS = 32  # parts of a document that are counted each by itself


def show_hit(document: Document, hit: Hit) -> None:
    """Print a hit for people: where it is, its sections, and the words around it."""
    from reader.search import context

    around = context(document, hit)
    path = document.section_path(hit.paragraph, hit.start)
    sections = " › ".join(s.title for s in path if s.kind is not SectionKind.TITLE)
    before = f"{'…' if around.cut_before else ''}{around.before}"
    after = f"{around.after}{'…' if around.cut_after else ''}"
    where = _place(document, hit)
    console.out_marked(f"{where}: {sections}: {before}", around.hit, after, _link(where, document))


def show_in_context(document: Document, hit: Hit) -> None:
    """Print a hit in the middle of a line, between what is left and right of it."""
    from reader.search import context
    from reader.text.columns import fit_left, fit_right

    line = context(document, hit, _CONTEXT)
    left = fit_right(console.clean(line.before), _CONTEXT)
    right = fit_left(console.clean(line.after), _CONTEXT)
    where = _place(document, hit)
    console.out_marked(f"{left} ", line.hit, f" {right}  {where}", _link(where, document))


def hit_json(document: Document, hit: Hit) -> dict[str, object]:
    """Return a hit in the form that other programs rely on."""
    paragraph = document.paragraphs[hit.paragraph]
    source_start, source_end = paragraph.source_span(hit.start, hit.end)
    values: dict[str, object] = {
        "document": document.id,
        "path": str(document.path) if document.path else None,
        "paragraph": hit.paragraph,
        "start": hit.start,
        "end": hit.end,
        "section": [s.title for s in document.section_path(hit.paragraph, hit.start)],
        "text": paragraph.text,
        "source_start": source_start,
        "source_end": source_end,
    }
    return values if hit.rest is None else values | {"rest": hit.rest._asdict()}


def context_json(document: Document, hit: Hit) -> dict[str, object]:
    """Return a hit in the form that other programs rely on, with what surrounds it."""
    from reader.search import context

    line = context(document, hit, _CONTEXT)
    surroundings = {"left": line.before, "keyword": line.hit, "right": line.after}
    return hit_json(document, hit) | surroundings


def show_count(document: Document, hits: Iterable[Hit], *, as_json: bool) -> None:
    """Print how many hits a document has, and where in it they lie."""
    from reader.search import dispersion, strip

    counts = dispersion(document, hits, _BUCKETS)
    path = str(document.path) if document.path else None
    if as_json:
        values = {"document": document.id, "path": path, "hits": sum(counts), "dispersion": counts}
        console.out_json(values)
    else:
        console.out(f"{sum(counts):6}  {strip(counts)}  {path or document.name}")


def _place(document: Document, hit: Hit) -> str:
    return f"{document.path or document.name}:{hit.paragraph}:{hit.start}"


def _link(where: str, document: Document) -> tuple[str, Path] | None:
    return (where, document.path) if document.path else None
