"""The list of a document's annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotations.model import BOOKMARK
from annotations.placement import ANCHORED, ORPHAN
from reader.i18n import tr
from reader.tui.annotation_filter import AnnotationFilter
from reader.tui.screens.commanding import CommandScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.truncation import truncate
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from annotations.placement import Placement
    from reader.layout.rendition import Rendition
    from reader.tui.reading.annotating import Annotating


class AnnotationsScreen(CommandScreen[str | None]):
    """Lists annotations; gives back the id of the one to go to."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "annotations"

    def __init__(self, annotating: Annotating, rendition: Rendition) -> None:
        super().__init__()
        self._annotating = annotating
        self._rendition = rendition
        self._shown: list[Placement] = []

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter, the list and the hints."""
        yield Static("", id="screen-title", markup=False)
        yield Input(placeholder=tr("tui.filter_annotations"), id="filter", compact=True)
        yield OptionList(id="list", markup=False)
        yield HintLine(
            self.pizhu.keymap,
            "annotations_go",
            "annotations_accept",
            "annotations_delete",
            "annotations_undo",
            "annotations_close",
        )

    def on_mount(self) -> None:
        """Show all of them."""
        self._fill()

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self._fill()

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    @property
    def _own(self) -> str:
        """The style of the reader's own words."""
        return f"{self.app.theme_variables['cinnabar']}"

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show what matches."""
        self._fill()

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """Go to the annotation that was clicked."""
        self.action_annotations_go()

    def action_annotations_down(self) -> None:
        """Go to the next annotation."""
        self.options.action_cursor_down()

    def action_annotations_up(self) -> None:
        """Go to the previous annotation."""
        self.options.action_cursor_up()

    def action_annotations_go(self) -> None:
        """Give back the annotation under the cursor."""
        placed = self._current()
        if placed is not None:
            self.dismiss(placed.annotation.id)

    def action_annotations_accept(self) -> None:
        """Store where the annotation under the cursor was found again as its place."""
        placed = self._current()
        if placed is not None:
            self._annotating.accept(placed)
            self._fill()

    def action_annotations_delete(self) -> None:
        """Delete the annotation under the cursor; it can be undone."""
        placed = self._current()
        if placed is not None:
            self._annotating.delete(placed.annotation)
            self._fill()

    def action_annotations_undo(self) -> None:
        """Take back the last change."""
        self._annotating.action_undo()
        self._fill()

    def action_annotations_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in place of the hints."""
        self.query_one(HintLine).say(message, failed=failed)

    def _current(self) -> Placement | None:
        row = self.options.highlighted
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def _fill(self) -> None:
        row = self.options.highlighted or 0
        everything = self._annotating.notes.placements
        wanted = AnnotationFilter(self.query_one(Input).value)
        self._shown = [p for p in everything if wanted.accepts(p.annotation)]
        title = tr("tui.annotations_title", shown=len(self._shown), total=len(everything))
        self.query_one("#screen-title", Static).update(title)
        self.options.clear_options()
        self.options.add_options(Option(self._entry(p)) for p in self._shown)
        if self._shown:
            self.options.highlighted = min(row, len(self._shown) - 1)

    def _entry(self, placement: Placement) -> Content:
        """Return the lines for one annotation: where, the words marked, tags and note."""
        annotation = placement.annotation
        room = max(20, self.size.width - 5)
        facts = [*annotation.section[-2:], f"¶{placement.spot.paragraph + 1}"]
        where = " › ".join(facts)
        if annotation.kind == BOOKMARK:
            where = f"{tr('tui.bookmark')} · {where}"
        if placement.status != ANCHORED:
            where = f"{tr(f'library.status-{placement.status}')} · {where}"
        words = truncate(self._words(placement).strip(), room)
        lines = [Content.styled(truncate(where, room), "dim"), Content(words)]
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        note = " ".join(annotation.note.split())
        if tags or note:
            lines.append(Content.styled(truncate(f"{tags}  {note}".strip(), room), self._own))
        return Content("\n").join([*lines, Content("")])

    def _words(self, placement: Placement) -> str:
        """Return the words marked as displayed; those of an orphan as they were."""
        paragraph, start, end, *_ = placement.spot
        if placement.status == ORPHAN:
            return placement.annotation.quote.exact
        words = self._rendition.text(paragraph)
        if start is None or end is None:
            return words
        return words[slice(*self._rendition.to_text(paragraph, start, end))]
