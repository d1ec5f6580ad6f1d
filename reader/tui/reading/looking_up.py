"""Looking words up in the dictionary that the user has, and showing how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.i18n import tr
from reader.tui.reading.background import Background
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.reading.background import Tell
    from reader.tui.reading.finding import Finding
    from reader.tui.screens.reading import ReadingScreen

_LONGEST = 60  # code points; more is no word


class LookingUp(Helper):
    """Asks a program in the background and shows what it says."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.asking = Background(self, "dictionary")

    def action_look_up(self) -> None:
        """Look up what is selected, else the word at the place."""
        finding: Finding = self.screen.finding
        word = finding.word_here()[:_LONGEST]
        if not word:
            self.screen.say(tr("tui.no_word"))
            return
        self.screen.say(tr("dictionary.asking", word=word))
        command = self.screen.pizhu.settings.dictionary
        self.asking.begin(lambda tell: self._ask(tell, command, word))

    def give_up(self) -> None:
        """Wait for the dictionary no more."""
        self.asking.leave()
        self.screen.say("")

    def action_pinyin(self) -> None:
        """Show above the paragraph how it is read, or no longer."""
        view, paragraph = self.screen.view, self.screen.place.paragraph
        if paragraph in view.manner.spoken:
            self._show_spoken(view.manner.spoken - {paragraph})
        elif reason := self._unspeakable(paragraph):
            self.screen.say(reason)
        else:
            self.screen.say(tr("dictionary.pinyin_loading"))
            self.screen.run_worker(
                lambda: self._learn(paragraph), group="pinyin", exclusive=True, thread=True
            )

    def _unspeakable(self, paragraph: int) -> str:
        """Return why there is nothing to be shown above a paragraph, empty if there is."""
        from reader.layout.spoken import LONGEST
        from reader.text.spoken import is_spoken

        document = self.screen.document
        text = document.paragraphs[paragraph].text if document.paragraphs else ""
        if not is_spoken(text) or document.table_at(paragraph) is not None:
            return tr("dictionary.pinyin_no_words")
        return tr("dictionary.pinyin_too_long", most=LONGEST) if len(text) > LONGEST else ""

    def _learn(self, paragraph: int) -> None:
        """Load the readings, which takes a moment the first time, and show them."""
        from reader.text.spoken import read_aloud

        read_aloud("")
        self.screen.app.call_from_thread(self._show_pinyin, paragraph)

    def _show_pinyin(self, paragraph: int) -> None:
        self.screen.say("")
        self._show_spoken(self.screen.view.manner.spoken | {paragraph})

    def _show_spoken(self, paragraphs: frozenset[int]) -> None:
        view = self.screen.view
        view.adapt(view.manner._replace(spoken=paragraphs))

    def _ask(self, tell: Tell, command: str, word: str) -> None:
        from reader.tui.outside import answer, dictionary

        try:
            text = answer(dictionary(command, word))
        except PizhuError as error:
            tell(self.screen.say, str(error), failed=True)
        else:
            tell(self._show, word, text)

    def _show(self, word: str, text: str) -> None:
        from reader.tui.screens.answer import Answer

        if self.screen.app.screen is self.screen:
            self.screen.say("")
            self.screen.app.push_screen(Answer(word, text))
