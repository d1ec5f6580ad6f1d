"""Changes to annotations, made at once or in a thread, taken back and made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations import bulk
from annotations.errors import AnnotationError
from reader.i18n import tr
from reader.library.store_errors import store_errors
from reader.tui.reading.helper import Helper
from reader.tui.reading.notes import Notes
from reader.tui.reading.turning import told
from reader.tui.screens.commanding import CommandScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotations.notebook import Notebook
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.working import Work

    GoOn = Callable[[float], None]

_FEW = 50  # annotations that are changed in no time, among however many


class Changing(Helper):
    """Changes annotations.

    Nothing is shown as done before it is on the disk; what fails is said and changes nothing.

    Attributes:
        notes: the notebook and where its annotations stand.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.notes = Notes(screen.document)
        self._changing = False

    def do(self, change: Callable[[], object]) -> bool:
        """Make a change; return whether it is on the disk."""
        if self._must_wait():
            return False
        try:
            change()
            self.notes.refresh()
        except AnnotationError as error:
            self.tell(error)
            return False
        self.screen.decorate()
        return True

    def change_many(
        self, count: int, change: Callable[[Notebook], object], done: Callable[[], object]
    ) -> None:
        """Make a change to annotations of the document, in a thread if that takes long.

        Args:
            count: how many are changed.
            change: makes it in the notebook that it is given.
            done: called when it is on the disk.
        """

        def make(notes: Notes, go_on: GoOn) -> None:
            with notes.book.held():
                change(notes.book)
                go_on(1.0)  # else none of it is done

        self.change_all(make, done, few=count < _FEW)

    def change_all(
        self,
        change: Callable[[Notes, GoOn], object],
        done: Callable[[], object],
        *,
        everywhere: bool = False,
        few: bool = False,
    ) -> None:
        """Make a change, in a thread if that takes long.

        Args:
            change: makes it with the notes that it is given, and takes it back where going on
                is refused.
            done: called when it is on the disk.
            everywhere: whether it is one of all documents.
            few: whether it is one of few annotations.
        """
        if not few and self.notes.are_many(everywhere=everywhere):
            self.change_apart(change, done)
        elif self.do(lambda: change(self.notes, lambda _: None)):
            done()

    def change_apart(
        self, change: Callable[[Notes, GoOn], object], done: Callable[[], object]
    ) -> None:
        """Make a change that takes long in a thread; no other one is made meanwhile.

        Args:
            change: makes it with the notes that it is given, and takes it back where going on
                is refused.
            done: called when it is on the disk.
        """
        screen, before = self.screen.pizhu.screen, self.notes
        if self._must_wait() or not isinstance(screen, CommandScreen):
            return
        self._changing = True

        def make(work: Work[Notes]) -> Notes:
            try:
                with store_errors():
                    notes = before.again()
                    change(notes, work.go_on)
                    notes.refresh()
                    notes.known_tags()  # which reads all that has changed
            finally:
                self._changing = False
            return notes

        def take(notes: Notes) -> None:
            self.notes = notes
            self.screen.decorate()
            done()

        screen.works.begin("changing", tr("works.changing"), make, take)

    def _must_wait(self) -> bool:
        """Tell whether something else is changing annotations; it is said then."""
        correcting = self.screen.works.has("correcting")
        if self._changing or correcting:
            what = tr("works.correcting" if correcting else "works.changing")
            self.screen.pizhu.say(tr("works.wait", what=what))
            return True
        return False

    def delete(self, *identifiers: str, done: Callable[[], object] = lambda: None) -> None:
        """Delete annotations, say how to get them back, and go on with ``done``."""

        def told() -> None:
            key = self.screen.pizhu.keymap.label(self.screen.pizhu.undo_command)
            done()
            self.screen.pizhu.say(tr("tui.deleted", key=key))

        self.change_many(len(identifiers), lambda book: book.delete(*identifiers), told)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.undo()

    def undo(self, done: Callable[[], object] = lambda: None) -> None:
        """Take back the last change, and go on with ``done``."""
        self._turn(done, undo=True)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._turn(lambda: None, undo=False)

    def tell(self, error: AnnotationError) -> None:
        """Tell the user what went wrong."""
        self.screen.pizhu.say(tr(error.key, **error.values), failed=True)

    def _turn(self, done: Callable[[], object], *, undo: bool) -> None:
        if self.screen.correcting.turn(undo=undo):
            done()
            return
        turn = bulk.undo if undo else bulk.redo
        turned: list[bool] = []

        def tell() -> None:
            done()
            if turned[0]:
                self.screen.pizhu.say(told(before, self.notes.book.all(), undo=undo))
            else:
                nothing = "tui.nothing_to_undo" if undo else "tui.nothing_to_redo"
                self.screen.pizhu.say(tr(nothing))

        book = self.notes.book
        before = book.all()
        row = (book.next_undo() if undo else book.next_redo()) or {}
        everywhere = row.get("bulk") is not None
        self.change_all(
            lambda notes, go_on: turned.append(turn(notes.store, notes.book, go_on)),
            tell,
            everywhere=everywhere,
            few=not everywhere and len(row.get("edits", ())) < _FEW,
        )
