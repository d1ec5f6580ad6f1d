"""Looking words up in the dictionary that the user has, and showing how they are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.reading.finding import Finding

_LONGEST = 60  # code points; more is no word


class LookingUp(Helper):
    """Asks a program in the background and shows what it says."""

    def action_look_up(self) -> None:
        """Look up what is selected, else the word at the place."""
        finding: Finding = self.screen.finding
        word = finding.word_here()[:_LONGEST]
        if not word:
            self.screen.say(tr("tui.no_word"))
            return
        command = self.screen.pizhu.settings.dictionary
        told = tr("dictionary.asking", word=word)
        self.screen.works.begin(
            "dictionary", told, lambda _: _answer(command, word), partial(self._show, word)
        )

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

    def _show(self, word: str, text: str) -> None:
        from reader.tui.screens.answer import Answer

        if self.screen.app.screen is self.screen:
            self.screen.app.push_screen(Answer(word, text))


def _answer(command: str, word: str) -> str:
    """Return what a dictionary says.

    Raises:
        PizhuError: it cannot be asked, or says nothing.
    """
    from reader.tui.outside import answer, dictionary

    return answer(dictionary(command, word))
