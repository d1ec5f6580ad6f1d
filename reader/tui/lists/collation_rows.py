"""Two compared documents as rows with two sides, aligned paragraph by paragraph: pure."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.alignment import Kind
from reader.comparison.telling import runs
from reader.documents.model import ParagraphKind
from reader.layout.motions import sentence_starts
from reader.text.linebreak import break_lines
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.comparison.changes import Change
    from reader.comparison.collation import Collation, Pairing
    from reader.documents.model import Document, Paragraph

_INDENT = 4  # cells before the first line of running text
_FAR = 4  # lines by which two sides may drift apart in the middle of a sentence
_KEPT = 1  # paragraphs shown on each side of what is folded


class Part(NamedTuple):
    """What stands on one side of a row: a stretch of a paragraph, and the air before it."""

    paragraph: int
    start: int
    end: int
    indent: int = 0


class Row(NamedTuple):
    """One line of the screen.

    Attributes:
        pairing: the number of the pairing that it belongs to.
        sides: what stands on each; None for nothing. Both are None in the air between paragraphs.
        folded: how many pairings without differences it stands for, 0 for an ordinary row.
    """

    pairing: int
    sides: tuple[Part | None, Part | None] = (None, None)
    folded: int = 0


class Stop(NamedTuple):
    """A difference that one can go to.

    Attributes:
        row: the number of the row where it begins.
        pairing: the number of its pairing.
        change: the number of the change in that, None where paragraphs as a whole differ.
    """

    row: int
    pairing: int
    change: int | None


def rows(collation: Collation, measure: int, *, folded: bool = False) -> list[Row]:
    """Return the rows of two documents, each side ``measure`` cells wide (2 or more).

    Args:
        collation: the two documents compared.
        measure: cells of each side.
        folded: whether paragraphs that are the same are left out, but for those next to others.
    """
    found: list[Row] = []
    hidden = _hidden(collation) if folded else set()
    for number, pairing in enumerate(collation.pairings):
        if number in hidden:
            if not (found and found[-1].folded):
                found.append(Row(number, folded=0))
                found.append(Row(number))
            found[-1] = found[-1]._replace(folded=found[-1].folded + 1)
            continue
        if found:
            found.append(Row(number))
        found += _paired(collation, number, pairing, measure)
    return found


def stops(collation: Collation, shown: Sequence[Row]) -> list[Stop]:
    """Return the differences, in the order of the rows; a run of paragraphs is one."""
    firsts = _first_rows(shown)
    found: list[Stop] = []
    number = 0
    for run in runs(collation):
        if run[0].changes:
            row = firsts[number]
            for at, change in enumerate(run[0].changes):
                row = _row_of(shown, row, change)
                found.append(Stop(row, number, at))
        elif run[0].differs:
            found.append(Stop(firsts[number], number, None))
        number += len(run)
    return found


def _hidden(collation: Collation) -> set[int]:
    """Return the pairings without differences that are not next to one with some."""
    same = [not pairing.differs for pairing in collation.pairings]
    return {
        at for at in range(len(same)) if all(same[max(at - _KEPT, 0) : at + _KEPT + 1]) and same[at]
    }


def _first_rows(shown: Sequence[Row]) -> dict[int, int]:
    firsts: dict[int, int] = {}
    for at, row in enumerate(shown):
        if any(row.sides):
            firsts.setdefault(row.pairing, at)
    return firsts


def _row_of(shown: Sequence[Row], first: int, change: Change) -> int:
    """Return the row where a change begins, from a row of its pairing on; that one if none does."""
    for at in range(first, len(shown)):
        if shown[at].pairing != shown[first].pairing:
            break
        for part, spans in zip(shown[at].sides, (change.old, change.new), strict=True):
            span = spans[0]
            within = part is not None and part.start <= span.start < part.end
            if within and part and part.paragraph == span.paragraph and span.end > span.start:
                return at
    return first


def _paired(collation: Collation, number: int, pairing: Pairing, measure: int) -> Iterator[Row]:
    olds, news = pairing.block.old, pairing.block.new
    if pairing.block.kind is not Kind.PAIR or not pairing.changes:
        left = [part for at in olds for part in _set_whole(collation.old, at, measure)]
        right = [part for at in news for part in _set_whole(collation.new, at, measure)]
        yield from _rows(number, left, right)
        return
    old, new = collation.old.paragraphs[olds[0]], collation.new.paragraphs[news[0]]
    for start, end in pairwise(_cuts((old.text, new.text), pairing.changes, measure)):
        left = list(_set(old, start[0], end[0], measure))
        right = list(_set(new, start[1], end[1], measure))
        yield from _rows(number, left, right)


def _rows(number: int, left: Sequence[Part], right: Sequence[Part]) -> Iterator[Row]:
    return (Row(number, (one, other)) for one, other in zip_longest(left, right))


def _set_whole(document: Document, ordinal: int, measure: int) -> Iterator[Part]:
    paragraph = document.paragraphs[ordinal]
    return _set(paragraph, 0, len(paragraph.text), measure)


def _set(paragraph: Paragraph, start: int, end: int, measure: int) -> Iterator[Part]:
    """Yield the lines of a stretch of a paragraph."""
    if start == end:
        return
    running = paragraph.kind in {ParagraphKind.BODY, ParagraphKind.ITEM}
    indent = _INDENT if running and not start and measure > 3 * _INDENT else 0
    starts = break_lines(paragraph.text[start:end], measure, indent)
    for number, (a, b) in enumerate(pairwise([*starts, end - start])):
        yield Part(paragraph.ordinal, start + a, start + b, 0 if number else indent)


def _cuts(texts: Sequence[str], changes: Sequence[Change], measure: int) -> list[tuple[int, int]]:
    """Return where both sides are to begin a new line together, so that they do not drift apart.

    That is behind a sentence, or at once where one side has much more.
    """
    old, new = texts
    sentences = set(sentence_starts(new))
    cuts = [(0, 0)]
    drift = 0
    ends = [(change.old[0].start, change.new[0].start) for change in changes[1:]]
    for change, (old_end, new_end) in zip(changes, [*ends, (len(old), len(new))], strict=True):
        gone, come = change.old[0], change.new[0]
        drift += cell_width(new[come.start : come.end]) - cell_width(old[gone.start : gone.end])
        if abs(drift) < measure or old_end - gone.end != new_end - come.end:
            continue
        first = come.end if abs(drift) >= _FAR * measure else come.end + 1
        for at in range(first, new_end):
            if at in sentences or at == come.end:
                cuts.append((gone.end + at - come.end, at))
                drift = 0
                break
    return [*dict.fromkeys([*cuts, (len(old), len(new))])]
