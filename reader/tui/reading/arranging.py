"""The mode in which the document is read: what is lit, and what stands side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.layout.column import NEEDED
from reader.library.showing import ORIGINAL
from reader.tui.modes import USUAL, Light, Mode, Sides
from reader.tui.reading.helper import Helper
from reader.tui.widgets.pages import Arrangement

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class Arranging(Helper):
    """Keeps the mode; it goes with the document when that is opened again.

    Attributes:
        mode: the one in use.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.mode = USUAL
        self._room = 0
        self._beside = ""  # the script on the right, where there is one

    def set_mode(self, mode: Mode) -> None:
        """Read in a mode."""
        if self.mode.sides is Sides.DOCUMENTS and mode.sides is not Sides.DOCUMENTS:
            self.screen.pairing.end()
        self.mode = mode
        self.screen.displaying.arrange()
        self.show()

    def show(self) -> None:
        """Show the text as the mode and the script have it."""
        view, sides = self.screen.view, self.mode.sides
        view.light_up(self.light)
        beside = None
        if sides is Sides.SCRIPTS:
            self._beside = script_beside(
                self.screen.displaying.display, self._beside, self.screen.document.script
            )
            beside = self.screen.displaying.rendition_in(self._beside)
        view.divide(Arrangement(spread=sides is Sides.COLUMNS, beside=beside))
        if self.mode.sides is Sides.DOCUMENTS:
            self.screen.pairing.show()

    @property
    def light(self) -> Light:
        """What is lit just now: a text that goes by has its ruler at least."""
        by_itself = self.mode.light is Light.ALL and self.screen.scrolls
        return Light.RULER if by_itself else self.mode.light

    def restore(self, name: str) -> None:
        """Read in the mode of that name."""
        mode = Mode.named(name)
        if mode != self.mode:
            self.set_mode(mode)
            self.warn()

    def fit(self, room: int) -> None:
        """Take notice of how many cells there are for the text."""
        self._room = room
        if self.mode.sides is Sides.DOCUMENTS:
            self.screen.pairing.arrange(room)

    @property
    def columns(self) -> int:
        """How many texts or columns stand side by side."""
        return 1 if self.mode.sides is Sides.ONE else 2

    def action_modes(self) -> None:
        """Let the user choose among all modes."""
        from reader.tui.screens.picker import Choice, Picker

        key = self.screen.pizhu.keymap.label
        now = {*_of(self.mode)}
        choices = [
            Choice(name, f"{'●' if name in now else '○'} {tr(f'modes.{name}')}", key(name), name)
            for name in MODES
        ]
        current = next(name for name in reversed(_of(self.mode)))
        picker = Picker(tr("modes.choose"), choices, current=current)
        self.screen.app.push_screen(picker, self.screen.perform_later)

    def action_usual_mode(self) -> None:
        """Read one column, all of it lit."""
        self.set_mode(USUAL)

    def action_focus_paragraph(self) -> None:
        """Light the paragraph at the reader, or all again."""
        self.set_mode(self.mode.with_light(Light.PARAGRAPH))

    def action_focus_sentence(self) -> None:
        """Light the sentence at the reader, or all again."""
        self.set_mode(self.mode.with_light(Light.SENTENCE))

    def action_ruler(self) -> None:
        """Put a band under the row at the reader, or take it away."""
        self.set_mode(self.mode.with_light(Light.RULER))

    def action_columns(self) -> None:
        """Set the text in two columns, or in one again."""
        self._set_sides(Sides.COLUMNS)

    def action_parallel_scripts(self) -> None:
        """Set another script beside the text, or take it away."""
        self._set_sides(Sides.SCRIPTS)

    def action_second_document(self) -> None:
        """Let the user choose a document to read beside this one, or close that."""
        if self.mode.sides is Sides.DOCUMENTS:
            self.set_mode(self.mode.with_sides(Sides.DOCUMENTS))
        else:
            self.screen.pairing.choose()

    def action_other_side(self) -> None:
        """Change to the text on the other side."""
        if self.mode.sides is Sides.DOCUMENTS:
            self.screen.pairing.change_sides()
        elif self.mode.sides is Sides.SCRIPTS:
            before = self.screen.displaying.display
            before, self._beside = self._beside, before
            self.screen.displaying.choose_display(before)
        else:
            self.screen.say(tr("modes.no_other_side"))

    def warn(self) -> None:
        """Say quietly that the mode needs a wider window, where it does."""
        missing = NEEDED - self._room
        if self.columns > 1 and missing > 0:
            key = self.screen.pizhu.keymap.label("toggle_tree")
            shown = self.screen.outline.display
            name = "modes.too_narrow_with_outline" if shown else "modes.too_narrow"
            self.screen.say(tr(name, count=missing, key=key))

    def _set_sides(self, sides: Sides) -> None:
        self.set_mode(self.mode.with_sides(sides))
        self.warn()


_LIGHTS = {
    Light.PARAGRAPH: "focus_paragraph",
    Light.SENTENCE: "focus_sentence",
    Light.RULER: "ruler",
}
_SIDES = {
    Sides.COLUMNS: "columns",
    Sides.SCRIPTS: "parallel_scripts",
    Sides.DOCUMENTS: "second_document",
}
MODES = ("usual_mode", *_LIGHTS.values(), *_SIDES.values(), "auto_scroll")
"""The commands that the list of modes offers; the messages ``modes.…`` tell what they are."""


def script_beside(display: str, wanted: str, script: str) -> str:
    """Return what stands beside a text that is shown in a display.

    Args:
        display: how the text is shown.
        wanted: the display that the user had beside it, empty for none yet.
        script: the script of the document.
    """
    if wanted and wanted != display:
        return wanted
    if display != ORIGINAL:
        return ORIGINAL
    return "simplified" if script == "traditional" else "traditional"


def _of(mode: Mode) -> list[str]:
    """Return the commands that make up a mode."""
    parts = [_LIGHTS.get(mode.light, ""), _SIDES.get(mode.sides, "")]
    return [part for part in parts if part] or ["usual_mode"]
