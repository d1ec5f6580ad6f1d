"""How rows of two compared documents look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.text import Text

from reader.comparison import telling
from reader.comparison.alignment import Kind
from reader.comparison.pieces import words
from reader.i18n import tr
from reader.text.columns import truncate, truncate_start
from reader.text.sanitise import sanitise
from reader.text.width import cell_width
from reader.tui.appearance.themes import on_ground

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.comparison.collation import Collation, Pairing
    from reader.tui.lists.collation_rows import Part, Row, Stop

_NUMBER = 6  # cells of a paragraph's number, where there is room
_SIGN = 3  # cells of the sign between both sides
_NARROW = 78  # cells; less has no room for numbers
_SIGNS = {
    Kind.MISSING: "-",
    Kind.ADDED: "+",
    Kind.REPEATED: "=",
    Kind.REWRITTEN: "~",
    Kind.SPLIT: "÷",
    Kind.MERGED: "÷",
    Kind.RECUT: "÷",
}
_GROUNDS = ("mark-pink", "mark-green")
_SHOWN = 300  # code points of a change in the panel


def measure_in(width: int) -> int:
    """Return the cells of each side in so many cells."""
    numbers = 2 * _NUMBER if width >= _NARROW else 0
    return max((width - numbers - _SIGN) // 2, 2)


def heading(titles: Sequence[str], width: int) -> str:
    """Return the titles of both documents, each above its side.

    Of titles whose beginnings would look the same, the ends are shown.
    """
    numbers = _NUMBER if width >= _NARROW else 0
    measure = measure_in(width)
    plain = [sanitise(title) for title in titles]
    alike = plain[0] != plain[1] and len({truncate(title, measure) for title in plain}) == 1
    left, right = ((truncate_start if alike else truncate)(title, measure) for title in plain)
    gap = measure - cell_width(left) + _SIGN + numbers
    return f"{' ' * numbers}{left}{' ' * gap}{right}"


class CollationPainter:
    """Draws in the colours of a theme."""

    def __init__(self, collation: Collation, colours: Mapping[str, str]) -> None:
        self._collation = collation
        self._colours = colours
        self._runs = {id(pairing): run for run in telling.runs(collation) for pairing in run}
        self._spans: list[dict[int, list[tuple[int, int, int, int]]]] = [{}, {}]
        for number, pairing in enumerate(collation.pairings):
            for at, change in enumerate(pairing.changes):
                for side, spans in enumerate((change.old, change.new)):
                    for span in spans:
                        marks = self._spans[side].setdefault(span.paragraph, [])
                        marks.append((span.start, span.end, number, at))

    def row(self, row: Row, width: int, current: Stop | None) -> Text:
        """Return one row; the change that the reader is at stands out."""
        faint = self._colours["ink-faint"]
        if row.folded:
            told = tr("comparison.folded", n=row.folded)
            return Text.assemble(" " * (_NUMBER if width >= _NARROW else 0), (f"⋯ {told}", faint))
        measure = measure_in(width)
        if not any(row.sides):
            gap = measure + (_NUMBER if width >= _NARROW else 0)
            return Text.assemble(" " * gap, (" │ ", self._colours["rule"]))
        text = Text()
        for side in (0, 1):
            part = row.sides[side]
            if width >= _NARROW:
                text.append(self._number(part), faint)
            drawn = self._part(side, part, current)
            text.append_text(drawn)
            if not side:
                text.append(" " * (measure - drawn.cell_len))
                text.append_text(self._sign(row))
        return text

    def panel(self, stop: Stop | None, count: int, at: int, width: int) -> Text:
        """Return what the panel says: the counts, and what the reader is at."""
        colours = self._colours
        told = " · ".join(telling.summary(self._collation)) or tr("comparison.equal")
        if stop is None:
            return Text(told, colours["ink-faint"])
        text = Text.assemble((truncate(told, width), colours["ink-faint"]))
        pairing = self._collation.pairings[stop.pairing]
        place = tr("comparison.nth", n=at + 1, count=count)
        where = f"{telling.places(self._runs[id(pairing)])}  {telling.described(pairing)}"
        text.append(f"\n{place}  ", f"bold {colours['primary']}")
        text.append(truncate(where, width - cell_width(place) - 2), colours["primary"])
        if stop.change is not None:
            text.append("\n")
            text.append_text(self._change(pairing, stop.change, width))
        for repair in self._collation.repairs:
            own = pairing.block.new if repair.side else pairing.block.old
            if repair.paragraph in own:
                which = tr(f"comparison.side-{repair.side}")
                proposal = f"{which}: {telling.proposal(repair)}"
                text.append(f"\n{truncate(proposal, width)}", colours["warning"])
        return text

    def _change(self, pairing: Pairing, number: int, width: int) -> Text:
        change = pairing.changes[number]
        text = Text()
        documents = (self._collation.old, self._collation.new)
        for side, (document, spans) in enumerate(
            zip(documents, (change.old, change.new), strict=True)
        ):
            said = sanitise(words(document, spans)[:_SHOWN])
            shown = truncate(said, max((width - 4) // 2, 4)) or "∅"
            text.append("" if not side else " → ", self._colours["ink-faint"])
            text.append(shown, on_ground(self._colours, _GROUNDS[side]) if said else "")
        return text

    def _number(self, part: Part | None) -> str:
        first = part is not None and part.start == 0
        return f"{f'¶{part.paragraph + 1}' if part and first else '':>{_NUMBER - 1}} "

    def _sign(self, row: Row) -> Text:
        """Return what stands between the sides: how they differ, else a line."""
        pairing = self._collation.pairings[row.pairing]
        block = pairing.block
        first = any(part is not None and not part.start for part in row.sides)
        sign = "│"
        if block.moved or block.kind is not Kind.PAIR:
            if first:
                sign = "↕" if block.moved else _SIGNS.get(block.kind, "↕")
            colour = self._colours["cinnabar"]
        elif self._changed(row):
            sign, colour = "~", self._colours["cinnabar"]
        else:
            colour = self._colours["rule"]
        return Text(f" {sign} ", colour)

    def _changed(self, row: Row) -> bool:
        """Tell whether anything on a row stands otherwise on the other side."""
        return any(
            part is not None
            and any(
                (start < part.end and end > part.start)
                or (start == end and part.start <= start <= part.end)
                for start, end, _, _ in self._touching(side, part)
            )
            for side, part in enumerate(row.sides)
        )

    def _touching(self, side: int, part: Part) -> list[tuple[int, int, int, int]]:
        """Return the changes that touch a part: start, end, pairing and number of each."""
        spans = self._spans[side].get(part.paragraph, [])
        first = bisect_left(spans, part.start, key=lambda span: span[1])
        last = bisect_right(spans, part.end, key=lambda span: span[0])
        return spans[first:last]

    def _part(self, side: int, part: Part | None, current: Stop | None) -> Text:
        if part is None:
            return Text()
        document = (self._collation.old, self._collation.new)[side]
        shown = document.paragraphs[part.paragraph].text[part.start : part.end]
        text = Text(" " * part.indent + sanitise(shown), end="")
        for start, end, pairing, number in self._touching(side, part):
            first, last = max(start, part.start), min(end, part.end)
            if first < last:
                here = current is not None and (current.pairing, current.change) == (
                    pairing,
                    number,
                )
                shift = part.indent - part.start
                text.stylize(self._look(side, here=here), first + shift, last + shift)
        return text

    def _look(self, side: int, *, here: bool) -> str:
        if here:
            ground = self._colours["hit-current"]
            ink = self._colours["background"] if ground.startswith("#") else "black"
            return f"bold {ink} on {ground}"
        return on_ground(self._colours, _GROUNDS[side])
