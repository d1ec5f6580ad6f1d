"""What many documents say on one subject: the sentences, and the quantities in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.shingles import compact
from reader.documents.model import SectionKind
from reader.layout.motions import sentence_starts
from reader.text.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.hits import Hit
    from reader.text.quantities import Quantity

_CLAUSE_END = re.compile(r"[，,；;：:。！？!?]|、(?!\d)")  # 分别增长6%、8% is one


class Figure(NamedTuple):
    """A sentence on the subject, with one quantity in it or with none.

    Attributes:
        title: what the document is called.
        path: its file, empty for none.
        sections: the titles of the sections around it, outermost first, without the document's.
        paragraph: the ordinal of its paragraph.
        start: where the sentence begins there.
        sentence: its text.
        hit: the span in it of what was looked for.
        quantity: the quantity, its offsets counted in the sentence; None for none.
    """

    title: str
    path: str
    sections: tuple[str, ...]
    paragraph: int
    start: int
    sentence: str
    hit: tuple[int, int]
    quantity: Quantity | None

    @property
    def said(self) -> str:
        """The words of the quantity, empty for none."""
        found = self.quantity
        return "" if found is None else self.sentence[found.start : found.end]


def figures(document: Document, hits: Iterable[Hit]) -> Iterator[Figure]:
    """Yield what a document says where something was found.

    The quantities of a hit are those in its clause; if it has none, those in the next clause of the
    sentence that has some, else in the one before. A sentence is told once for each quantity.

    Args:
        document: where the hits are.
        hits: in the order of the document.
    """
    path = "" if document.path is None else str(document.path)
    told: set[tuple[int, int]] = set()
    for hit in hits:
        text = document.paragraphs[hit.paragraph].text
        start, end = _sentence(text, hit.start)
        sentence = text[start:end]
        span = (hit.start - start, min(hit.end, end) - start)
        around = document.section_path(hit.paragraph, hit.start)
        titles = tuple(s.title for s in around if s.kind is not SectionKind.TITLE)
        place = (document.title, path, titles, hit.paragraph, start, sentence, span)
        found = _near(sentence, span)
        for quantity in found:
            if (hit.paragraph, start + quantity.number) not in told:
                told.add((hit.paragraph, start + quantity.number))
                yield Figure(*place, quantity)
        if not found and (hit.paragraph, start) not in told:
            told.add((hit.paragraph, start))
            yield Figure(*place, None)


def _sentence(text: str, offset: int) -> tuple[int, int]:
    starts = [*sentence_starts(text), len(text)]
    start = max((at for at in starts[:-1] if at <= offset), default=0)
    return start, next((at for at in starts if at > start), len(text))


def _near(sentence: str, hit: tuple[int, int]) -> Sequence[Quantity]:
    """Return the quantities in the clause of a hit, else in the nearest one with some."""
    found = list(quantities(sentence))
    if not found:
        return ()
    ends = [
        match.end() for match in _CLAUSE_END.finditer(sentence) if not _inside(match.start(), found)
    ]
    clauses = [*zip([0, *ends], [*ends, len(sentence)], strict=True)]
    by_clause = [[q for q in found if start <= q.number < end] for start, end in clauses]
    here = next(n for n, (_, end) in enumerate(clauses) if hit[0] < end or end == len(sentence))
    order = [*range(here, len(clauses)), *range(here - 1, -1, -1)]
    return next(by_clause[number] for number in order if by_clause[number])


def _inside(place: int, found: Sequence[Quantity]) -> bool:
    return any(quantity.start <= place < quantity.end for quantity in found)


ORDERS = ("place", "value", "document", "section")
"""What figures can be sorted by."""
_NUMBER = re.compile(r"^[（(]?第?[〇零一二三四五六七八九十百\d.．]+[篇章节節条條、.．）)\s]+")


def same_section(figure: Figure) -> str:
    """Return what the sections of several documents have in common that speak of the same.

    It is the title without its number, folded.
    """
    title = figure.sections[-1] if figure.sections else ""
    return compact(_NUMBER.sub("", title))


def arranged(found: Iterable[Figure], order: str) -> list[Figure]:
    """Return figures in one of `ORDERS`; those without quantity last where it counts.

    By value they are grouped by unit, and within each the greatest is first. By section those of
    the same section of several documents stand together, in the order in which sections come.
    """
    some = list(found)
    sections = {name: at for at, name in enumerate(dict.fromkeys(map(same_section, some)))}
    keys: dict[str, Callable[[Figure], tuple[object, ...]]] = {
        "place": lambda _: (),
        "value": _by_value,
        "document": lambda figure: (figure.title,),
        "section": lambda figure: (sections[same_section(figure)],),
    }
    return sorted(some, key=keys[order])


def _by_value(figure: Figure) -> tuple[object, ...]:
    quantity = figure.quantity
    return (True, "", 0) if quantity is None else (False, quantity.unit, -quantity.low)
