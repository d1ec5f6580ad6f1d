"""Giving tags and writing notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from annotations.model import NOTE, PASSAGE, TAG, End
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating.drafts import Draft, Drafts
from reader.text.sanitise import sanitise_block
from reader.tui.lists.tag_offers import TagOffers
from reader.tui.reading.helper import Helper
from reader.tui.reading.notes import Passage
from reader.tui.widgets.decorations import Decoration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations.model import Annotation
    from reader.tui.reading.annotating import Annotating


class Writing(Helper):
    """Asks for tags and notes, and keeps notes that were begun."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating
        self._drafts = Drafts()
        self._begun: list[Draft] = []

    def opened(self) -> None:
        """Look for notes that were begun and tell the user."""
        self._begun = self._drafts.of(self.screen.document.id)
        if self._begun:
            place = self._place_of(self._begun[-1])
            key = self.screen.pizhu.keymap.label("note")
            self.screen.say(tr("tui.draft_waits", number=place.paragraph + 1, key=key))

    def decorations(self) -> Iterator[Decoration]:
        """Yield signs where notes were begun."""
        last = len(self.screen.document.paragraphs) - 1
        for place in map(self._place_of, self._begun):
            yield Decoration(min(place.paragraph, last), place.start or 0, 0, "margin-draft")

    def action_tags(self) -> None:
        """Let the user give tags to the target."""
        from reader.tui.screens.tag_picker import TagPicker

        target, here = self.annotating.target(), self.annotating.here()
        try:
            offers = TagOffers(self.annotating.notes.known_tags())
        except AnnotationError as error:
            self.annotating.tell(error)
            return
        picker = TagPicker(here.tags if here else (), offers, self.screen.tag_looks)

        def take(tags: tuple[str, ...] | None) -> None:
            if tags is None:
                return
            if here is not None:
                done = self.annotating.change_or_delete(here, tags=tags)
            else:
                done = not tags or self.annotating.add(target, TAG, tags=tags)
            if done:
                shown = " ".join(f"#{tag}" for tag in tags)
                self.screen.say(tr("tui.tagged", tags=shown) if tags else tr("tui.untagged"))

        self.screen.app.push_screen(picker, take)

    def action_note(self) -> None:
        """Let the user write about the target, or go on with what was begun there."""
        from reader.tui.screens.note_editor import NoteEditor

        target, here = self.annotating.target(), self.annotating.here()
        draft = self._draft(target, here)
        if draft.text and not draft.annotation:
            target = self._place_of(draft)
        before = here.note if here else ""

        def save(text: str) -> bool:
            done = self._save(text.strip(), target, here)
            if done:
                self._drafts.drop(draft)
            return done

        def keep(text: str) -> bool:
            return self._keep(draft._replace(text=text), before)

        def closed(kept: bool | None) -> None:
            self._begun = self._drafts.of(self.screen.document.id)
            self.screen.decorate()
            if kept:
                self.screen.say(tr("tui.draft_kept", key=self.screen.pizhu.keymap.label("note")))

        text = sanitise_block(draft.text or before)
        editor = NoteEditor(self._quote(target, here), text, save, keep, is_draft=bool(draft.text))
        self.screen.app.push_screen(editor, closed)

    def _save(self, text: str, target: Passage, here: Annotation | None) -> bool:
        """Put a note on the disk, or take away one that is empty now; return whether it is done."""
        if here is not None:
            done = self.annotating.change_or_delete(here, note=text)
        else:
            done = not text or self.annotating.add(target, NOTE, note=text)
        if done and text:
            self.screen.say(tr("tui.note_saved"))
        return done

    def _keep(self, draft: Draft, before: str) -> bool:
        """Keep a draft unless it is no news; return whether it is kept."""
        if not draft.text.strip() or draft.text == before:
            self._drafts.drop(draft)
            return False
        try:
            self._drafts.keep(draft)
        except PizhuError as error:
            self.screen.pizhu.say(str(error), failed=True)
        return True

    def _draft(self, target: Passage, here: Annotation | None) -> Draft:
        """Return what was begun about the target, an empty draft if nothing was."""
        document = self.screen.document.id
        if here is not None:
            fresh = Draft(document, here.id, _flat(Passage.of(here)), "")
            fitting = (draft for draft in self._begun if draft.annotation == here.id)
            return next(fitting, fresh)
        fresh = Draft(document, "", _flat(target), "")
        exact = [draft for draft in self._begun if draft.place == fresh.place]
        near = [
            draft
            for draft in self._begun
            if not draft.annotation
            and target.start is None
            and (place := self._place_of(draft)).paragraph == target.paragraph
            and place.scope == target.scope
        ]
        return next(iter([*exact, *near]), fresh)

    def _place_of(self, draft: Draft) -> Passage:
        """Return where a draft's note belongs now."""
        placement = self.annotating.notes.find(draft.annotation)
        if placement is None:
            return _unflat(draft.place)
        return Passage(placement.spot.paragraph, placement.spot.start)

    def _quote(self, target: Passage, here: Annotation | None) -> str:
        if here is not None and here.quote.exact:
            return sanitise_block(here.quote.exact)
        if target.scope != PASSAGE:
            return self.annotating.targeting.label
        return self.screen.document.paragraphs[target.paragraph].text[target.start : target.end]


def _flat(passage: Passage) -> tuple[int | str | None, ...]:
    paragraph, start, end, until, scope = passage
    return (paragraph, start, end, *(until or (None, None)), scope)


def _unflat(place: tuple[int | str | None, ...]) -> Passage:
    """Return the passage that was made plain; the start of the document for what is none."""
    match place:
        case (int(paragraph), (int() | None) as start, (int() | None) as end, last, offset, str(s)):
            until = End(last, offset) if isinstance(last, int) and isinstance(offset, int) else None
            return Passage(paragraph, start, end, until, s)
    return Passage(0)
