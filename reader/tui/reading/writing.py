"""Giving tags and writing notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.model import NOTE, TAG
from reader.i18n import tr
from reader.tui.reading.helper import Helper

if TYPE_CHECKING:
    from reader.tui.reading.annotating import Annotating


class Writing(Helper):
    """Asks for tags and notes, and keeps notes that were begun."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating.screen)
        self.annotating = annotating

    def action_tags(self) -> None:
        """Let the user give tags to the target."""
        from reader.tui.screens.tag_picker import TagPicker

        target, here = self.annotating.target(), self.annotating.here()
        picker = TagPicker(here.tags if here else (), self.annotating.notes.known_tags())

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
        """Let the user write about the target."""
        from reader.tui.screens.note_editor import NoteEditor

        target, here = self.annotating.target(), self.annotating.here()

        drafts, key = self.screen.pizhu.drafts, (self.screen.document.id, target)

        def save(text: str) -> bool:
            text = text.strip()
            if here is not None:
                done = self.annotating.change_or_delete(here, note=text)
            else:
                done = not text or self.annotating.add(target, NOTE, note=text)
            if done and text:
                self.screen.say(tr("tui.note_saved"))
            return done

        def closed(draft: str | None) -> None:
            drafts.pop(key, None)
            if draft is not None:
                drafts[key] = draft
                self.screen.say(tr("tui.draft_kept", key=self.screen.pizhu.keymap.label("note")))

        before = here.note if here else ""
        quote = self.screen.document.paragraphs[target.paragraph].text[target.start : target.end]
        if here is not None:
            quote = here.quote.exact
        editor = NoteEditor(quote, before, drafts.get(key, before), save)
        self.screen.app.push_screen(editor, closed)
