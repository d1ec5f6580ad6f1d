"""The outline beside the text: only what is on the screen is made, only what changed is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.documents.model import SectionKind
from reader.tui.outline import Outline
from reader.tui.widgets.frame import Painted
from reader.tui.widgets.outline_motions import OutlineMotions
from reader.tui.widgets.outline_painter import KEPT, Entry, OutlinePainter
from reader.tui.widgets.palette import Palette
from reader.tui.widgets.scroll_bar import TRACK, bar, position_at, thumb
from reader.tui.widgets.short_cut import ShortCut
from reader.tui.widgets.spare_time import SpareTime
from reader.tui.widgets.wheel import Wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from textual.geometry import Region
    from textual.strip import Strip

    from reader.documents.model import Section

_AIR = 1  # blank rows at the top
_DEEPEST = 6  # further levels are not indented further: the words matter more
_ROOMY = 28  # cells from which on levels are two cells apart


class OutlineTree(OutlineMotions, Wheel, ShortCut, Painted, can_focus=True):
    """Shows the sections of a document with the hits and annotations in each.

    The *current* section is where the text is; the *cursor* is where this widget's own keys are.
    It draws neither border nor padding.
    """

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    current: reactive[int] = reactive(-1, init=False, repaint=False)

    class Chosen(Message):
        """The user wants to go to a section."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    class Pointed(Message):
        """The cursor came to a section, or the widget's keys are no longer in use (None)."""

        def __init__(self, section: Section | None) -> None:
            super().__init__()
            self.section = section

    FOR_SCREEN = (events.Key, Chosen, Pointed)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.outline = Outline(())
        self._first_indented = 1
        self._heading: Callable[[Section], str] = lambda section: section.title
        self._headings: dict[int, str] = {}  # the words it gave, by section index
        self._entries: dict[int, Entry] = {}  # what is said of sections, by index
        self._hits: Mapping[int, int] = {}
        self._notes: Mapping[int, int] = {}
        self._steered = False
        self._painter: OutlinePainter | None = None
        self._spare_time = SpareTime()
        self._frame: list[Strip] = []

    @property
    def rows(self) -> Sequence[int]:
        """The indices of the sections that are not folded away."""
        return self.outline.rows

    @property
    def rows_in_sight(self) -> range:
        """Which of `rows` are on the screen."""
        return range(self._top, min(self._top + self.height, len(self.rows)))

    @property
    def pointed(self) -> Section | None:
        """The section under the cursor while that is in use."""
        if not self._in_use or not self.rows:
            return None
        return self.outline.sections[self.rows[self.cursor]]

    @property
    def _in_use(self) -> bool:
        return self.has_focus or self._steered

    def set_steered(self, *, on: bool) -> None:
        """Show the cursor, or no longer, although the keys go elsewhere."""
        self._steered = on
        self._repaint()
        self._point()

    def show(self, outline: Outline, heading: Callable[[Section], str]) -> None:
        """Show an outline; ``heading`` gives a section's words in the script on the screen."""
        self.outline = outline
        alone = outline.has_root and outline.sections[0].kind is SectionKind.TITLE
        self._first_indented = 2 if alone else 1
        self._heading, self._headings = heading, {}
        self._hits = self._notes = {}
        self._top = 0
        self.set_reactive(OutlineTree.cursor, 0)
        self.set_reactive(OutlineTree.current, -1)
        self._repaint()

    def replace(self, outline: Outline, heading: Callable[[Section], str]) -> None:
        """Show another state of the outline; what was folded stays so."""
        before, top = self.outline, self._top
        self.show(outline, heading)
        self.outline.fold_like(before)
        self._move(top)
        self._repaint()

    def set_heading(self, heading: Callable[[Section], str]) -> None:
        """Take the words of the headings from elsewhere: the script has changed."""
        self._heading, self._headings = heading, {}
        self._repaint()

    def set_counts(self, hits: Mapping[int, int], notes: Mapping[int, int]) -> None:
        """Show how many hits and annotations the sections hold, by section index."""
        if (hits, notes) != (self._hits, self._notes):
            self._hits, self._notes = dict(hits), dict(notes)
            self._repaint()

    def follow(self, index: int) -> None:
        """Make a section the current one and bring it into sight; -1 for none."""
        self.current = index

    def watch_current(self, before: int, index: int) -> None:
        """Bring the current section into sight; the cursor comes along unless it is in use."""
        top = self._top
        if index >= 0:
            row = self.outline.row_of(index)
            if not self._in_use:
                self.set_reactive(OutlineTree.cursor, row)
            self._reveal(row)
        if self._top == top and len(self._frame) == self.size.height:
            self._repaint_rows({self.outline.row_of(at) for at in (before, index) if at >= 0})
        else:
            self._redraw()

    def watch_cursor(self, row: int) -> None:
        """Keep the cursor in sight."""
        self._reveal(row)
        self._redraw()
        self._point()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor while it is in use."""
        super().watch_has_focus(has_focus)
        self._repaint()
        self._point()

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(row, len(self.rows) - 1))

    def on_resize(self) -> None:
        """Bring the current section into sight, also when the outline was hidden until now."""
        if self.current >= 0:
            self._reveal(self.outline.row_of(self.current))
        self._repaint()

    def on_click(self, event: events.Click) -> None:
        """Go to the section that was clicked; a click on its mark folds it."""
        if event.x == self.size.width - 1:
            self._scroll(position_at(event.y - _AIR, self.height, len(self.rows)))
            return
        row = self._top + event.y - _AIR
        if event.y >= _AIR and row < len(self.rows):
            self.cursor = row
            index = self.rows[row]
            mark = 1 + self._indent(index, self._step)
            if self.outline.has_children(index) and mark <= event.x < mark + 2:
                self.fold(index, folded=not self.outline.is_folded(index))
            else:
                self.action_tree_go()

    def on_unmount(self) -> None:
        """Do nothing in the background any more."""
        self._spare_time.stop()

    def notify_style_update(self) -> None:
        """Paint anew in the new colours."""
        super().notify_style_update()
        self._painter = None
        self._frame = []
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the strips of a part of the outline."""
        width, height = self.size
        if len(self._frame) != height or (self._frame and self._frame[0].cell_length != width):
            self._frame = self._paint()
        strips = self._frame[crop.y : crop.bottom]
        if crop.x or crop.right < width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    @property
    def height(self) -> int:
        """How many rows of the outline fit on the screen."""
        return max(self.size.height - _AIR, 0)

    def _repaint(self) -> None:
        """Do what `_redraw` does where the rows may say something else than before."""
        self._entries.clear()
        self._redraw()
        if self.is_mounted and self.size and len(self.rows) <= KEPT:
            self._spare_time.begin(self._paint_ahead(range(len(self.rows))))
        else:
            self._spare_time.stop()

    def _redraw(self) -> None:
        """Paint, and let the rows be sent that look different now."""
        if not self.is_mounted or not self.size:
            return
        before, self._frame = self._frame, self._paint()
        if len(before) != len(self._frame):
            self.refresh()
            return
        self.refresh_rows([y for y, strip in enumerate(self._frame) if strip is not before[y]])

    def _repaint_rows(self, rows: set[int]) -> None:
        """Do the same where only these rows can look different."""
        seen = [row for row in self.rows_in_sight if row in rows]
        painted = zip(seen, self._paint_rows(seen), strict=True)
        changed = [(row - self._top + _AIR, strip) for row, strip in painted]
        for y, strip in changed:
            self._frame[y] = strip
        self.refresh_rows([y for y, _ in changed])

    def _paint(self) -> list[Strip]:
        painted = self._paint_rows(self.rows_in_sight)
        blank = self._rows_painter.paint(None, bar(1, None)[0])
        air = [blank] * min(_AIR, self.size.height)
        rest = [blank] * (self.height - len(painted))
        return [*air, *painted, *rest]

    def _paint_rows(self, rows: Iterable[int]) -> list[Strip]:
        """Return the strips of rows in sight."""
        top, height, total = self._top, self.height, len(self.rows)
        edges = bar(height, thumb(height, total, top, top + height >= total))
        paint = self._rows_painter.paint
        return [paint(entry, edges[row - top]) for row, entry in self._told(rows)]

    def _paint_ahead(self, rows: Iterable[int]) -> Iterator[None]:
        """Paint rows as they are drawn when they come into sight."""
        for _, entry in self._told(rows):
            self._rows_painter.paint(entry, TRACK).render(self.app.console)
            yield

    @property
    def _rows_painter(self) -> OutlinePainter:
        width = self.size.width
        if self._painter is None:
            self._painter = OutlinePainter(Palette(self), width)
        elif self._painter.width != width:
            self._painter = self._painter.resized(width)
        return self._painter

    def _told(self, rows: Iterable[int]) -> Iterator[tuple[int, Entry]]:
        """Yield rows and what they say."""
        current = self.outline.row_of(self.current) if self.current >= 0 else -1
        cursor = self.cursor if self._in_use else -1
        for row in rows:
            index = self.rows[row]
            entry = self._entries.get(index)
            if entry is None:
                entry = self._entries[index] = self._entry(index)
            if row in {current, cursor}:
                entry = entry._replace(current=row == current, cursor=row == cursor)
            yield row, entry

    def _entry(self, index: int) -> Entry:
        """Return what is said of a section that neither the text nor the cursor is in."""
        outline = self.outline
        return Entry(
            self._words(index),
            self._indent(index, self._step),
            outline.is_folded(index) if outline.has_children(index) else None,
            outline.total(index, self._hits) if self._hits else 0,
            outline.total(index, self._notes) if self._notes else 0,
            outline.depths[index] == 0,
        )

    def _words(self, index: int) -> str:
        words = self._headings.get(index)
        if words is None:
            section = self.outline.sections[index]
            words = self._headings[index] = self._heading(section)
        return words

    @property
    def _step(self) -> int:
        """How many cells one level is further in than the one around it."""
        return 2 if self.size.width >= _ROOMY else 1

    def _indent(self, index: int, step: int) -> int:
        depth = self.outline.depths[index] - self._first_indented + 1
        return max(0, min(depth, _DEEPEST)) * step

    def choose(self, section: Section) -> None:
        """Tell that the user wants to go to a section."""
        self.post_message(self.Chosen(section))

    def fold(self, index: int, *, folded: bool) -> None:
        """Hide or show what is inside a section."""
        self.outline.set_folded(index, folded)
        self._rows_changed()

    def fold_all(self, *, folded: bool) -> None:
        """Hide or show what is inside every section."""
        self._keeping_cursor(lambda: self.outline.fold_all(folded))

    def fold_to_level(self, level: int) -> None:
        """Show the sections down to a level."""
        self._keeping_cursor(lambda: self.outline.fold_to_level(level))

    def fold_around(self, shown: Collection[int]) -> None:
        """Fold every section of which no child is to be shown."""
        self._keeping_cursor(lambda: self.outline.fold_around(shown))

    def narrow(self, found: Collection[int] | None) -> None:
        """Show only some sections and those around them, the cursor on the first of them.

        None shows all again, with the cursor where it was.
        """
        if not found:
            self._keeping_cursor(lambda: self.outline.narrow(found))
            return
        self.outline.narrow(found)
        self.set_reactive(OutlineTree.cursor, self.outline.row_of(min(found)))
        self._top = 0
        self._rows_changed()

    def _keeping_cursor(self, change: Callable[[], None]) -> None:
        index = self.rows[self.cursor] if self.rows else max(self.current, 0)
        change()
        self.set_reactive(OutlineTree.cursor, self.outline.row_of(index))
        self._rows_changed()

    def _point(self) -> None:
        self.post_message(self.Pointed(self.pointed))

    def _rows_changed(self) -> None:
        self.set_reactive(OutlineTree.cursor, self.validate_cursor(self.cursor))
        self._move(self._top)
        self._reveal(self.cursor)
        self._repaint()
        self._point()

    def _reveal(self, row: int) -> None:
        if self.height and row not in self.rows_in_sight:
            self._move(row - self.height // 3)

    def _scroll(self, top: int) -> None:
        self._move(top)
        self._redraw()

    def _move(self, top: int) -> None:
        """Begin with another row, without painting it."""
        self._top = max(0, min(top, len(self.rows) - self.height))
