"""Changing the codebook, in one document or in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from annotations import bulk
from annotations.errors import AnnotationError
from annotations.tags import normalise
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating.coding import plan_entry, plan_meaning
from reader.library.annotating.tagging import plan_delete, plan_merge, plan_rename, plan_split
from reader.library.store_errors import store_errors
from reader.text.sanitise import sanitise_block
from reader.tui.appearance.colours import MARKS
from reader.tui.lists.annotation_rows import snippet_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotations.bulk import Plan
    from annotations.model import Annotation
    from annotations.notebook import Notebook
    from reader.tui.reading.annotating import Annotating
    from reader.tui.reading.changing import GoOn
    from reader.tui.reading.notes import Notes
    from reader.tui.screens.commanding import CommandScreen
    from reader.tui.working import Work

T = TypeVar("T")
DIGITS = "0123456789"


class Coding:
    """Asks what there is to ask, changes, and says how much was changed.

    Attributes:
        everywhere: whether tags are changed in all documents, with their entries, or in this one.
    """

    def __init__(self, annotating: Annotating, done: Callable[[str], None]) -> None:
        """Change the codebook; ``done`` is called after each change with the tag to show."""
        self._annotating = annotating
        self._app = annotating.screen.pizhu
        self._done = done
        self.everywhere = True

    def make(self, begun: str) -> None:
        """Ask for the name of a new tag."""
        self._ask(tr("tui.new_tag_name"), begun, self._enter)

    def rename(self, tag: str) -> None:
        """Ask for a new name."""

        def take(new: str) -> None:
            self._run_many(
                lambda notes: plan_rename(notes.store, tag, new, self._books(notes)), new
            )

        self._ask(tr("tui.rename_tag", tag=tag), tag, take)

    def merge(self, tag: str, tags: Sequence[str]) -> None:
        """Ask for the tag that is put in the place of one."""
        from reader.tui.screens.picker import Choice, Picker

        looks = self._annotating.screen.tag_looks
        choices = [Choice(o, f"#{o}", "", o, looks.tag(o)) for o in tags if o != tag]

        def take(into: str | None) -> None:
            if into is not None:
                self._run_many(
                    lambda notes: plan_merge(notes.store, [tag], into, self._books(notes)), into
                )

        self._app.push_screen(Picker(tr("tui.merge_tag", tag=tag), choices), take)

    def split(self, tag: str) -> None:
        """Let the user tick the annotations that get another tag, and ask for it."""
        from reader.tui.screens.tick_list import TickList

        def find(notes: Notes) -> list[Annotation]:
            return [a for book in self._all_books(notes) for a in book.all() if tag in a.tags]

        def take(chosen: list[Annotation] | None) -> None:
            if chosen:
                ids = {annotation.id for annotation in chosen}
                self._ask(tr("tui.split_into"), f"{tag}/", lambda new: self._split(tag, new, ids))

        def offer(found: list[Annotation]) -> None:
            if found:
                lines = TickList(tr("tui.split_tag", tag=tag), found, snippet_of)
                self._app.push_screen(lines, take)
            else:
                self._app.say(tr("tui.no_annotation_with_tag", tag=tag))

        self._look(find, offer)

    def delete(self, tag: str) -> None:
        """Take a tag away once the user has agreed."""
        from reader.tui.screens.confirm import Confirm

        def plan(notes: Notes) -> Plan:
            return plan_delete(notes.store, tag, self._books(notes))

        def ask(planned: Plan) -> None:
            question = tr("tui.delete_tag", tag=tag, count=planned.total)
            self._app.push_screen(Confirm(question), answered)

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._run_many(plan, "")

        self._look(plan, ask)

    def colour(self, tag: str) -> None:
        """Let the user choose a colour for a tag."""
        from reader.tui.screens.picker import Choice, Picker

        looks, meanings = self._annotating.screen.tag_looks, self._notes.meanings
        choices = [
            Choice(mark, tr(f"tui.colour_{mark}"), meanings.get(mark, ""), mark, looks.mark(mark))
            for mark in MARKS
        ]
        choices.append(Choice("", tr("tui.no_colour")))
        current = self._notes.codebook.get(tag).colour
        picker = Picker(tr("tui.choose_colour"), choices, current=current or None)

        def take(colour: str | None) -> None:
            if colour is not None:
                self._enter(tag, colour=colour)

        self._app.push_screen(picker, take)

    def digit(self, tag: str) -> None:
        """Let the user choose the digit of a tag."""
        from reader.tui.screens.picker import Choice, Picker

        taken = self._notes.codebook.shortcuts()
        choices = [
            Choice(digit, digit, f"#{taken[digit]}" if digit in taken else "")
            for digit in [*DIGITS[1:], DIGITS[0]]
        ]
        choices.append(Choice("", tr("tui.no_digit")))
        current = self._notes.codebook.get(tag).shortcut
        picker = Picker(tr("tui.choose_digit", tag=tag), choices, current=current or None)

        def take(digit: str | None) -> None:
            if digit is not None:
                self._enter(tag, shortcut=digit)

        self._app.push_screen(picker, take)

    def describe(self, tag: str) -> None:
        """Ask what a tag means."""
        before = self._notes.codebook.get(tag).description
        title = tr("tui.describe_tag", tag=tag)
        self._ask(title, before, lambda text: self._enter(tag, description=text), empty=True)

    def mean(self, colour: str) -> None:
        """Ask what a colour means."""
        before, store = self._notes.meanings.get(colour, ""), self._notes.store

        def take(meaning: str) -> None:
            if self._annotating.do(lambda: bulk.run(store, plan_meaning(store, colour, meaning))):
                self._done("")

        title = tr("tui.mean_colour", colour=tr(f"tui.colour_{colour}"))
        self._ask(title, before, take, empty=True)

    def memo(self, tag: str) -> None:
        """Let the user write a note on a tag."""
        from reader.tui.screens.note_editor import NoteEditor

        before = self._notes.codebook.get(tag).memo
        editor = NoteEditor(
            f"#{tag}",
            sanitise_block(before),
            lambda text: self._enter(tag, memo=text.strip()),
            lambda text: False if text == before else self._enter(tag, memo=text),
        )
        self._app.push_screen(editor)

    def undo(self) -> None:
        """Take back the last change to the codebook."""
        undone: list[str | None] = []

        def tell() -> None:
            self._app.say(tr("tui.undone" if undone[0] else "tui.nothing_to_undo"))
            self._done("")

        self._annotating.change_all(
            lambda notes, go_on: undone.append(bulk.undo_last(notes.store, go_on)),
            tell,
            everywhere=True,
        )

    @property
    def _notes(self) -> Notes:
        return self._annotating.notes

    def _books(self, notes: Notes) -> list[Notebook] | None:
        return None if self.everywhere else [notes.book]

    def _all_books(self, notes: Notes) -> list[Notebook]:
        books = self._books(notes)
        return list(notes.store.current()) if books is None else books

    def _split(self, tag: str, new: str, ids: set[str]) -> None:
        def plan(notes: Notes) -> Plan:
            return plan_split(notes.store, tag, new, lambda a: a.id in ids, self._books(notes))

        self._run_many(plan, new)

    def _look(self, find: Callable[[Notes], T], take: Callable[[T], None]) -> None:
        """Look for something in all notebooks, in a thread if there are many."""

        def look(_: Work[T]) -> T:
            with store_errors():
                return find(self._notes.again())

        try:
            if self._notes.are_many(everywhere=self.everywhere):
                screen = cast("CommandScreen[object]", self._app.screen)
                screen.works.begin("changing", tr("works.counting_tags"), look, take)
            else:
                take(find(self._notes))
        except AnnotationError as error:
            self._annotating.tell(error)

    def _run_many(self, plan: Callable[[Notes], Plan], tag: str) -> None:
        """Do what is planned for many annotations, in a thread if that takes long."""
        total: list[int] = []

        def change(notes: Notes, go_on: GoOn) -> None:
            try:
                planned = plan(notes)
            except ValueError as error:
                raise PizhuError("tui.tag_needs_name") from error
            go_on(0.0)
            bulk.run(notes.store, planned, go_on)
            total.append(planned.total)

        if self._notes.are_many(everywhere=self.everywhere):
            self._annotating.change_apart(change, lambda: self._tell(total[0], tag))
        else:
            self._run(lambda: plan(self._notes), tag)

    def _tell(self, count: int, tag: str) -> None:
        key = self._app.keymap.label("codebook_undo")
        self._app.say(tr("tui.tags_changed", count=count, key=key))
        self._done(normalise(tag))

    def _enter(self, tag: str, **fields: str) -> bool:
        """Change a tag's entry; return whether that is on the disk."""
        return self._run(lambda: plan_entry(self._notes.store, tag, **fields), tag)

    def _run(self, plan: Callable[[], Plan], tag: str) -> bool:
        """Do what is planned; return whether that is on the disk."""
        total: list[int] = []

        def change() -> None:
            planned = plan()
            bulk.run(self._notes.store, planned)
            total.append(planned.total)

        try:
            done = self._annotating.do(change)
        except ValueError:
            self._app.say(tr("tui.tag_needs_name"), failed=True)
            return False
        if done:
            self._tell(total[0], tag)
        return done

    def _ask(
        self, question: str, text: str, take: Callable[[str], object], *, empty: bool = False
    ) -> None:
        from reader.tui.screens.prompt import Prompt

        def answered(answer: str | None) -> None:
            if answer is not None and (empty or answer.strip()):
                take(answer.strip())

        self._app.push_screen(Prompt(question, text), answered)
