"""Correcting the structure: headings and their levels, paragraphs cut in two or run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from reader.documents.corrections import TOP, editing
from reader.documents.corrections.flow import following
from reader.documents.model import ParagraphKind
from reader.i18n import tr
from reader.layout.motions import Point, next_sentence
from reader.layout.motions import Point as Place
from reader.library.annotating.carrying import carry, renew
from reader.library.corrected import has_corrections
from reader.library.store_errors import store_errors
from reader.tui.reading.helper import Helper
from reader.tui.reading.newer import made_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.documents.corrections.editing import Change
    from reader.documents.model import Document
    from reader.library.corrections import Corrections
    from reader.tui.reading.newer import Newer
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.working import Work

    GoOn = Callable[[float], None]
    Wish = Callable[[Document, int], Change | None]

_LEVELS = range(1, 7)
_MANY = 5000  # paragraphs from which on a correction takes longer than a key may
_GROUP = "correcting"
_KIND = "correct:"
_WORDS = 12  # code points of a text in the menu


class Correcting(Helper):
    """Asks what is wrong with a paragraph, and keeps and shows the correction."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._opened: Corrections | None = None

    def action_correct(self) -> None:
        """Let the user correct the paragraph: a heading or not, joined or split."""
        from reader.tui.screens.correction_menu import CorrectionMenu

        if self._is_at_work:
            return
        document, (ordinal, offset) = self.screen.document, self._place()
        if document.paragraphs[ordinal].kind is ParagraphKind.ROW:
            self.screen.say(tr("corrections.table_stays"))
            return
        choices = dict.fromkeys(_choices(document, ordinal, offset), "")
        if "correct_split" in choices:
            where = tr("corrections.before_words", words=self._shown(ordinal, offset))
            choices["correct_split"] = where
        rows = self._make_room(CorrectionMenu.height(len(choices), self.screen.size.height))

        def closed(command: str | None) -> None:
            self.screen.view.see(lambda view: view.scroll(-rows))
            self._carry_out(ordinal, offset, command)

        title = tr("corrections.menu", number=ordinal + 1, words=self._shown(ordinal, 0))
        menu = CorrectionMenu(title, *_level(document, ordinal), choices)
        self.screen.app.push_screen(menu, closed)

    def turn(self, *, undo: bool) -> bool:
        """Take back the last correction, or do it again, if its turn has come.

        Corrections and annotations have a history each; the last change of both comes first.

        Returns:
            Whether it was; if not, it is the turn of the annotations.
        """
        if self._is_at_work:
            return True
        if self._opened is None and not has_corrections(self.screen.document):
            return False
        try:
            return self._turn(undo=undo)
        except AnnotationError as error:
            self._tell(error)
            return True

    def _turn(self, *, undo: bool) -> bool:
        book, notes = self._corrections.book, self.screen.annotating.notes.book
        ours, theirs = (b.next_undo() if undo else b.next_redo() for b in (book, notes))
        if ours is None:
            return False
        kind = "" if theirs is None else theirs["kind"]
        own = kind.startswith(_KIND)
        if theirs is not None and not own and (theirs["time"] > ours["time"]) == undo:
            return False
        document = self.screen.document

        def turn(go_on: GoOn) -> Document:
            operation = book.undo() if undo else book.redo()
            number = 0 if operation is None else operation.number
            fresh = self._applied(go_on, book.redo if undo else book.undo)
            if kind == _kind(number):
                notes.undo() if undo else notes.redo()
                renew(notes, fresh)
            else:
                carry(document, fresh, _kind(number))
            return fresh

        self._begin(turn, "corrections.undone" if undo else "corrections.redone")
        return True

    @property
    def _is_at_work(self) -> bool:
        """Whether a correction is under way; it is said then."""
        if self.screen.works.has(_GROUP):
            self.screen.say(tr("works.wait", what=tr("works.correcting")))
            return True
        return False

    @property
    def _corrections(self) -> Corrections:
        if self._opened is None:
            from reader.library.corrections import Corrections

            self._opened = Corrections(self.screen.document)
        return self._opened

    def _place(self) -> Point:
        """Return the paragraph meant, and where it would be split.

        That is where the selection begins or the reader is; at the start of a paragraph, its second
        sentence.
        """
        selection = self.screen.view.selection
        if selection is not None:
            return Point(*selection.start)
        place = self.screen.place
        if place.offset == 0:
            sentence = next_sentence(self.screen.document, Place(*place))
            if sentence.paragraph == place.paragraph:
                return Point(*sentence)
        return place

    def _make_room(self, height: int) -> int:
        """Scroll by as many rows, which are returned, as a menu would hide the paragraph."""
        view = self.screen.view.viewport
        if view is None:
            return 0
        y = view.y % (view.height // view.columns)
        rows = max(y + 2 - (self.screen.size.height - height), 0)
        top = view.top
        self.screen.view.see(lambda view: view.scroll(rows))
        return rows if view.top != top else 0

    def _shown(self, ordinal: int, offset: int) -> str:
        """Return some words, in the script on the screen."""
        rendition = self.screen.rendition
        text = rendition.text(ordinal)
        start, _ = rendition.to_text(
            ordinal, offset, len(self.screen.document.paragraphs[ordinal].text)
        )
        words = text[start : start + _WORDS].strip()
        return words if start + _WORDS >= len(text) else f"{words}…"

    def _carry_out(self, ordinal: int, offset: int, command: str | None) -> None:
        if command is None:
            return
        document = self.screen.document
        change = _wished(command, document, ordinal, offset)
        if change is None:
            return

        book = self._corrections.book

        def correct(go_on: GoOn) -> Document:
            operation = self._corrections.change(change)
            fresh = self._applied(go_on, book.undo)
            carry(document, fresh, _kind(operation.number))
            return fresh

        self._begin(correct, "corrections.corrected")

    def _applied(self, go_on: GoOn, take_back: Callable[[], object]) -> Document:
        """Return the document as it is corrected now, unless that is wanted no more."""
        fresh = self._corrections.apply()
        try:
            go_on(1.0)
        except BaseException:
            take_back()
            raise
        return fresh

    def _begin(self, correct: Callable[[GoOn], Document], told: str) -> None:
        """Correct a document and show it, in a thread if that takes long."""
        screen, before = self.screen, self.screen.document
        view = screen.view

        def work(work: Work[Newer]) -> Newer:
            with store_errors():
                newer = made_of(correct(work.go_on), view)
            newer.references.prepare()
            return newer

        def show(newer: Newer) -> None:
            def moved(place: Point) -> Point:
                return Point(*editing.moved(before, newer.document, *place))

            screen.replace_document(newer.document, moved, newer)
            screen.say(tr(told, key=screen.pizhu.keymap.label("undo")))

        if len(before.paragraphs) > _MANY:
            screen.works.begin(_GROUP, tr("works.correcting"), work, show)
            return
        try:
            show(made_of(correct(_just_go_on), view))
        except AnnotationError as error:
            self._tell(error)

    def _tell(self, error: AnnotationError) -> None:
        self.screen.pizhu.say(tr(error.key, **error.values), failed=True)


def _just_go_on(_: float) -> None:
    """Ask nobody."""


def _kind(number: int) -> str:
    """Return what the annotations' history calls what was moved by a correction."""
    return f"{_KIND}{number}"


def _choices(document: Document, ordinal: int, offset: int) -> Iterator[str]:
    """Yield the commands that can be given about a paragraph, besides those for a level."""
    section = editing.heading_at(document, ordinal)
    if section is None or section.level != TOP:
        yield "correct_title"
    if section is not None:
        if section.level > _LEVELS.start:
            yield "correct_higher"
        if section.level < _LEVELS.stop - 1:
            yield "correct_lower"
        yield "correct_plain"
    if following(document.paragraphs, ordinal) is not None:
        yield "correct_join"
    if editing.split_at(document, ordinal, offset) is not None:
        yield "correct_split"
    if editing.unsay(document, ordinal) is not None:
        yield "correct_unsay"


def _wished(command: str, document: Document, ordinal: int, offset: int) -> Change | None:
    """Return the change of corrections that a command means."""
    section = editing.heading_at(document, ordinal)
    level = TOP if section is None else section.level
    levels = {f"correct_level_{other}": other for other in _LEVELS}
    levels |= {"correct_title": TOP, "correct_higher": level - 1, "correct_lower": level + 1}
    if command in levels:
        return editing.set_level(document, ordinal, levels[command])
    if command == "correct_split":
        return editing.split_at(document, ordinal, offset)
    wishes: dict[str, Wish] = {
        "correct_plain": editing.set_plain,
        "correct_join": editing.join_next,
        "correct_unsay": editing.unsay,
    }
    return wishes[command](document, ordinal)


def _level(document: Document, ordinal: int) -> tuple[int, str]:
    """Return the level of a heading, or the one that it would probably have, and a word on it."""
    section = editing.heading_at(document, ordinal)
    if section is not None and section.level in _LEVELS:
        return section.level, tr("corrections.level_now", level=section.level)
    path = document.section_path(ordinal)
    level = path[-1].level if path else _LEVELS.start
    level = min(max(level, _LEVELS.start), _LEVELS.stop - 1)
    return level, tr("corrections.level_likely", level=level)
