"""Going to a place by its number, its share of the text, its citation or its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.documents.model import Document
    from reader.layout.motions import Point
    from reader.tui.going import Target, Targets
    from reader.tui.screens.picker import Choice
    from reader.tui.screens.reading import ReadingScreen

_WORDS_SHOWN = 60


class _Later(NamedTuple):
    """What was typed for a place that has not been found yet."""

    text: str


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
            outlining, following = self.screen.outlining, self.screen.following
            known = outlining.amounts, following.passages, outlining.headings
            self._known = document, Targets(document, *known)
        return self._known[1]

    def action_go_to(self) -> None:
        """Let the user say where to go."""
        from reader.tui.screens.picker import Picker

        here = self.screen.place

        def find(text: str) -> list[Choice[Point | _Later]]:
            targets = [self._choice(target) for target in self.targets.find(text, here)]
            return [*targets, *self._later(text)]

        picker: Picker[Point | _Later] = Picker(tr("outlines.go_to"), (), find=find)
        self.screen.app.push_screen(picker, self._take)

    def action_percent(self, percent: int | None = None) -> None:
        """Go where so much of the text has been passed, or ask where to go."""
        if percent is None:
            self.action_go_to()
        else:
            self._go_by(lambda: self.targets.percent(percent))

    def action_document_start(self, number: int | None = None) -> None:
        """Jump to the beginning, or to the paragraph of a number."""
        if number is None:
            self._go(self.targets.paragraph(1))
        else:
            self._go_by(lambda: self.targets.paragraph(number))

    def action_document_end(self, number: int | None = None) -> None:
        """Jump to the end, or to the paragraph of a number."""
        if number is None:
            self.screen.travelling.to_end()
        else:
            self._go_by(lambda: self.targets.paragraph(number))

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

    def _take(self, chosen: str | Point | _Later | None) -> None:
        if isinstance(chosen, _Later):
            self.screen.arriving.wish(lambda: self._named(chosen.text))
        elif isinstance(chosen, str):
            self.screen.perform_later(chosen)
        else:
            self._go(chosen)

    def _later(self, text: str) -> Iterator[Choice[Point | _Later]]:
        """Offer to go, once it is known, to what is not, or not surely, known by now."""
        from reader.tui.screens.picker import Choice

        wanted = text.strip()
        if wanted and self.screen.reads_on and self._named(wanted) is None:
            yield Choice(_Later(wanted), tr("opening.later", wanted=wanted))

    def _named(self, text: str) -> Point | None:
        """Return the place that is called so; None while another one may be meant."""
        document = self.screen.document
        found = self.targets.find(text, self.screen.place) if document.reaches_end else ()
        return next((target.place for target in found), None)

    def _go_by(self, find: Callable[[], Point]) -> None:
        """Go to a place, and where the text's end isn't known, to what that place is then."""
        self._go(find())
        screen = self.screen
        if not screen.document.reaches_end and screen.reads_on:
            screen.arriving.wish(lambda: find() if screen.document.reaches_end else None)

    def _go(self, place: Point | None) -> None:
        if place is not None:
            self.screen.travelling.jump(*place)

    def _choice(self, target: Target) -> Choice[Point | _Later]:
        from reader.tui.screens.picker import Choice

        words = ""
        if target.paragraph is not None:
            words = self.screen.rendition.text(target.paragraph)[:_WORDS_SHOWN]
        return Choice(target.place, target.label, words)
