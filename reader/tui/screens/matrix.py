"""How often each tag stands in each document, and the passages behind each number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual import on

from annotations.errors import StorageError
from annotations.usage import Matrix, matrix
from reader.i18n import tr
from reader.layout.motions import Point
from reader.library.notebooks import open_store
from reader.text.ambiguous import one_cell
from reader.text.columns import truncate
from reader.text.sanitise import sanitise
from reader.text.width import cell_width
from reader.tui.appearance.tag_looks import TagLooks
from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from annotations.model import Annotation
    from annotations.store import Store
    from annotations.usage import Row
    from reader.tui.working import Work

_HIGH = 16  # rows from which on the passages stand below
_TITLE = 26  # cells
_COLUMN = 10  # cells
_PASSAGE = 200  # cells


class Cell(NamedTuple):
    """A document and a tag."""

    row: Row
    tag: str


def passages(cell: Cell, store: Store) -> list[Annotation]:
    """Return the annotations of the document that have just this tag, in document order.

    Raises:
        StorageError: they cannot be read.
    """
    return [a for a in store.shared(cell.row.document.id).all() if cell.tag in a.tags]


def first_place(cell: Cell, store: Store) -> tuple[Path, Point]:
    """Return where the first of the passages is: the path of the document, and the place in it.

    Raises:
        StorageError: they cannot be read.
    """
    first = passages(cell, store)[0]
    return Path(cell.row.document.path), Point(first.paragraph, first.start or 0)


class MatrixScreen(ListScreen[Cell | None]):
    """Shows documents down and tags across; gives back the place that was chosen."""

    layer = "matrix"

    def __init__(self, store: Store, colour_of: Callable[[str], str]) -> None:
        """Show the tags of all documents in a store; those that cannot be read are left out."""
        super().__init__()
        self._store = store
        self._matrix = Matrix((), ())
        self._colour_of = colour_of
        self._column = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the tags, the documents, the passages and the hints."""
        hints = ("rows_down", "matrix_right", "matrix_left", "matrix_show", "matrix_close")
        return self.lay_out(*hints, has_preview=True)

    def on_mount(self) -> None:
        """Count the tags."""
        self.works.begin("matrix", tr("works.counting_tags"), _count, self._show)

    def _show(self, counted: Matrix) -> None:
        self._matrix = counted
        counts = {"documents": len(self._matrix.rows), "tags": len(self._matrix.tags)}
        self.entitle(tr("tui.matrix_title", **counts))
        heights = [2] + [1] * len(self._matrix.rows)
        self.rows.show(heights, self._draw, cursor=1, passed={0})
        self.preview()

    def on_resize(self, event: events.Resize) -> None:
        """Show the passages where there is room; the table wants all the width."""
        self.set_class(event.size.height < _HIGH, "low")

    @property
    def _looks(self) -> TagLooks:
        return TagLooks(self.app.theme_variables, self._colour_of)

    @property
    def cell(self) -> Cell | None:
        """What is under the cursor, None in an empty table."""
        at = self.rows.cursor
        if at == NOWHERE or not self._matrix.rows:
            return None
        return Cell(self._matrix.rows[at - 1], self._matrix.tags[self._column])

    @on(RowList.Moved)
    def preview(self) -> None:
        """Show the passages under the cursor."""
        self.show_whole(self._passages())

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Go to the first passage of the document that was clicked."""
        self.action_matrix_show()

    def action_matrix_right(self, count: int | None = None) -> None:
        """Go to a tag further right."""
        self._move(count or 1)

    def action_matrix_left(self, count: int | None = None) -> None:
        """Go to a tag further left."""
        self._move(-(count or 1))

    def action_matrix_show(self) -> None:
        """Go to the passages, if there are any."""
        if self.cell is not None and self.cell.row.counts.get(self.cell.tag):
            self.dismiss(self.cell)

    def action_matrix_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)

    def _move(self, steps: int) -> None:
        last = max(len(self._matrix.tags) - 1, 0)
        self._column = min(max(self._column + steps, 0), last)
        self.rows.redraw()
        self.preview()

    def _shown(self, width: int) -> list[tuple[int, str]]:
        """Return the tags that there is room for, with their numbers: that of the cursor is one."""
        room = max((width - _TITLE) // _COLUMN - 1, 1)
        first = max(self._column - room + 1, 0)
        return list(enumerate(self._matrix.tags))[first : first + room]

    def _draw(self, at: int, width: int) -> list[Text]:
        tags = self._shown(width)
        if not self._matrix.rows:
            return [Text(tr("tui.matrix_empty"), self._looks.faint), Text()]
        if not at:
            return self._heading(tags)
        row = self._matrix.rows[at - 1]
        line = Text(_padded(sanitise(_title(row)), _TITLE))
        for column, tag in tags:
            number = row.counts.get(tag, 0)
            is_here = at == self.rows.cursor and column == self._column
            style = f"bold reverse {self._looks.own}" if is_here else ""
            line.append(" " * (_COLUMN - 4))
            shown = f"{number or one_cell('·'):>4}"
            line.append(shown, style if number or is_here else self._looks.faint)
        line.append(f"{sum(row.counts.values()):>{_COLUMN}}", self._looks.faint)
        return [line]

    def _heading(self, shown: list[tuple[int, str]]) -> list[Text]:
        names, sums = Text(" " * _TITLE), Text(_padded("Σ", _TITLE), self._looks.faint)
        for column, tag in shown:
            name = truncate(sanitise(tag.rpartition("/")[2]), _COLUMN - 2)
            names.append(" " * (_COLUMN - cell_width(name)))
            bold = "bold " if column == self._column else ""
            names.append(name, f"{bold}{self._looks.tag(tag)}")
            sums.append(f"{self._matrix.total(tag):>{_COLUMN}}")
        names.append(f"{one_cell('Σ'):>{_COLUMN}}", self._looks.faint)
        return [names, sums]

    def _passages(self) -> Text:
        """Return the passages of the document that have the tag."""
        if self.cell is None:
            return Text()
        row, tag = self.cell
        try:
            found = passages(self.cell, self._store)
        except StorageError as error:
            return Text(tr(error.key, **error.values), self._looks.warning)
        made = Text.assemble(
            (f"#{sanitise(tag)}", self._looks.tag(tag)), f"  {_clean(_title(row))}"
        )
        for annotation in found:
            words = _clean(annotation.quote.exact or annotation.note)
            made.append(f"\n\n{truncate(words, _PASSAGE)}")
            if annotation.quote.exact and annotation.note:
                made.append(f"\n{truncate(_clean(annotation.note), _PASSAGE)}", self._looks.faint)
        return made


def _count(work: Work[Matrix]) -> Matrix:
    """Count the tags, by a store of the thread's own."""
    store = open_store()
    return matrix(store.summaries(on_error=lambda _: None, before_reading=work.go_on))


def _title(row: Row) -> str:
    return row.document.title or row.document.id


def _clean(text: str) -> str:
    return sanitise(" ".join(text.split()))


def _padded(text: str, cells: int) -> str:
    text = truncate(text, cells - 2)
    return text + " " * (cells - cell_width(text))
