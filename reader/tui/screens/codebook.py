"""The codebook: all tags with their colours, meanings, digits, memos and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on

from annotations.errors import AnnotationError
from annotations.usage import uses
from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.sanitise import sanitise, sanitise_block
from reader.text.width import cell_width
from reader.tui.appearance.colours import MARKS
from reader.tui.lists.annotation_painter import colour_label
from reader.tui.lists.codebook_rows import CodeRow, rows_of
from reader.tui.reading.coding import Coding
from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.row_list import NOWHERE, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.tui.reading.annotating import Annotating

_NAME = 26  # cells
_EXAMPLES = 5
_INDENT = "  "


class CodebookScreen(ListScreen[str | None]):
    """Lists tags, and below them what colours mean; gives back a tag to be looked at."""

    layer = "codebook"
    undo_command = "codebook_undo"

    def __init__(self, annotating: Annotating) -> None:
        super().__init__()
        self._annotating = annotating
        self._rows: list[CodeRow] = []
        self.coding = Coding(annotating, self.fill)

    def compose(self) -> ComposeResult:
        """Lay out the title, the tags, the memo and the hints."""
        return self.lay_out(
            "codebook_new",
            "codebook_rename",
            "codebook_colour",
            "codebook_digit",
            "codebook_describe",
            "codebook_memo",
            "codebook_merge",
            "codebook_split",
            "codebook_delete",
            "codebook_matrix",
            "codebook_scope",
            "codebook_undo",
            "codebook_close",
            has_preview=True,
        )

    def on_mount(self) -> None:
        """Show all tags."""
        self.fill()

    def on_resize(self) -> None:
        """Put the memo where there is room."""
        self.place_preview()

    @property
    def current(self) -> CodeRow | None:
        """What is under the cursor, None for nothing."""
        return None if self.rows.cursor == NOWHERE else self._rows[self.rows.cursor]

    @property
    def tag(self) -> str:
        """The tag under the cursor, empty for none."""
        return self.current.tag if self.current is not None else ""

    @on(RowList.Moved)
    def preview(self) -> None:
        """Show what is known of the tag under the cursor."""
        self.show_whole(self._whole(self.current))

    @on(RowList.Chosen)
    def choose(self) -> None:
        """Look at the annotations of the tag that was clicked."""
        self.action_codebook_show()

    def action_codebook_show(self) -> None:
        """Look at the annotations of the tag."""
        if self.tag:
            self.dismiss(self.tag)

    def _on_tag(self, do: Callable[[str], object]) -> None:
        """Do something with the tag under the cursor; say so if there is none."""
        if self.tag:
            do(self.tag)
        else:
            self.say(tr("tui.codebook_no_tag"))

    def action_codebook_new(self) -> None:
        """Make a tag."""
        above = self.tag.rpartition("/")[0]
        self.coding.make(f"{above}/" if above else "")

    def action_codebook_rename(self) -> None:
        """Rename the tag, with all below it."""
        self._on_tag(self.coding.rename)

    def action_codebook_merge(self) -> None:
        """Put another tag in its place."""
        others = [row.tag for row in self._rows if row.tag]
        self._on_tag(lambda tag: self.coding.merge(tag, others))

    def action_codebook_split(self) -> None:
        """Give some of its annotations another tag."""
        self._on_tag(self.coding.split)

    def action_codebook_delete(self) -> None:
        """Take the tag away everywhere."""
        self._on_tag(self.coding.delete)

    def action_codebook_colour(self) -> None:
        """Choose the tag's colour."""
        self._on_tag(self.coding.colour)

    def action_codebook_digit(self) -> None:
        """Choose the tag's digit."""
        self._on_tag(self.coding.digit)

    def action_codebook_describe(self) -> None:
        """Say in a line what the tag, or the colour, means."""
        if self.current is not None and self.current.colour_meant:
            self.coding.mean(self.current.colour_meant)
        elif self.tag:
            self.coding.describe(self.tag)

    def action_codebook_memo(self) -> None:
        """Write a note on the tag."""
        self._on_tag(self.coding.memo)

    def action_codebook_matrix(self) -> None:
        """Look at the tags of all documents side by side."""
        self._annotating.screen.perform_later("matrix")
        self.dismiss(None)

    def action_codebook_scope(self) -> None:
        """Change tags in this document only, or in all."""
        self.coding.everywhere = not self.coding.everywhere
        self.fill()

    def action_codebook_undo(self) -> None:
        """Take back the last change."""
        self.coding.undo()

    def action_codebook_close(self) -> None:
        """Go back to the text."""
        self.dismiss(None)

    def fill(self, tag: str = "") -> None:
        """Show the codebook as it is now, the cursor on a tag if one is given."""
        notes = self._annotating.notes
        try:
            used = uses(notes.store.summaries(on_error=lambda _: None))
            codes = notes.codebook.all()
        except AnnotationError as error:
            self._annotating.tell(error)
            return
        wanted = tag or self.tag
        self._rows = rows_of(codes, used, notes.book.tags(), MARKS)
        passed = {at for at, row in enumerate(self._rows) if row.is_heading}
        found = (at for at, row in enumerate(self._rows) if wanted and row.tag == wanted)
        cursor = next(found, max(self.rows.cursor, 1))
        count = sum(bool(row.tag) for row in self._rows)
        tall = {at for at in passed if at or not count}
        heights = [2 if at in tall else 1 for at in range(len(self._rows))]
        self.rows.show(heights, self._draw, cursor=cursor, passed=passed)
        scope = "tui.in_all_documents" if self.coding.everywhere else "tui.in_this_document"
        self.entitle(tr("tui.codebook_title", count=count), tr(scope))
        self.preview()

    def _draw(self, at: int, width: int) -> list[Text]:
        row, looks = self._rows[at], self._annotating.screen.tag_looks
        if row.is_heading:
            return self._heading(at, width)
        if row.colour_meant:
            name = tr(f"tui.colour_{row.colour_meant}")
            meaning = self._annotating.notes.meanings.get(row.colour_meant, "")
            line = Text.assemble((f" {name} ", looks.mark(row.colour_meant)))
            line.append(" " * max(_NAME - line.cell_len, 2))
            line.append(sanitise(meaning) or "…", style="" if meaning else looks.faint)
            return [line]
        lead = _INDENT * row.depth
        name = f"#{sanitise(row.label)}"
        line = Text.assemble(lead, (truncate(name, _NAME - len(lead)), looks.tag(row.tag)))
        line.append(" " * max(_NAME - cell_width(line.plain), 1))
        line.append(
            f"{row.digit or '·':>2}", style=f"bold {looks.own}" if row.digit else looks.faint
        )
        line.append(f"{row.here:>6}{row.everywhere:>6}  ", style=looks.faint)
        memo = "● " if row.memo else "  "
        line.append(memo, style=looks.own)
        room = max(width - line.cell_len, 0)
        line.append(truncate(sanitise(row.description), room))
        return [line]

    def _heading(self, at: int, width: int) -> list[Text]:
        """Return what stands above the tags, or in place of them, or above the colours."""
        style = self._annotating.screen.tag_looks.faint
        if at:
            return [Text(), Text.assemble((tr("tui.colours_heading"), style))]
        names = (tr(f"tui.column_{name}") for name in ("digit", "here", "everywhere"))
        digit, here, everywhere = (" " * (6 - cell_width(name)) + name for name in names)
        name = tr("tui.tags")
        gap = " " * (_NAME - 4 - cell_width(name))
        heading = Text(name + gap + digit + here + everywhere, style)
        if any(row.tag for row in self._rows):
            return [heading]
        label = self.pizhu.keymap.label
        begins = tr("tui.codebook_begins", new=label("codebook_new"), give=label("tags"))
        return [heading, Text(truncate(begins, width))]

    def _whole(self, row: CodeRow | None) -> Text:
        """Return what there is to know about a tag."""
        looks, notes = self._annotating.screen.tag_looks, self._annotating.notes
        if row is None or row.is_heading:
            return Text()
        if row.colour_meant:
            return Text(colour_label(row.colour_meant, notes.meanings))
        made = Text.assemble((f"#{sanitise(row.tag)}", looks.tag(row.tag)), "\n")
        made.append(tr("tui.tag_counts", here=row.here, everywhere=row.everywhere), looks.faint)
        if row.description:
            made.append(f"\n\n{sanitise(row.description)}")
        if row.memo:
            made.append(f"\n\n{sanitise_block(row.memo)}", style=looks.own)
        quotes = [a.quote.exact for a in notes.book.all() if row.tag in a.tags and a.quote.exact]
        for quote in quotes[:_EXAMPLES]:
            made.append("\n\n")
            made.append(truncate(sanitise(" ".join(quote.split())), 120), style=looks.faint)
        return made
