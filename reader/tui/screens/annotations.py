"""The list of a document's annotations."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from annotations.placement import ANCHORED
from reader.documents.outline_columns import titles_of
from reader.i18n import tr
from reader.tui.annotation_filter import AnnotationFilter, words_of
from reader.tui.annotation_painter import HEIGHT, AnnotationPainter
from reader.tui.annotation_rows import GROUPS, ORDERS, Heading, arranged
from reader.tui.screens.list_screen import ListScreen
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from annotations.placement import Placement
    from reader.layout.rendition import Rendition
    from reader.tui.reading.annotating import Annotating

_WIDE = 110  # cells from which on the preview stands at the right, else below
_HIGH = 20  # rows from which on there is one below


class AnnotationsScreen(ListScreen[str | None]):
    """Lists annotations; gives back the id of the one to go to."""

    CSS_PATH = stylesheets("controls", "screens")
    layer = "annotations"
    undo_command = "annotations_undo"

    def __init__(self, annotating: Annotating, rendition: Rendition, text: str = "") -> None:
        """List annotations in the script on the screen, narrowed by a text typed already."""
        super().__init__()
        self._text = text
        self.annotating = annotating
        self._rendition = rendition
        self._rows: list[Heading | tuple[int, Placement]] = []
        self._ticked: set[str] = set()
        self._order = ORDERS[0]
        self._group = GROUPS[0]
        self._words: dict[tuple[str, str], tuple[list[str], str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter, the list, the preview and the hints."""
        yield Static("", id="screen-title", markup=False)
        placeholder = tr("tui.filter_annotations")
        yield Input(
            self._text, placeholder=placeholder, id="filter", compact=True, select_on_focus=False
        )
        with Horizontal(id="list-and-preview"):
            yield RowList(id="list")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static("", id="preview-text", markup=False)
        yield HintLine(
            self.pizhu.keymap,
            "annotations_go",
            "annotations_tick",
            "annotations_tag",
            "annotations_colour",
            "annotations_delete",
            "annotations_undo",
            "annotations_group",
            "annotations_sort",
            "annotations_export",
            "annotations_close",
        )

    def on_mount(self) -> None:
        """Show all of them."""
        self.fill()

    def on_resize(self) -> None:
        """Put the preview where there is room."""
        width, height = self.app.size
        self.set_class(width >= _WIDE, "wide")
        self.set_class(width < _WIDE and height < _HIGH, "low")

    @property
    def current(self) -> Placement | None:
        """The annotation under the cursor, None for none."""
        at = self.rows.cursor
        row = self._rows[at] if at != NOWHERE else None
        return None if row is None or isinstance(row, Heading) else row[1]

    @property
    def chosen(self) -> list[Placement]:
        """The annotations that are ticked, else the one under the cursor."""
        everything = self.annotating.notes.placements
        ticked = [p for p in everything if p.annotation.id in self._ticked]
        return ticked or ([self.current] if self.current is not None else [])

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show what matches."""
        self.fill()

    @on(RowList.Moved)
    def preview(self) -> None:
        """Show the annotation under the cursor whole."""
        current = self.current
        some = bool(self.annotating.notes.placements)
        nothing = tr("tui.no_annotation_matches" if some else "tui.no_annotations")
        faint = self.annotating.screen.tag_looks.faint
        whole = Text(nothing, faint) if current is None else self._painter.whole(current)
        self.query_one("#preview-text", Static).update(whole)
        self.query_one("#preview").scroll_home(animate=False)

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Go to the annotation that was clicked."""
        self.action_annotations_go()

    def action_annotations_go(self) -> None:
        """Give back the annotation under the cursor."""
        if self.current is not None:
            self.dismiss(self.current.annotation.id)

    def action_annotations_tick(self) -> None:
        """Tick the annotation under the cursor, or take the tick away, and go on."""
        if self.current is not None:
            self._ticked ^= {self.current.annotation.id}
            self.rows.move(1)
            self._entitle()

    def action_annotations_tick_all(self) -> None:
        """Tick all that are shown, or none if all are."""
        shown = {row[1].annotation.id for row in self._rows if not isinstance(row, Heading)}
        self._ticked = self._ticked - shown if shown <= self._ticked else self._ticked | shown
        self.rows.redraw()
        self._entitle()

    def action_annotations_tag(self) -> None:
        """Ask for tags and give them to what is ticked."""
        self.annotating.bulk.ask_for_tags(self.chosen, self.fill)

    def action_annotations_colour(self) -> None:
        """Ask for a colour and give it to what is ticked."""
        self.annotating.bulk.ask_for_colour(self.chosen, self.fill)

    def action_annotations_accept(self) -> None:
        """Store where annotations were found again as their places."""
        self.annotating.bulk.accept([p for p in self.chosen if p.status != ANCHORED])
        self.fill()

    def action_annotations_delete(self) -> None:
        """Delete what is ticked; it can be undone."""
        if self.chosen:
            self.annotating.delete(*(p.annotation.id for p in self.chosen))
            self._ticked.clear()
            self.fill()

    def action_annotations_export(self) -> None:
        """Write what is ticked, else all, into a file."""
        chosen = [p for p in self.chosen if p.annotation.id in self._ticked]
        self.annotating.bulk.export(chosen)

    def action_annotations_undo(self) -> None:
        """Take back the last change."""
        self.annotating.action_undo()
        self.fill()

    def action_annotations_restore(self) -> None:
        """Bring back some that were removed in the last 30 days."""
        self.annotating.bulk.ask_what_to_restore(self.fill)

    def action_annotations_sort(self) -> None:
        """Sort by the next of: place, newest, oldest, status."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.fill()

    def action_annotations_group(self) -> None:
        """Group by the next of: nothing, section, tag, colour."""
        self._group = GROUPS[(GROUPS.index(self._group) + 1) % len(GROUPS)]
        self.fill()

    def action_annotations_close(self) -> None:
        """Clear the filter; go back to the text when there is none."""
        box = self.query_one(Input)
        if box.value:
            box.value = ""
        else:
            self.dismiss(None)

    @property
    def _painter(self) -> AnnotationPainter:
        notes = self.annotating.notes
        return AnnotationPainter(self._rendition, self.annotating.screen.tag_looks, notes.meanings)

    def fill(self) -> None:
        """Show the annotations as they are now."""
        everything = self.annotating.notes.placements
        before = self.current
        self._ticked &= {p.annotation.id for p in everything}
        wanted = AnnotationFilter(self.query_one(Input).value)
        numbers = wanted.select(self._texts(placement) for placement in everything)
        numbered = [(number, everything[number]) for number in numbers]
        self._rows = arranged(numbered, self._order, self._group, self._section_of)
        heights = [1 if isinstance(row, Heading) else HEIGHT for row in self._rows]
        passed = {at for at, row in enumerate(self._rows) if isinstance(row, Heading)}
        self.rows.show(heights, self._draw, cursor=self._find(before), passed=passed)
        self._entitle(len(numbers))
        self.preview()

    def _find(self, before: Placement | None) -> int:
        """Return the row of an annotation, else the one where the cursor was."""
        wanted = "" if before is None else before.annotation.id
        for at, row in enumerate(self._rows):
            if not isinstance(row, Heading) and row[1].annotation.id == wanted:
                return at
        return max(min(self.rows.cursor, len(self._rows) - 1), 0)

    def _texts(self, placement: Placement) -> tuple[list[str], str]:
        """Return what an annotation is found by, made once for each version of it."""
        annotation = placement.annotation
        key = (annotation.id, annotation.modified)
        if key not in self._words:
            status = (
                "" if placement.status == ANCHORED else tr(f"library.status-{placement.status}")
            )
            colour = self._painter.colour(annotation.colour) if annotation.colour else ""
            self._words[key] = words_of(annotation, status, colour)
        return self._words[key]

    def _section_of(self, placement: Placement) -> str:
        spot = placement.spot
        path = self._rendition.document.section_path(spot.paragraph, spot.start or 0)
        if not path:
            return ""
        is_named_alone = self._titles[path[-1].title] == 1
        named = path[-1:] if is_named_alone else [s for s in path if s.level] or path
        return " · ".join(self._rendition.heading(section) for section in reversed(named))

    @cached_property
    def _titles(self) -> Counter[str]:
        """How many sections have each title."""
        return Counter(titles_of(self._rendition.document.outline))

    def _entitle(self, shown: int | None = None) -> None:
        total = len(self.annotating.notes.placements)
        if shown is None:
            shown = sum(not isinstance(row, Heading) for row in self._rows)
        facts = [tr("tui.annotations_title", shown=shown, total=total)]
        if self._ticked:
            facts.append(tr("tui.ticked_count", count=len(self._ticked)))
        facts.append(tr(f"tui.sorted_by_{self._order}"))
        if self._group != GROUPS[0]:
            facts.append(tr(f"tui.grouped_by_{self._group}"))
        self.query_one("#screen-title", Static).update("  ·  ".join(facts))

    def _draw(self, at: int, width: int) -> list[Text]:
        row = self._rows[at]
        if isinstance(row, Heading):
            return [self._heading(row, width)]
        placement = row[1]
        ticked = placement.annotation.id in self._ticked
        return self._painter.entry(placement, width, ticked=ticked)

    def _heading(self, heading: Heading, width: int) -> Text:
        looks = self.annotating.screen.tag_looks
        name, style = heading.name, f"bold {looks.faint}"
        if not name:
            name = tr(f"tui.without_{self._group}")
        elif self._group == "tag":
            name, style = f"#{name}", looks.tag(name)
        elif self._group == "colour":
            name, style = f" {self._painter.colour(name)} ", looks.mark(name)
        line = Text.assemble((name, style), (f"  {heading.size}", looks.faint))
        line.truncate(width, overflow="ellipsis")
        return line
