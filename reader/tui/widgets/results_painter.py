"""The rows of the results panel as strips of styled cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.search import merged, sorting_word, strip
from reader.text.ambiguous import one_cell
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.width import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search import Order, Snippet
    from reader.tui.widgets.palette import Palette

_BAR = "▎"
_LEAST_STRIP = 8  # cells
_EDGES = 4  # cells: the bar, a space on each side of the keyword, a free cell at the right


class ResultsPainter:
    """Paints rows of one width in the colours of a palette."""

    def __init__(self, palette: Palette, width: int) -> None:
        """Paint rows of ``width`` cells."""
        self.width = width
        self._style = palette.style

    def head(self, words: str, counts: Sequence[int], part: int) -> Strip:
        """Return the words and, where there is room, the strip of where the hits are.

        Args:
            words: what stands at the left.
            counts: how many hits there are in equal parts of the document.
            part: which of these the reader is in.
        """
        words = truncate(f" {words}  ", self.width)
        room = self.width - cell_width(words) - 1
        if room < _LEAST_STRIP or not counts:
            return self._strip((fit_left(words, self.width), "results--head"))
        blocks = strip(merged(counts, room))
        here = part * room // len(counts)
        blocks = one_cell(blocks)
        return self._strip(
            (words, "results--head"),
            (blocks[:here], "results--head", "results--strip"),
            (blocks[here], "results--head", "results--here"),
            (f"{blocks[here + 1 :]} ", "results--head", "results--strip"),
        )

    def row(self, line: Snippet, *, under_cursor: bool, order: Order) -> Strip:
        """Return a hit in the middle of its context, the word marked that it is sorted by."""
        look = ("results--cursor",) if under_cursor else ()
        room = max(self.width - _EDGES, 0)
        keyword = truncate(line.hit, room // 2)
        left = (room - cell_width(keyword)) // 2
        before = fit_right(line.before, left)
        after = fit_left(line.after, room - cell_width(keyword) - left)
        word = sorting_word(line, order) or (0, 0)
        shift = len(before) - len(line.before)
        spans = (word[0] + shift, word[1] + shift), word
        return self._strip(
            (one_cell(_BAR) if under_cursor else " ", *look, "results--bar"),
            *_marked(before, spans[0] if order.side < 0 else (0, 0), look),
            (" ", *look),
            (keyword, *look, "results--keyword"),
            (" ", *look),
            *_marked(after, spans[1] if order.side > 0 else (0, 0), look),
            (" ", *look),
        )

    def blank(self) -> Strip:
        """Return a row without anything."""
        return self._strip((" " * self.width,))

    def _strip(self, *pieces: tuple[str, ...]) -> Strip:
        """Return text, each piece with the names of its looks behind it."""
        segments = [Segment(text, self._style(*names)) for text, *names in pieces if text]
        return Strip(segments).adjust_cell_length(self.width)


def _marked(text: str, span: tuple[int, int], look: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a text in pieces, those in the span marked; as much of the span as there is."""
    start, end = (min(max(at, 0), len(text)) for at in span)
    yield text[:start], *look
    yield text[start:end], *look, "results--sorted"
    yield text[end:], *look
