"""Looking through annotations whose place is not what it was, and deciding where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.widgets import Static

from annotations.placement import ANCHORED, MOVED, ORPHAN
from reader.i18n import tr
from reader.text.ambiguous import one_cell
from reader.text.sanitise import sanitise_block
from reader.tui.lists.annotation_painter import HEIGHT, AnnotationPainter
from reader.tui.lists.differing import compared
from reader.tui.screens.list_screen import WIDE, ListScreen
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from annotations.model import Annotation
    from annotations.placement import Placement, Spot
    from reader.layout.rendition import Rendition
    from reader.tui.lists.differing import Stretch
    from reader.tui.reading.annotating import Annotating

_BAR = 10  # cells
_LINE = "━"


class ReviewScreen(ListScreen["Spot | None"]):
    """Lists annotations in doubt, and the places of one; gives back a place to go to."""

    layer = "review"
    undo_command = "review_undo"

    def __init__(self, annotating: Annotating, rendition: Rendition) -> None:
        super().__init__()
        self._annotating = annotating
        self._rendition = rendition
        self._shown: list[Placement] = []
        self._choice = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the annotations, the places and the hints."""
        return self.lay_out(
            "review_accept",
            "review_place_next",
            "review_reject",
            "review_accept_moved",
            "review_undo",
            "review_show",
            "review_delete",
            "review_close",
            has_preview=True,
        )

    def on_mount(self) -> None:
        """Show what is in doubt."""
        self._fill()

    def on_resize(self) -> None:
        """Put the places where there is room."""
        self.set_class(self.app.size.width >= WIDE, "wide")

    @property
    def current(self) -> Placement | None:
        """The annotation under the cursor, None for none."""
        return None if self.rows.cursor == NOWHERE else self._shown[self.rows.cursor]

    @on(RowList.Moved)
    def show_places(self) -> None:
        """Show the places of another annotation."""
        self._choice = 0
        self._draw_places()

    def action_review_place_next(self, count: int | None = None) -> None:
        """Go to the next place of the annotation."""
        self._choose(count or 1)

    def action_review_place_previous(self, count: int | None = None) -> None:
        """Go to the previous place of the annotation."""
        self._choose(-(count or 1))

    def action_review_accept(self, count: int | None = None) -> None:
        """Store the place chosen, or that of the number typed, as the annotation's."""
        current = self.current
        places = [] if current is None else _places(current)
        at = self._choice if count is None else count - 1
        if current is None:
            return
        if at >= len(places):
            self.say(tr("tui.orphan_has_no_place"))
            return
        self._annotating.bulk.accept([current._replace(status=MOVED, spot=places[at])], self._fill)

    def action_review_accept_moved(self) -> None:
        """Store the places of all that were moved and are certain."""
        self._annotating.bulk.accept([p for p in self._shown if p.status == MOVED], self._fill)

    def action_review_reject(self) -> None:
        """Keep the annotation as an orphan."""
        if self.current is not None:
            self._annotating.bulk.reject([self.current])
            self._fill()

    def action_review_delete(self) -> None:
        """Delete the annotation; it can be undone."""
        if self.current is not None:
            self._annotating.delete(self.current.annotation.id, done=self._fill)

    def action_review_undo(self) -> None:
        """Take back the last decision."""
        self._annotating.undo(self._fill)

    def action_review_show(self) -> None:
        """Go to the place chosen, in the text."""
        places = [] if self.current is None else _places(self.current)
        if places:
            self.dismiss(places[self._choice])
        else:
            self.say(tr("tui.orphan_has_no_place"))

    def action_review_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)

    @property
    def _painter(self) -> AnnotationPainter:
        notes = self._annotating.notes
        return AnnotationPainter(self._rendition, self._annotating.screen.tag_looks, notes.meanings)

    def _fill(self) -> None:
        row = max(self.rows.cursor, 0)
        self._shown = [p for p in self._annotating.notes.placements if p.status != ANCHORED]
        self.rows.show([HEIGHT] * len(self._shown), self._draw, cursor=row)
        self.entitle(tr("tui.review_title", count=len(self._shown)))
        self.show_places()

    def _choose(self, steps: int) -> None:
        if self.current is not None and (places := _places(self.current)):
            self._choice = (self._choice + steps) % len(places)
            self._draw_places()

    def _draw(self, at: int, width: int) -> list[Text]:
        return self._painter.entry(self._shown[at], width, ticked=False)

    def _draw_places(self) -> None:
        shown = Text(tr("tui.review_empty")) if self.current is None else self._whole(self.current)
        self.query_one("#preview-text", Static).update(shown)

    def _whole(self, current: Placement) -> Text:
        """Return how an annotation stood, and where it may belong now."""
        annotation, looks = current.annotation, self._annotating.screen.tag_looks
        places = _places(current)
        whole = self._as_made(annotation, places[self._choice] if places else None)
        heading = "tui.review_now" if places else "tui.review_nowhere"
        whole.append(f"\n\n{tr(heading)}", style=f"bold {looks.faint}")
        for number, spot in enumerate(places):
            whole.append_text(self._place(annotation, number, spot))
        if current.status == ORPHAN and annotation.absent:
            whole.append(f"\n{tr('tui.review_rejected')}", style=looks.faint)
        return whole

    def _as_made(self, annotation: Annotation, spot: Spot | None) -> Text:
        """Return an annotation as it was made; what a place lacks of its words is struck out."""
        looks = self._annotating.screen.tag_looks
        exact, prefix, suffix = map(sanitise_block, annotation.quote)
        now = exact if spot is None else self._painter.around(spot)[1]
        look = looks.mark(annotation.colour) or looks.strong
        made = Text.assemble((f"{tr('tui.review_then')}\n", f"bold {looks.faint}"))
        made.append(prefix, style=looks.faint)
        made.append_text(_told(compared(exact, now)[0], look, "strike"))
        made.append(suffix, style=looks.faint)
        note = " ".join([*(f"#{tag}" for tag in annotation.tags), annotation.note]).strip()
        if note:
            made.append(f"\n{sanitise_block(note)}", style=looks.own)
        return made

    def _place(self, annotation: Annotation, number: int, spot: Spot) -> Text:
        """Return a place: how likely it is, where it is, and its words, new ones underlined."""
        looks, chosen = self._annotating.screen.tag_looks, number == self._choice
        likely = round(spot.confidence * _BAR)
        before, words, behind = self._painter.around(spot)
        exact = sanitise_block(annotation.quote.exact)
        look = looks.mark(annotation.colour) or looks.strong
        return Text.assemble(
            (f"\n{one_cell('▎') if chosen else ' '}{number + 1}  ", f"bold {looks.own}"),
            (one_cell(_LINE) * likely, looks.warning),
            (one_cell(_LINE) * (_BAR - likely), looks.faint),
            (f" {spot.confidence:.0%}  ", looks.strong if chosen else ""),
            (self._where(spot), looks.faint),
            "\n",
            (before, looks.faint),
            _told(compared(exact, words)[1], look, "underline"),
            (f"{behind}\n", looks.faint),
        )

    def _where(self, spot: Spot) -> str:
        path = self._rendition.document.section_path(spot.paragraph, spot.start or 0)
        titles = [self._rendition.heading(section) for section in path[-2:]]
        return " › ".join([*titles, f"¶{spot.paragraph + 1}"])


def _told(stretches: Iterable[Stretch], look: str, differing: str) -> Text:
    """Return stretches as text; those that differ have a look of their own besides."""
    return Text.assemble(
        *((s.text, f"{look} {differing}" if s.differs else look) for s in stretches)
    )


def _places(placement: Placement) -> list[Spot]:
    """Return where an annotation may belong, the most likely place first."""
    if placement.status == ORPHAN:
        return list(placement.rivals)
    return [placement.spot, *placement.rivals]
