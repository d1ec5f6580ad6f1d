"""What documents say on one subject, as a table of sentences and their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.widgets import Input

from reader.comparison import figure_tables
from reader.comparison.figures import ORDERS, arranged
from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.pages import path_beside
from reader.text.columns import fit_left, fit_right, truncate
from reader.text.sanitise import sanitise
from reader.tui.appearance.themes import on_ground
from reader.tui.screens.list_screen import WIDE, ListScreen, line_to_type
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from reader.comparison.figures import Figure
    from reader.tui.working import Work

    Gather = Callable[[str, Callable[[], bool]], list[Figure]]

_STILL = 0.2  # seconds without a key before the table is made
_AMOUNT, _SHORT = 16, 8  # cells, where there is room and where there is little
_TITLE = 20  # cells
_SECTION = 18  # cells
_NARROW = 50  # cells below which there is room for the sentence only


class FiguresScreen(ListScreen[None]):
    """Shows sentences side by side, sorts them, and opens them where they stand.

    Attributes:
        shown: the rows of the table.
    """

    layer = "figures"

    def __init__(self, gather: Gather, query: str = "") -> None:
        """Make a table.

        Args:
            gather: returns the figures for a query; it may be called in another thread, with what
                tells whether they are still wanted.
            query: what to begin with.
        """
        super().__init__()
        self._gather = gather
        self._query = query
        self._found: Sequence[Figure] = ()
        self.shown: Sequence[Figure] = ()
        self._order = ORDERS[0]
        self._only_numbers = False
        self._one_document = False

    def compose(self) -> ComposeResult:
        """Lay out the title, the query, the table, the sentence and the hints."""
        return self.lay_out(
            "figures_open",
            "figures_sort",
            "figures_numbers",
            "figures_export",
            "figures_close",
            line=line_to_type(tr("comparison.figures-query"), self._query),
            has_preview=True,
        )

    def on_mount(self) -> None:
        """Make the first table."""
        self._entitle()
        self.rows.show([], self._draw, nothing=tr("comparison.figures-begin"))
        self._begin()

    @property
    def current(self) -> Figure | None:
        """The sentence under the cursor, None for none."""
        at = self.rows.cursor
        return None if at == NOWHERE else self.shown[at]

    @on(Input.Changed)
    def wait(self) -> None:
        """Make another table when nothing is typed for a moment."""
        self.when_at_rest(_STILL, self._begin)

    @on(RowList.Moved)
    def preview(self) -> None:
        """Show the whole sentence."""
        self.show_whole(self._whole())

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Open the sentence that was clicked."""
        self.action_figures_open()

    def action_figures_open(self) -> None:
        """Open the document at the sentence under the cursor."""
        figure = self.current
        if figure is None:
            return
        place = Point(figure.paragraph, figure.start + figure.hit[0])
        reading = self.pizhu.reading
        try:
            if reading is not None and figure.path in {"", str(reading.document.path)}:
                self.dismiss(None)
                reading.travelling.jump(*place)
            else:
                self.pizhu.open_path(Path(figure.path), place)
        except PizhuError as error:
            self.say(str(error), failed=True)

    def action_figures_sort(self) -> None:
        """Sort by the next of: place, value, document, section."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._arrange()

    def action_figures_numbers(self) -> None:
        """Leave out sentences without numbers, or show them again."""
        self._only_numbers = not self._only_numbers
        self._arrange()

    def action_figures_export(self) -> None:
        """Write the table into a file."""
        from reader.tui.screens.prompt import ask_for_path

        if self.shown:
            reading = self.pizhu.reading
            source = reading.document.path if reading else None
            path = path_beside(source, f"{tr('comparison.figures-name')}.csv")
            ask_for_path(self.app, tr("comparison.table-to"), path, self._write)

    def action_figures_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _begin(self) -> None:
        query = self.typed.strip()
        if query:
            self._look(query)

    def _look(self, query: str) -> None:
        """Gather the figures, unless another query comes meanwhile."""

        def gather(work: Work[Sequence[Figure]]) -> Sequence[Figure]:
            return self._gather(query, lambda: work.unwanted)

        self.works.begin("figures", tr("works.gathering_figures"), gather, self._show)

    def _show(self, found: Sequence[Figure]) -> None:
        self._found = found
        self._arrange()

    def _arrange(self) -> None:
        wanted = (f for f in self._found if f.quantity is not None or not self._only_numbers)
        self.shown = arranged(wanted, self._order)
        self._one_document = len({(f.path, f.title) for f in self.shown}) == 1
        self.rows.show([1] * len(self.shown), self._draw, nothing=tr("comparison.figures-none"))
        self._entitle()
        self.preview()

    def _entitle(self) -> None:
        numbers = sum(figure.quantity is not None for figure in self.shown)
        counts = {"sentences": len(self.shown), "numbers": numbers}
        self.entitle(tr("comparison.figures-title", **counts), tr(f"comparison.by-{self._order}"))

    def _draw(self, at: int, width: int) -> list[Text]:
        figure, colours = self.shown[at], self.app.theme_variables
        quantity = figure.quantity
        amount = "" if quantity is None else figure_tables.amount(quantity)
        line = Text.assemble(
            (self._where(figure, width), colours["ink-faint"]),
            (
                fit_right(amount, _AMOUNT if width >= _NARROW else _SHORT),
                f"bold {colours['primary']}",
            ),
            "  ",
        )
        room = max(width - line.cell_len, 0)
        start, end = figure.hit if quantity is None else (quantity.start, quantity.end)
        said = truncate(sanitise(figure.sentence[start:end]), room)
        left = max((room - Text(said).cell_len) * 2 // 3, 0) if start else 0
        before = fit_right(sanitise(figure.sentence[:start]), left) if start else ""
        line.append(before.lstrip() if len(figure.sentence[:start]) < left // 2 else before)
        line.append(said, "" if quantity is None else on_ground(colours, "mark-yellow"))
        line.append(fit_left(sanitise(figure.sentence[end:]), max(width - line.cell_len, 0)))
        return [line]

    def _where(self, figure: Figure, width: int) -> str:
        """Return document and section, as far as there is room and they differ."""
        section = figure.sections[-1] if figure.sections else ""
        if width < _NARROW:
            return ""
        if self._one_document:
            return _column(section, _TITLE)
        title = _column(figure.title, _TITLE)
        return title + _column(section, _SECTION) if width >= WIDE else title

    def _whole(self) -> Text:
        """Return the sentence under the cursor with where it stands."""
        figure, colours = self.current, self.app.theme_variables
        if figure is None:
            return Text()
        where = " › ".join((figure.title, *figure.sections))
        text = Text.assemble(
            (f"{sanitise(where)}  ¶{figure.paragraph + 1}\n", colours["primary"]),
            sanitise(figure.sentence),
        )
        shift = len(text) - len(figure.sentence)
        text.stylize(f"bold {colours['cinnabar']}", *(shift + at for at in figure.hit))
        if figure.quantity is not None:
            span = (shift + figure.quantity.start, shift + figure.quantity.end)
            text.stylize(on_ground(colours, "mark-yellow"), *span)
        return text

    def _write(self, path: Path) -> None:
        lines = _FORMS.get(path.suffix.lower(), figure_tables.to_csv)(self.shown)
        self.write_page(path, "\n".join(lines) + "\n")


_FORMS = {
    ".csv": figure_tables.to_csv,
    ".md": figure_tables.to_markdown,
    ".json": figure_tables.to_json,
}


def _column(text: str, cells: int) -> str:
    return fit_left(truncate(sanitise(text), cells - 2), cells)
