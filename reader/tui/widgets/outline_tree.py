"""The outline beside the text: drawn row by row, so that its length does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.documents.model import SectionKind
from reader.tui.outline import Outline
from reader.tui.truncation import truncate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.style import Style
    from textual import events

    from reader.documents.model import Section

_CURRENT, _FOLDED, _OPEN = "▎", "▸ ", "▾ "
_DEEPEST = 6  # further levels are not indented further: the words matter more


class OutlineTree(ScrollView, can_focus=True):
    """Shows the sections of a document with the hits and annotations in each.

    The *current* section is where the text is; the *cursor* is where this widget's own keys are.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline--title",
        "outline--deep",
        "outline--mark",
        "outline--current",
        "outline--cursor",
        "outline--hits",
        "outline--notes",
    }

    cursor: reactive[int] = reactive(0, init=False)
    current: reactive[int] = reactive(-1, init=False)

    class Chosen(Message):
        """The user wants to go to a section."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self._outline = Outline(())
        self._first_indented = 1
        self._heading: Callable[[Section], str] = lambda section: section.title
        self._hits: Mapping[int, int] = {}
        self._notes: Mapping[int, int] = {}

    @property
    def rows(self) -> Sequence[int]:
        """The indices of the sections that are not folded away."""
        return self._outline.rows

    def show(self, roots: Sequence[Section], heading: Callable[[Section], str]) -> None:
        """Show an outline; ``heading`` gives a section's words in the script on the screen."""
        self._outline = Outline(roots)
        alone = len(roots) == 1 and roots[0].kind is SectionKind.TITLE
        self._first_indented = 2 if alone else 1
        self._heading = heading
        self._hits = self._notes = {}
        self.set_reactive(OutlineTree.cursor, 0)
        self.set_reactive(OutlineTree.current, -1)
        self._changed()

    def set_heading(self, heading: Callable[[Section], str]) -> None:
        """Take the words of the headings from elsewhere: the script has changed."""
        self._heading = heading
        self.refresh()

    def set_counts(self, hits: Mapping[int, int], notes: Mapping[int, int]) -> None:
        """Show how many hits and annotations the sections hold, by section index."""
        if (hits, notes) != (self._hits, self._notes):
            self._hits, self._notes = dict(hits), dict(notes)
            self.refresh()

    def follow(self, index: int) -> None:
        """Make a section the current one and bring it into sight; -1 for none."""
        self.current = index

    def watch_current(self, index: int) -> None:
        """Bring the current section into sight; the cursor comes along unless it is in use."""
        if index >= 0:
            if not self.has_focus:
                self.cursor = self._outline.row_of(index)
            self._reveal(self._outline.row_of(index))
        self.refresh()

    def on_resize(self) -> None:
        """Bring the current section into sight, also when the outline was hidden until now."""
        if self.current >= 0:
            self._reveal(self._outline.row_of(self.current))

    def watch_cursor(self, row: int) -> None:
        """Keep the cursor in sight."""
        self._reveal(row)
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(row, len(self._outline.rows) - 1))

    def action_tree_down(self, times: int | None = None) -> None:
        """Move the cursor down."""
        self.cursor += times or 1

    def action_tree_up(self, times: int | None = None) -> None:
        """Move the cursor up."""
        self.cursor -= times or 1

    def action_tree_page_down(self, times: int | None = None) -> None:
        """Move the cursor down by a page."""
        self.cursor += (times or 1) * max(1, self.size.height - 1)

    def action_tree_page_up(self, times: int | None = None) -> None:
        """Move the cursor up by a page."""
        self.cursor -= (times or 1) * max(1, self.size.height - 1)

    def action_tree_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_tree_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self._outline.rows) - 1

    def action_tree_open(self) -> None:
        """Unfold the section under the cursor, or go to the first one inside it."""
        if self._outline.rows:
            index = self._outline.rows[self.cursor]
            if self._outline.is_folded(index):
                self._fold(index, folded=False)
            elif self._outline.has_children(index):
                self.cursor += 1

    def action_tree_close(self) -> None:
        """Fold the section under the cursor, or go to the one around it."""
        if self._outline.rows:
            index = self._outline.rows[self.cursor]
            parent = self._outline.parent(index)
            if self._outline.has_children(index) and not self._outline.is_folded(index):
                self._fold(index, folded=True)
            elif parent is not None:
                self.cursor = self._outline.row_of(parent)

    def action_tree_open_all(self) -> None:
        """Unfold everything."""
        self._fold_all(folded=False)

    def action_tree_close_all(self) -> None:
        """Fold everything."""
        self._fold_all(folded=True)

    def action_tree_go(self) -> None:
        """Go to the section under the cursor."""
        if self._outline.rows:
            section = self._outline.sections[self._outline.rows[self.cursor]]
            self.post_message(self.Chosen(section))

    def on_click(self, event: events.Click) -> None:
        """Go to the section that was clicked; a click on its mark folds it."""
        place = event.get_content_offset(self)
        row = self.scroll_offset.y + place.y if place is not None else len(self.rows)
        if place is not None and row < len(self.rows):
            self.cursor = row
            index = self._outline.rows[row]
            mark = 1 + self._indent(index)
            if self._outline.has_children(index) and mark <= place.x < mark + 2:
                self._fold(index, folded=not self._outline.is_folded(index))
            else:
                self.action_tree_go()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        row = self.scroll_offset.y + y
        if row >= len(self._outline.rows):
            return Strip.blank(width, self.rich_style)
        index = self._outline.rows[row]
        style = self._row_style(index, row)
        counts = self._counts(index)
        room = width - 1 - sum(len(text) for text, _ in counts) - 1
        current = self._outline.row_of(self.current) == row and self.current >= 0
        mark_style = style + self._component("outline--mark" if not current else "outline--notes")
        lead = " " * self._indent(index) + self._fold_mark(index)
        label = truncate(self._heading(self._outline.sections[index]), max(0, room - len(lead)))
        strip = Strip(
            [
                Segment(_CURRENT if current else " ", mark_style),
                Segment(lead, style + self._component("outline--mark")),
                Segment(label, style),
            ]
        )
        strip = strip.adjust_cell_length(1 + max(0, room), style)
        tail = [Segment(text, style + self._component(name)) for text, name in counts]
        return Strip([*strip, *tail, Segment(" ", style)]).adjust_cell_length(width, style)

    def _row_style(self, index: int, row: int) -> Style:
        style = self.rich_style
        depth = self._outline.depths[index]
        style += self._component("outline--title" if depth == 0 else "outline--deep")
        if self.current >= 0 and row == self._outline.row_of(self.current):
            style += self._component("outline--current")
        if row == self.cursor and self.has_focus:
            style += self._component("outline--cursor")
        return style

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _counts(self, index: int) -> list[tuple[str, str]]:
        hits = self._outline.total(index, self._hits)
        notes = self._outline.total(index, self._notes)
        found = [(f" /{hits}", "outline--hits")] if hits else []
        return found + ([(f" •{notes}", "outline--notes")] if notes else [])

    def _indent(self, index: int) -> int:
        step = 2 if self.size.width >= 28 else 1
        depth = self._outline.depths[index] - self._first_indented + 1
        return max(0, min(depth, _DEEPEST)) * step

    def _fold_mark(self, index: int) -> str:
        if not self._outline.has_children(index):
            return "  "
        return _FOLDED if self._outline.is_folded(index) else _OPEN

    def _fold(self, index: int, *, folded: bool) -> None:
        self._outline.set_folded(index, folded)
        self._changed()

    def _fold_all(self, *, folded: bool) -> None:
        if self._outline.rows:
            index = self._outline.rows[self.cursor]
            self._outline.fold_all(folded)
            self._changed()
            self.cursor = self._outline.row_of(index)

    def _changed(self) -> None:
        self.virtual_size = Size(1, len(self._outline.rows))
        self.set_reactive(OutlineTree.cursor, self.validate_cursor(self.cursor))
        self.refresh()

    def _reveal(self, row: int) -> None:
        if self.size.height:
            self.scroll_to_region(Region(0, row, 1, 1), animate=False, force=True)
