"""The outline's own keys as actions; their names are those of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Section
    from reader.tui.outline import Outline


class OutlineMotions:
    """Moves a cursor over the rows of an outline, and folds them; the widget has the rest."""

    if TYPE_CHECKING:
        outline: Outline
        cursor: int

        @property
        def rows(self) -> Sequence[int]:
            """The indices of the sections that are not folded away."""

        @property
        def height(self) -> int:
            """How many rows fit on the screen."""

        def fold(self, index: int, *, folded: bool) -> None:
            """Hide or show what is inside a section."""

        def fold_all(self, *, folded: bool) -> None:
            """Hide or show what is inside every section."""

        def fold_to_level(self, level: int) -> None:
            """Show the sections down to a level."""

        def choose(self, section: Section) -> None:
            """Tell that the user wants to go to a section."""

    def action_tree_down(self, times: int | None = None) -> None:
        """Move the cursor down."""
        self.cursor += times or 1

    def action_tree_up(self, times: int | None = None) -> None:
        """Move the cursor up."""
        self.cursor -= times or 1

    def action_tree_page_down(self, times: int | None = None) -> None:
        """Move the cursor down by a page."""
        self.cursor += (times or 1) * max(1, self.height - 1)

    def action_tree_page_up(self, times: int | None = None) -> None:
        """Move the cursor up by a page."""
        self.cursor -= (times or 1) * max(1, self.height - 1)

    def action_tree_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_tree_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self.rows) - 1

    def action_tree_open(self) -> None:
        """Unfold the section under the cursor, or go to the first one inside it."""
        if self.rows:
            index = self.rows[self.cursor]
            if self.outline.is_folded(index):
                self.fold(index, folded=False)
            elif self.outline.has_children(index):
                self.cursor += 1

    def action_tree_close(self) -> None:
        """Fold the section under the cursor, or go to the one around it."""
        if self.rows:
            index = self.rows[self.cursor]
            parent = self.outline.parent(index)
            if self.outline.has_children(index) and not self.outline.is_folded(index):
                self.fold(index, folded=True)
            elif parent is not None:
                self.cursor = self.outline.row_of(parent)

    def action_tree_open_all(self) -> None:
        """Unfold everything."""
        self.fold_all(folded=False)

    def action_tree_close_all(self) -> None:
        """Fold everything."""
        self.fold_all(folded=True)

    def action_tree_level_1(self) -> None:
        """Show the first level."""
        self.fold_to_level(1)

    def action_tree_level_2(self) -> None:
        """Show two levels."""
        self.fold_to_level(2)

    def action_tree_level_3(self) -> None:
        """Show three levels."""
        self.fold_to_level(3)

    def action_tree_level_4(self) -> None:
        """Show four levels."""
        self.fold_to_level(4)

    def action_tree_level_5(self) -> None:
        """Show five levels."""
        self.fold_to_level(5)

    def action_tree_level_6(self) -> None:
        """Show six levels."""
        self.fold_to_level(6)

    def action_tree_level_7(self) -> None:
        """Show seven levels."""
        self.fold_to_level(7)

    def action_tree_level_8(self) -> None:
        """Show eight levels."""
        self.fold_to_level(8)

    def action_tree_level_9(self) -> None:
        """Show nine levels."""
        self.fold_to_level(9)

    def action_tree_go(self) -> None:
        """Go to the section under the cursor."""
        if self.rows:
            section = self.outline.sections[self.rows[self.cursor]]
            self.choose(section)
