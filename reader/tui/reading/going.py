"""Going to a place by its number, its share of the text, its citation or its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.documents.model import Document
    from reader.layout.motions import Point
    from reader.tui.going import Target, Targets
    from reader.tui.screens.picker import Choice
    from reader.tui.screens.reading import ReadingScreen

_WORDS_SHOWN = 60


class Going(Helper):
    """Carries out the commands that lead to a place which the user names."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._known: tuple[Document, Targets] | None = None

    @property
    def targets(self) -> Targets:
        """The places of the document on the screen."""
        from reader.tui.going import Targets

        document = self.screen.document
        if self._known is None or self._known[0] is not document:
            self._known = document, Targets(document, self.screen.outlining.amounts)
        return self._known[1]

    def action_go_to(self) -> None:
        """Let the user say where to go."""
        from reader.tui.screens.picker import Picker

        here = self.screen.place

        def find(text: str) -> list[Choice[Point]]:
            return [self._choice(target) for target in self.targets.find(text, here)]

        self.screen.app.push_screen(Picker(tr("outlines.go_to"), (), find=find), self._go)

    def action_percent(self, percent: int | None = None) -> None:
        """Go where so much of the text has been passed, or ask where to go."""
        if percent is None:
            self.action_go_to()
        else:
            self._go(self.targets.percent(percent))

    def action_document_start(self, number: int | None = None) -> None:
        """Jump to the beginning, or to the paragraph of a number."""
        self._go(self.targets.paragraph(number or 1))

    def action_document_end(self, number: int | None = None) -> None:
        """Jump to the end, or to the paragraph of a number."""
        if number is None:
            self.screen.travelling.to_end()
        else:
            self._go(self.targets.paragraph(number))

    def action_palette(self) -> None:
        """Let the user find a command by its words, or name a place to go to."""
        from reader.tui.choosing import command_choices
        from reader.tui.screens.picker import Picker, matching

        here = self.screen.place
        commands = command_choices(self.screen)

        def find(text: str) -> list[Choice[Any]]:
            places = map(self._choice, self.targets.named(text, here))
            return [*places, *matching(commands, text)]

        picker: Picker[str | Point] = Picker(tr("commands.palette"), (), find=find)
        self.screen.app.push_screen(picker, self._take)

    def _take(self, chosen: str | Point | None) -> None:
        if isinstance(chosen, str):
            self.screen.perform_later(chosen)
        else:
            self._go(chosen)

    def _go(self, place: Point | None) -> None:
        if place is not None:
            self.screen.travelling.jump(*place)

    def _choice(self, target: Target) -> Choice[Point]:
        from reader.tui.screens.picker import Choice

        words = ""
        if target.paragraph is not None:
            words = self.screen.rendition.text(target.paragraph)[:_WORDS_SHOWN]
        return Choice(target.place, target.label, words)
