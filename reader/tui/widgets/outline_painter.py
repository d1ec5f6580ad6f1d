"""One row of the outline as a strip of styled cells."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment

from reader.text.ambiguous import one_cell
from reader.text.columns import fit_truncated
from reader.tui.widgets.row_strip import RowStrip

if TYPE_CHECKING:
    from textual.strip import Strip

    from reader.tui.widgets.palette import Palette
    from reader.tui.widgets.row_composer import Chunk

_BAR, _FOLDED, _OPEN, _LEAF = "▎", "▸ ", "▾ ", "  "
KEPT = 600
"""Strips that are kept."""


class Entry(NamedTuple):
    """What a row of the outline says; its picture depends on nothing else.

    Attributes:
        heading: the section's words.
        indent: free cells in front of it.
        folded: whether what is inside is hidden, None where nothing is inside.
        hits: how many hits the row stands for.
        notes: how many annotations the row stands for.
        top: whether it is a section of the outermost level.
        current: whether the text is there.
        cursor: whether the outline's own keys are there.
    """

    heading: str
    indent: int
    folded: bool | None
    hits: int
    notes: int
    top: bool
    current: bool = False
    cursor: bool = False


class OutlinePainter:
    """Paints rows of one width in the colours of a palette.

    Attributes:
        width: in cells.
    """

    def __init__(self, palette: Palette, width: int) -> None:
        """Paint rows of ``width`` cells, the scroll bar's among them."""
        self.width = width
        self._palette = palette
        self._strips: OrderedDict[tuple[Entry | None, Chunk], Strip] = OrderedDict()

    def resized(self, width: int) -> OutlinePainter:
        """Return a painter of rows of another width."""
        return OutlinePainter(self._palette, width)

    def paint(self, entry: Entry | None, edge: Chunk) -> Strip:
        """Return the strip of a row, a blank one for None; ``edge`` is its piece of scroll bar."""
        strip = self._strips.get((entry, edge))
        if strip is None:
            glyph = Segment(edge.text, self._palette.look(edge.names))
            strip = RowStrip([*self._segments(entry), glyph], self.width)
            self._strips[entry, edge] = strip
            if len(self._strips) > KEPT:
                self._strips.popitem(last=False)
        return strip

    def _segments(self, entry: Entry | None) -> list[Segment]:
        width = self.width - 1
        look = self._palette.look
        if entry is None:
            return [Segment(" " * width, look(()))]
        row = _names(entry)
        lead = " " * entry.indent + _mark(entry)
        counts = _counts(entry)
        taken = 1 + len(lead) + sum([len(text) for text, _ in counts])
        room = width - taken
        if room < 0:  # for anything but the beginning of it all
            return [Segment((one_cell(_BAR) + lead)[:width].ljust(width), look(row))]
        return [
            Segment(one_cell(_BAR) if entry.current else " ", look((*row, "outline--notes"))),
            Segment(lead, look((*row, "outline--mark"))),
            Segment(fit_truncated(entry.heading, room), look(row)),
            *[Segment(text, look((*row, name))) for text, name in counts],
        ]


def _names(entry: Entry) -> tuple[str, ...]:
    flags = [
        ("outline--title", entry.top),
        ("outline--current", entry.current),
        ("outline--cursor", entry.cursor),
    ]
    return tuple([name for name, on in flags if on])


def _mark(entry: Entry) -> str:
    if entry.folded is None:
        return _LEAF
    return _FOLDED if entry.folded else _OPEN


def _counts(entry: Entry) -> list[tuple[str, str]]:
    hits = [(f" /{entry.hits}", "outline--hits")] if entry.hits else []
    notes = [(one_cell(f" •{entry.notes}"), "outline--notes")] if entry.notes else []
    return hits + notes
