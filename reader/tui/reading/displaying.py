"""In which script and with which marks the document is shown, and beside which outline."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.layout.rendition import Rendition
from reader.library.showing import ORIGINAL, conversion, rewriting
from reader.tui.appearance import panes
from reader.tui.reading.helper import Helper
from reader.tui.starting import looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document
    from reader.library.as_is import Kept
    from reader.tui.screens.reading import ReadingScreen

_NEAR = 100  # paragraphs; a screen shows no more of them


class Displaying(Helper):
    """Keeps the script chosen and whether the outline is wanted.

    Attributes:
        display: the script in use.
        tree_wanted: whether the reader wants the outline, None where the width decides.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.display = ORIGINAL
        self._wanted = ORIGINAL  # shown as soon as its tables are there
        self._loading = Lock()
        self.tree_wanted: bool | None = None
        self._kept: Kept = {}

    @property
    def config(self) -> str | None:
        """The conversion in use, None for the original."""
        return conversion(self.display, self.screen.document.script)

    def set_display(self, display: str) -> None:
        """Show everything in a script: a name of `DISPLAYS` or of an OpenCC configuration."""
        if not is_display(display):
            return
        self.display = self._wanted = display
        self.show()

    def show(self) -> None:
        """Show everything in the script chosen and as the settings want it."""
        self.screen.rendition = self._rendition(self.screen.document)
        self.screen.view.set_rendition(self.screen.rendition)
        self.screen.arranging.show()
        self.screen.outline.set_heading(self.screen.rendition.label)
        self.screen.listing.follow()
        self.screen.follow()

    def of_new_state(self, document: Document) -> Rendition:
        """Return another state of the document; `leave_as_is` tells what is left there."""
        self._kept = {}
        return self._rendition(document)

    def rendition_in(self, display: str) -> Rendition:
        """Return the document in a script."""
        return self._rendered(self.screen.document, display, self._kept)

    def rendition_of(self, other: Document, kept: Kept) -> Rendition:
        """Return another document in the script in use; the kept spans stay as they are."""
        return self._rendered(other, self.display, kept)

    def _rendition(self, document: Document) -> Rendition:
        return self._rendered(document, self.display, self._kept)

    def _rendered(self, document: Document, display: str, kept: Kept) -> Rendition:
        way = rewriting(
            self.screen.pizhu.settings,
            conversion(display, document.script),
            document=document.id,
            script=document.script,
        )
        return Rendition(document, None if way.changes_nothing else way, kept)

    def leave_as_is(self, kept: Kept) -> None:
        """Show these spans as they are in the original, whatever is chosen."""
        if kept != self._kept:
            self._kept = kept
            if self.screen.rendition.converts:
                self.show()

    def left_near(self, paragraph: int) -> Iterator[tuple[int, int, int]]:
        """Yield the spans left as they are in the paragraphs near one, each with its ordinal."""
        for ordinal in range(max(paragraph - _NEAR, 0), paragraph + _NEAR):
            for start, end in self._kept.get(ordinal, ()):
                yield ordinal, start, end

    def choose_display(self, display: str) -> None:
        """Change the script; tables that are not there yet are loaded in the background.

        Of several choices in a row only the last is carried out.
        """
        from reader.text.script import config_for, converter

        self._wanted = display
        config = config_for(display, self.screen.document.script)
        rare = self.screen.pizhu.settings.rare_characters

        def load() -> None:
            with self._loading:
                if self._wanted != display:
                    return
                if config is not None:
                    converter(config, rare=rare).convert("")
            self.screen.app.call_from_thread(self._show_wanted, display)

        self.screen.run_worker(load, group="script", exclusive=True, thread=True)

    def _show_wanted(self, display: str) -> None:
        if self._wanted == display:
            self.set_display(display)

    def action_script_next(self) -> None:
        """Show the next script of the five."""
        from reader.text.script import DISPLAYS

        now = DISPLAYS.index(self._wanted) if self._wanted in DISPLAYS else -1
        self.choose_display(DISPLAYS[(now + 1) % len(DISPLAYS)])

    def action_scripts(self) -> None:
        """Let the user choose among all conversions; each is tried as the cursor comes to it."""
        from reader.text.script import CONFIGS, DISPLAYS
        from reader.tui.screens.picker import Choice, Picker

        before = self.display
        choices = [Choice(d, display_label(d), tr(f"scripts.about_{d}")) for d in DISPLAYS]
        choices += [Choice(c, c, tr(f"scripts.about_{c}")) for c in CONFIGS]
        picker = Picker(
            tr("tui.choose_script"), choices, current=before, preview=self.choose_display
        )
        self.screen.app.push_screen(picker, lambda chosen: self.choose_display(chosen or before))

    def action_punctuation_next(self) -> None:
        """Show punctuation marks in the next style, now and later."""
        from reader.text.punctuation import STYLES

        now = self.screen.pizhu.settings.punctuation
        style = STYLES[(STYLES.index(now) + 1) % len(STYLES)]
        try:
            self.screen.pizhu.change_setting("punctuation", style)
        except PizhuError as error:
            self.screen.say(str(error), failed=True)
        else:
            self.screen.say(tr("scripts.marks_shown", style=tr(f"scripts.marks_{style}")))

    def action_toggle_tree(self) -> None:
        """Show or hide the outline, whatever the width."""
        self.tree_wanted = not self.screen.outline.display
        self.arrange()

    def action_switch_pane(self) -> None:
        """Go from the text to the outline or back."""
        if self.screen.focused is self.screen.outline:
            self.screen.set_focus(self.screen.view)
            self.arrange()
            return
        if not self.screen.document.outline:
            self.screen.say(tr("tui.no_outline"))
            return
        self.screen.outline.display = True
        self.screen.set_focus(self.screen.outline)

    def apply_settings(self, name: str) -> None:
        """Take over a setting that was changed."""
        if name == "script":
            self.choose_display(self.screen.pizhu.settings.script)
        elif name in {"punctuation", "rare_characters"}:
            self.choose_display(self.display)
        elif name == "ambiguous_width":
            self.show()
        self.screen.view.set_widest(self.screen.pizhu.settings.measure * panes.CELLS)
        self.set_row_ends()
        self.arrange()
        self.screen.follow()

    def set_row_ends(self) -> None:
        """Let rows end as the settings want it."""
        settings = self.screen.pizhu.settings
        view = self.screen.view
        view.set_row_ends(even=settings.even_lines, hanging=settings.hanging_marks)

    def keep_looks(self) -> None:
        """Keep how text looks now for the first page of the next start."""
        from rich.console import COLOR_SYSTEMS

        from reader.tui.widgets.palette import Palette

        app, screen = self.screen.app, self.screen
        system = COLOR_SYSTEMS.get(app.console.color_system or "")
        if system is not None:
            surfaces = {
                looks.OUTLINE: Palette(screen.outline).style(),
                looks.STATUS: Palette(screen.status).style(),
            }
            looks.store(app.theme, looks.collect(Palette(screen.view).style, surfaces, system))

    def arrange(self) -> None:
        """Fit the outline to the width of the screen."""
        width = self.screen.size.width
        columns = self.screen.arranging.columns
        wanted = self.tree_wanted
        if wanted is None:
            wanted = panes.outline_fits(width, columns)
        tree = self.screen.outline
        tree.display = (wanted or self.screen.focused is tree) and bool(
            self.screen.document.outline
        )
        settings = self.screen.pizhu.settings
        cells = panes.outline_width(
            width, settings.tree_width, settings.measure * panes.CELLS * columns
        )
        tree.styles.width = cells
        self.screen.arranging.fit(width - cells if tree.display else width)


def is_display(name: str) -> bool:
    """Return whether a document can be shown so: a script, or one of OpenCC's conversions."""
    if name == ORIGINAL:
        return True
    from reader.text.script import CONFIGS, DISPLAYS

    return name in DISPLAYS or name in CONFIGS


def display_label(display: str) -> str:
    """Return what a script is called in the status line; conversions by their own names."""
    if display == ORIGINAL:
        return tr("tui.script_original")
    from reader.text.script import DISPLAYS

    return tr(f"tui.script_{display}") if display in DISPLAYS else display
