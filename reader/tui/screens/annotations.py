"""The list of a document's annotations."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.widgets import Input

from annotations.placement import ANCHORED
from reader.documents.outline_columns import titles_of
from reader.i18n import tr
from reader.tui.lists.annotation_filter import AnnotationFilter, words_of
from reader.tui.lists.annotation_painter import HEIGHT, AnnotationPainter
from reader.tui.lists.annotation_rows import GROUPS, ORDERS, Heading, arranged
from reader.tui.screens.list_screen import ListScreen, line_to_type
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from annotations.placement import Placement
    from reader.layout.rendition import Rendition
    from reader.tui.reading.annotating import Annotating


class AnnotationsScreen(ListScreen[str | None]):
    """Lists annotations; gives back the id of the one to go to."""

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
        return self.lay_out(
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
            line=line_to_type(tr("tui.filter_annotations"), self._text),
            has_preview=True,
        )

    def on_mount(self) -> None:
        """Show all of them."""
        self.fill()

    def on_resize(self) -> None:
        """Put the preview where there is room."""
        self.place_preview()

    @property
    def current(self) -> Placement | None:
        """The annotation under the cursor, None for none."""
        at = self.rows.cursor
        row = self._rows[at] if at != NOWHERE else None
        return None if row is None or isinstance(row, Heading) else row[1]

    @property
    def _nothing(self) -> str:
        """What is said where the list is empty."""
        if self.annotating.notes.placements:
            return tr("tui.no_annotation_matches")
        label = self.pizhu.keymap.label
        return tr("tui.annotations_begin", mark=label("highlight"), note=label("note"))

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
        self.show_whole(Text() if current is None else self._painter.whole(current))

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
        self.annotating.bulk.accept([p for p in self.chosen if p.status != ANCHORED], self.fill)

    def action_annotations_delete(self) -> None:
        """Delete what is ticked; it can be undone."""
        if self.chosen:
            self.annotating.delete(*(p.annotation.id for p in self.chosen), done=self.fill)

    def action_annotations_export(self) -> None:
        """Write what is ticked, else all, into a file."""
        chosen = [p for p in self.chosen if p.annotation.id in self._ticked]
        self.annotating.bulk.export(chosen)

    def action_annotations_undo(self) -> None:
        """Take back the last change."""
        self.annotating.undo(self.fill)

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
        self.clear_or_close()

    @property
    def _painter(self) -> AnnotationPainter:
        notes = self.annotating.notes
        return AnnotationPainter(self._rendition, self.annotating.screen.tag_looks, notes.meanings)

    def annotations_came(self) -> None:
        """Show those that were still being read when this was opened."""
        self.fill()

    def fill(self) -> None:
        """Show the annotations as they are now."""
        everything = self.annotating.notes.placements
        before = self.current
        self._ticked &= {p.annotation.id for p in everything}
        wanted = AnnotationFilter(self.typed)
        numbers = wanted.select(self._texts(placement) for placement in everything)
        numbered = [(number, everything[number]) for number in numbers]
        self._rows = arranged(numbered, self._order, self._group, self._section_of)
        heights = [1 if isinstance(row, Heading) else HEIGHT for row in self._rows]
        passed = {at for at, row in enumerate(self._rows) if isinstance(row, Heading)}
        cursor, nothing = self._find(before), self._nothing
        self.rows.show(heights, self._draw, cursor=cursor, passed=passed, nothing=nothing)
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
        self.entitle(*facts)

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
