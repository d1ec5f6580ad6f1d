"""A document with its reader's corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.documents.corrections.flow import Flow, cuts, following
from reader.documents.corrections.headings import headings_after, kind_after
from reader.documents.corrections.model import Action
from reader.documents.corrections.nesting import nested
from reader.documents.model import Document, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.documents.corrections.model import Correction
    from reader.documents.corrections.nesting import Heading
    from reader.documents.model import Paragraph


class Corrected(Document):
    """A document as its reader corrected it; its id and its source are those of the original.

    Attributes:
        base: the document as it was analysed.
        corrections: what the reader said, in the places of ``base``.
        idle: those of them that found nothing to do: no paragraph begins where a heading should
            be, or a table would be torn.
        flow: where the paragraphs of ``base`` are in this one.
    """

    def __init__(self, base: Document, corrections: Sequence[Correction]) -> None:
        plan = _Plan(base, corrections)
        flow = plan.flow
        headings = headings_after(base, flow, plan.said)
        super().__init__(
            id=base.id,
            name=base.name,
            path=base.path,
            source=base.source,
            encoding=base.encoding,
            script=base.script,
            metadata=tuple(
                f if f.paragraph is None else f._replace(paragraph=flow.there(f.paragraph, 0)[0])
                for f in base.metadata
            ),
            paragraphs=_in_their_kinds(flow, headings, plan.said),
            sections=nested(headings, len(flow.paragraphs)),
            tables=tuple(t._replace(first=flow.there(t.first, 0)[0]) for t in base.tables),
            findings=tuple(f.moved(lambda at: flow.there(at, 0)[0]) for f in base.findings),
            locators=base.locators,
        )
        self.base: Final = base
        self.corrections: Final = tuple(corrections)
        self.idle: Final = tuple(c for c in corrections if not plan.does(c))
        self.flow: Final = flow


class _Plan:
    """Which corrections have something to do, and what becomes of the paragraphs thereby."""

    def __init__(self, base: Document, corrections: Iterable[Correction]) -> None:
        sound = [c for c in corrections if 0 <= c.paragraph < len(base.paragraphs)]
        self._joins = {
            c.paragraph
            for c in sound
            if c.action is Action.JOIN and following(base.paragraphs, c.paragraph) is not None
        }
        self._splits = cuts(base.paragraphs, sound)
        self.flow = Flow(base.paragraphs, self._joins, self._splits)
        self.said = _said(self.flow, sound)

    def does(self, correction: Correction) -> bool:
        """Tell whether a correction has something to do that no later one undoes."""
        if correction.action is Action.JOIN:
            return correction.paragraph in self._joins
        if correction.action is Action.SPLIT:
            return correction.offset in self._splits.get(correction.paragraph, ())
        return correction in self.said.values()


def apply(document: Document, corrections: Iterable[Correction]) -> Document:
    """Return a document with corrections, in time linear in its paragraphs.

    Args:
        document: as it was analysed; of a `Corrected` one, what it was made from is corrected.
        corrections: in the places of the document as it was analysed. Of two about whether the
            same paragraph is a heading the later one counts.

    Returns:
        A `Corrected`; the document as it was analysed if there are no corrections.
    """
    wanted = tuple(dict.fromkeys(corrections))
    return Corrected(base_of(document), wanted) if wanted else base_of(document)


def base_of(document: Document) -> Document:
    """Return a document as it was analysed, without its reader's corrections."""
    return document.base if isinstance(document, Corrected) else document


def _said(flow: Flow, corrections: Iterable[Correction]) -> dict[int, Correction]:
    """Return by ordinals of now what was said of paragraphs that begin where it was said."""
    said = {}
    for correction in corrections:
        if correction.action in {Action.HEADING, Action.PLAIN}:
            place = (correction.paragraph, correction.offset)
            ordinal, offset = flow.there(*place)
            is_row = flow.paragraphs[ordinal].kind is ParagraphKind.ROW
            if offset == 0 and flow.back(ordinal, 0) == place and not is_row:
                said[ordinal] = correction
    return said


def _in_their_kinds(
    flow: Flow, headings: Iterable[Heading], said: Mapping[int, Correction]
) -> Sequence[Paragraph]:
    changed = flow.mended | said.keys()
    sections = {
        heading.section.paragraph: heading.section
        for heading in headings
        if heading.section.paragraph in changed
    }
    kinds = {}
    for ordinal in changed:
        paragraph = flow.paragraphs[ordinal]
        kind = kind_after(paragraph, sections.get(ordinal), said=ordinal in said)
        if kind is not paragraph.kind:
            kinds[ordinal] = kind
    return flow.with_kinds(kinds)
