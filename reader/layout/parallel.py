"""Two renditions of a document side by side: what is the same paragraph begins on the same row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout.layout import Layout
from reader.layout.manner import USUAL
from reader.layout.rows import Row

if TYPE_CHECKING:
    from reader.layout.heights import Heights
    from reader.layout.layout import Place
    from reader.layout.manner import Manner
    from reader.layout.rendition import Rendition


class ParallelLayout(Layout):
    """The rows of the left rendition, blank ones added where the right one takes more.

    Attributes:
        beside: the rows of the right rendition.
    """

    def __init__(
        self,
        rendition: Rendition,
        beside: Rendition,
        measure: int,
        manner: Manner = USUAL,
        heights: Heights | None = None,
    ) -> None:
        """Set both renditions of one document at the same measure."""
        super().__init__(rendition, measure, manner, heights)
        self.beside = Layout(beside, measure, manner, self.heights)

    def adapt(self, manner: Manner) -> None:
        """Set anew what differs in another manner, on both sides."""
        self.beside.adapt(manner)
        super().adapt(manner)

    def row_beside(self, place: Place) -> Row | None:
        """Return the row of the right rendition at a place, None where it has none there."""
        rows = self.beside.rows(place.paragraph)
        return rows[place.row] if place.row < len(rows) else None

    def _set(self, ordinal: int) -> list[Row]:
        rows = super()._set(ordinal)
        missing = len(self.beside.rows(ordinal)) - len(rows)
        end = rows[-1].end if rows else 0
        return rows + [Row(ordinal, end, end, 0, "blank")] * missing
