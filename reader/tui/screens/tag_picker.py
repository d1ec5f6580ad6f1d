"""Giving tags: a line to type them in, completed from those that are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from annotations.tags import normalise_all
from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.sanitise import sanitise
from reader.text.width import cell_width
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.screens.list_screen import ListScreen
from reader.tui.screens.picker import room
from reader.tui.widgets.hint_line import HintLine
from reader.tui.widgets.row_list import NOWHERE, RowList
from reader.tui.widgets.tag_input import BACKSPACE, TagInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.tui.appearance.tag_looks import TagLooks
    from reader.tui.lists.tag_offers import Offer, TagOffers

_SEPARATOR = re.compile(r"[\s,，、;；]+")
_MOST_ROWS = 12
_NAME = 24  # cells


class TagPicker(ListScreen[tuple[str, ...] | None], ModalScreen[tuple[str, ...] | None]):
    """Lets the user choose tags; gives back all of them, None if the user cancelled.

    What is under the cursor is taken: with Enter as the last one, with a space as one of several.
    """

    CSS_PATH = stylesheets("controls", "panels")
    layer = "tags"

    def __init__(self, tags: tuple[str, ...], offers: TagOffers, looks: TagLooks) -> None:
        """Begin with the tags that are there."""
        super().__init__()
        self._tags = list(tags)
        self._before = tags
        self._offers = offers
        self._looks = looks
        self._shown: list[Offer] = []

    def compose(self) -> ComposeResult:
        """Lay out the tags chosen, the input, the tags offered and the hints."""
        with Vertical(id="panel"):
            yield Static(id="tags-chosen", markup=False)
            yield TagInput(self._take_key, placeholder=tr("tui.tags_placeholder"), id="tags-input")
            yield RowList(id="tags-offered")
            yield HintLine(
                self.pizhu.keymap, "tags_save", "tags_complete", "matches_down", "tags_cancel"
            )

    def on_mount(self) -> None:
        """Show what may be wanted."""
        self._show()

    def on_resize(self) -> None:
        """Leave most of the screen to the text."""
        self._fit()

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @on(Input.Changed)
    def offer(self) -> None:
        """Offer what fits; what was pasted with separators is taken at once."""
        *done, typing = _SEPARATOR.split(self._typed)
        if done:
            self._tags = list(normalise_all([*self._tags, *done]))
            self.query_one(Input).value = typing
        self._show()

    @on(RowList.Chosen)
    def click(self) -> None:
        """Take the tag that was clicked."""
        self._take()
        self.query_one(Input).focus()

    def action_tags_complete(self) -> None:
        """Take the tag under the cursor, of those that exist already, and go on."""
        at = self.rows.cursor
        known = [row for row, offer in enumerate(self._shown) if not offer.is_new]
        if known and (at == NOWHERE or self._shown[at].is_new):
            at = known[0]
        self._take(at)

    def action_tags_save(self) -> None:
        """Take the tag under the cursor, and give back all."""
        at = self.rows.cursor
        if at != NOWHERE and self._shown[at].tag.name not in self._tags:
            self._take(at)
        self.dismiss(tuple(self._tags))

    def action_tags_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    def _take_key(self, key: str) -> bool:
        """Take a key that means more than its character; return whether it does."""
        if key == BACKSPACE:
            if self._typed or not self._tags:
                return False
            self._tags.pop()
            self._show()
            return True
        if _SEPARATOR.fullmatch(key):
            self._take()
            return True
        tag = self._offers.by_digit(key) if not self._typed else None
        if tag is None:
            return False
        only = tuple(self._tags) == self._before
        self._toggle(tag)
        if only:
            self.dismiss(tuple(self._tags))
        return True

    def _take(self, at: int | None = None) -> None:
        """Take the tag of a row, by default that under the cursor; one that is chosen goes."""
        at = self.rows.cursor if at is None else at
        if at != NOWHERE:
            self._toggle(self._shown[at].tag.name)
            self.query_one(Input).value = ""

    def _toggle(self, tag: str) -> None:
        if tag in self._tags:
            self._tags.remove(tag)
        else:
            self._tags.append(tag)
        self._show()

    def _show(self) -> None:
        typed = self._typed
        self._shown = self._offers.find(typed)
        title = Text.assemble((f"{tr('tui.tags')}  ", f"bold {self._looks.own}"))
        for tag in self._tags:
            title.append(f"#{sanitise(tag)}", style=self._looks.tag(tag))
            title.append("  ")
        self.query_one("#tags-chosen", Static).update(title)
        cursor = 0 if typed.strip() and self._shown else NOWHERE
        nothing = tr("tui.no_tags_yet")
        self.rows.show([1] * len(self._shown), self._draw, cursor=cursor, nothing=nothing)
        self._fit()

    def _fit(self) -> None:
        most = min(_MOST_ROWS, room(self.app.size.height))
        self.rows.styles.height = max(1, min(most, max(len(self._shown), 3)))

    def _draw(self, at: int, width: int) -> list[Text]:
        tag, is_new = self._shown[at]
        looks = self._looks
        name = f"#{truncate(sanitise(tag.name), max(width - 12, 8))}"
        line = Text.assemble(("✓ " if tag.name in self._tags else "  ", looks.own))
        line.append(name, style=looks.tag(tag.name))
        if is_new:
            line.append(f"  {tr('tui.new_tag')}", style=looks.faint)
            return [line]
        line.append(" " * max(_NAME - cell_width(name), 1))
        line.append(f"{tag.uses:>5}  ", style=looks.faint)
        line.append(tag.shortcut or " ", style=f"bold {looks.own}")
        room = width - line.cell_len - 2
        line.append(f"  {truncate(sanitise(tag.description), max(room, 0))}", style=looks.faint)
        return [line]
