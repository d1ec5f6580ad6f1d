"""Giving tags: a line to type them in, completed from those in use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotations.tags import normalise_all
from reader.i18n import tr
from reader.text.fold import fold
from reader.tui.screens.commanding import CommandScreen
from reader.tui.screens.picker import fit
from reader.tui.stylesheets import stylesheets
from reader.tui.widgets.hint_line import HintLine

if TYPE_CHECKING:
    from collections import Counter

    from textual.app import ComposeResult

_SEPARATOR = re.compile(r"[\s,，、;；]+")
_MOST_SHOWN = 50


class TagPicker(CommandScreen[tuple[str, ...] | None], ModalScreen[tuple[str, ...] | None]):
    """Lets the user type tags; gives back all of them, None if the user cancelled."""

    CSS_PATH = stylesheets("controls", "panels")
    layer = "tags"

    def __init__(self, tags: tuple[str, ...], known: Counter[str]) -> None:
        """Begin with the tags that are there; ``known`` are those in use, with how often."""
        super().__init__()
        self._tags = tags
        self._known = [(tag, count, fold(tag)) for tag, count in known.most_common()]
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the input, the tags in use and the hints."""
        with Vertical(id="panel"):
            yield Static(tr("tui.tags"), id="panel-title", markup=False)
            text = "".join(f"{tag} " for tag in self._tags)
            placeholder = tr("tui.tags_placeholder")
            yield Input(text, placeholder=placeholder, id="picker-input", select_on_focus=False)
            yield OptionList(id="picker-list", markup=False)
            yield HintLine(
                self.pizhu.keymap, "tags_save", "tags_complete", "tags_down", "tags_cancel"
            )

    def on_mount(self) -> None:
        """Show what may be wanted."""
        self._offer()

    def on_resize(self) -> None:
        """Leave most of the screen to the text."""
        fit(self.options, self.app.size.height)

    @property
    def options(self) -> OptionList:
        """The tags offered."""
        return self.query_one(OptionList)

    @on(Input.Changed)
    def offer(self) -> None:
        """Offer what begins like, or holds, what is being typed."""
        self._offer()

    @on(OptionList.OptionSelected)
    def click(self) -> None:
        """Take the tag that was clicked."""
        self.action_tags_complete()
        self.query_one(Input).focus()

    def action_tags_down(self) -> None:
        """Go to the next tag offered."""
        self.options.action_cursor_down()

    def action_tags_up(self) -> None:
        """Go to the previous tag offered."""
        self.options.action_cursor_up()

    def action_tags_complete(self) -> None:
        """Take the tag under the cursor in place of what is being typed."""
        row = self.options.highlighted
        if row is not None:
            box = self.query_one(Input)
            *done, _ = _SEPARATOR.split(box.value)
            box.value = "".join(f"{tag} " for tag in [*done, self._offered[row]] if tag)
            box.action_end()

    def action_tags_save(self) -> None:
        """Give back what was typed."""
        self.dismiss(normalise_all(_SEPARATOR.split(self.query_one(Input).value)))

    def action_tags_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss(None)

    def _offer(self) -> None:
        *done, typing = _SEPARATOR.split(self.query_one(Input).value)
        wanted = fold(typing.lstrip("#＃"))
        fitting = [
            (not folded.startswith(wanted), tag, count)
            for tag, count, folded in self._known
            if wanted in folded and tag not in done
        ]
        fitting.sort(key=lambda fit: fit[0])
        self._offered = [tag for _, tag, _ in fitting[:_MOST_SHOWN]]
        self.options.clear_options()
        self.options.add_options(
            Option(Content.assemble(("#", "dim"), tag, (f"  {count}", "dim")))
            for _, tag, count in fitting[:_MOST_SHOWN]
        )
        if self._offered:
            self.options.highlighted = 0
