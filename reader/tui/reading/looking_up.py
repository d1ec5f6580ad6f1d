"""Looking words up in the dictionary that the user has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
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
        self.screen.say(tr("dictionary.asking", word=word))
        command = self.screen.pizhu.settings.dictionary
        self.screen.run_worker(
            lambda: self._ask(command, word), group="dictionary", exclusive=True, thread=True
        )

    def _ask(self, command: str, word: str) -> None:
        from reader.tui.outside import answer, dictionary

        call = self.screen.app.call_from_thread
        try:
            text = answer(dictionary(command, word))
        except PizhuError as error:
            call(self.screen.say, str(error), failed=True)
        else:
            call(self._show, word, text)

    def _show(self, word: str, text: str) -> None:
        from reader.tui.screens.answer import Answer

        if self.screen.app.screen is self.screen:
            self.screen.say("")
            self.screen.app.push_screen(Answer(word, text))
