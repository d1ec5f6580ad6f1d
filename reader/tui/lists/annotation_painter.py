"""An annotation in a list, and the whole of it beside the list, as styled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from annotations.model import BOOKMARK, DOCUMENT, SECTION
from annotations.placement import ANCHORED, ORPHAN
from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.sanitise import sanitise, sanitise_block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotations.model import Annotation
    from annotations.placement import Placement, Spot
    from reader.layout.rendition import Rendition
    from reader.tui.appearance.tag_looks import TagLooks

_CONTEXT = 80  # code points around the words
_TICK, _NO_TICK = "✓ ", "  "
HEIGHT = 3
"""Lines of an annotation in a list, a blank one among them."""


class AnnotationPainter:
    """Paints annotations in the script on the screen and in the colours of a theme."""

    def __init__(self, rendition: Rendition, looks: TagLooks, meanings: Mapping[str, str]) -> None:
        self._rendition = rendition
        self._looks = looks
        self._meanings = meanings

    def entry(self, placement: Placement, width: int, *, ticked: bool) -> list[Text]:
        """Return the lines of an annotation in a list: its words, and what is on them."""
        annotation, looks = placement.annotation, self._looks
        first = Text.assemble((_TICK if ticked else _NO_TICK, f"bold {looks.own}"))
        room = width - len(_TICK)
        if placement.status != ANCHORED:
            first.append(tr(f"library.status-{placement.status}"), style=f"bold {looks.warning}")
            first.append("  ")
        words = truncate(" ".join(self.words(placement).split()), width - first.cell_len)
        first.append(words, style=self._look(annotation))
        second = Text(_NO_TICK)
        for tag in annotation.tags:
            second.append(f"#{sanitise(tag)}", style=looks.tag(tag))
            second.append("  ")
        if annotation.note:
            note = sanitise(" ".join(annotation.note.split()))
            second.append(note, style=looks.own)
            second.append("  ")
        second.append(self.where(placement), style=looks.faint)
        second.truncate(room, overflow="ellipsis")
        return [first, second, Text()]

    def whole(self, placement: Placement) -> Text:
        """Return all that there is to know about an annotation."""
        annotation, looks = placement.annotation, self._looks
        made = Text()
        made.append(self.where(placement, depth=9), style=looks.faint)
        made.append("\n\n")
        made.append_text(self.context(placement.spot, placement))
        if annotation.colour:
            made.append("\n\n")
            made.append(f" {self.colour(annotation.colour)} ", style=looks.mark(annotation.colour))
        if annotation.tags:
            made.append("\n\n")
            for tag in annotation.tags:
                made.append(f"#{sanitise(tag)}", style=looks.tag(tag))
                made.append("  ")
        if annotation.note:
            made.append("\n\n")
            made.append(sanitise_block(annotation.note), style=looks.own)
        made.append("\n\n")
        made.append(self._history(annotation), style=looks.faint)
        return made

    def context(self, spot: Spot, placement: Placement) -> Text:
        """Return the words of a place with those around them; of an orphan as they were."""
        if placement.status == ORPHAN and spot == placement.spot:
            prefix, exact, suffix = self._kept(placement.annotation)
        elif placement.annotation.scope == DOCUMENT:
            return Text(tr("tui.this_document"), style=self._looks.strong)
        else:
            prefix, exact, suffix = self.around(spot)
        look = self._look(placement.annotation) or self._looks.strong
        return Text.assemble(
            (prefix, self._looks.faint), (exact, look), (suffix, self._looks.faint)
        )

    def where(self, placement: Placement, depth: int = 2) -> str:
        """Return the sections and the number of the paragraph where an annotation stands."""
        annotation = placement.annotation
        kind = f"{tr('tui.bookmark')} · " if annotation.kind == BOOKMARK else ""
        if annotation.scope == DOCUMENT:
            return f"{kind}{tr('tui.this_document')}"
        if annotation.scope == SECTION:
            kind += f"{tr('tui.this_section')} · "
        facts = [sanitise(title) for title in annotation.section[-depth:]]
        if placement.status != ORPHAN:
            facts.append(f"¶{placement.spot.paragraph + 1}")
        return kind + " › ".join(facts)

    def colour(self, colour: str) -> str:
        """Return what a colour or style is called, and what it means."""
        return colour_label(colour, self._meanings)

    def words(self, placement: Placement) -> str:
        """Return the words marked as displayed; those of an orphan as they were."""
        if placement.status == ORPHAN:
            return sanitise_block(placement.annotation.quote.exact)
        if placement.annotation.scope == DOCUMENT:
            return tr("tui.this_document")
        return self.around(placement.spot)[1]

    def around(self, spot: Spot) -> tuple[str, str, str]:
        """Return the displayed words of a place, and those before and behind them."""
        texts = []
        for part in spot.parts:
            text = self._rendition.text(part.paragraph)
            span = (0, len(text))
            if part.start is not None and part.end is not None:
                span = self._rendition.to_text(part.paragraph, part.start, part.end)
            texts.append((text, *span))
        before, start, _ = texts[0]
        after, _, end = texts[-1]
        words = "\n".join(text[first:last] for text, first, last in texts)
        prefix, suffix = before[max(start - _CONTEXT, 0) : start], after[end : end + _CONTEXT]
        return prefix, words, suffix

    def _kept(self, annotation: Annotation) -> tuple[str, str, str]:
        exact, prefix, suffix = map(sanitise_block, annotation.quote)
        return prefix, exact, suffix

    def _look(self, annotation: Annotation) -> str:
        coloured = (look for tag in annotation.tags if "on " in (look := self._looks.tag(tag)))
        return self._looks.mark(annotation.colour) or next(coloured, "")

    def _history(self, annotation: Annotation) -> str:
        made, changed = (
            stamp[:16].replace("T", " ") for stamp in (annotation.created, annotation.modified)
        )
        facts = [sanitise(annotation.author)] if annotation.author else []
        facts.append(tr("tui.made_at", time=made))
        if changed != made:
            facts.append(tr("tui.changed_at", time=changed))
        if annotation.links:
            facts.append(tr("tui.links", count=len(annotation.links)))
        return " · ".join(facts)


def colour_label(colour: str, meanings: Mapping[str, str]) -> str:
    """Return what a colour or style is called, and what it means to the reader."""
    from reader.tui.appearance.colours import MARKS

    name = tr(f"tui.colour_{colour}") if colour in MARKS else sanitise(colour)
    meaning = sanitise(meanings.get(colour, ""))
    return f"{name}: {meaning}" if meaning else name
