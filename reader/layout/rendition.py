"""A document as displayed: its text in the script and with the marks that the reader chose."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from reader.documents.labels import tree_label
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.documents.model import Document, Section

    Span = tuple[int, int]

WIDE_SPACE = "\u3000"
_TOGETHER = 32  # paragraphs
_AT_ONCE = 1_024  # code points; more of them are no faster, and a key waits for all


class Alignment(Protocol):
    """Which code points of an original became which code points of its displayed form."""

    @property
    def text(self) -> str:
        """The displayed form."""

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return the displayed span of an original span."""

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a displayed span."""


class Rewriter(Protocol):
    """A way to show texts."""

    def align(self, text: str, kept: Sequence[Span] = ()) -> Alignment:
        """Return a text as it is shown; the kept spans of it stay as they are."""

    def align_all(
        self, texts: Sequence[str], kept: Sequence[Sequence[Span]] = ()
    ) -> Sequence[Alignment]:
        """Return many texts as they are shown, each with the spans that stay as they are."""


class Rendition:
    """A document as it is shown; paragraphs are rewritten when they are first asked for.

    Displayed text is one to one with the aligned text: only characters that would steer the
    terminal are replaced, and tabs by wide spaces.

    Attributes:
        document: what is shown.
        kept: the spans that stay as they are, by the ordinal of their paragraph.
    """

    def __init__(
        self,
        document: Document,
        rewriter: Rewriter | None = None,
        kept: Mapping[int, Sequence[Span]] | None = None,
    ) -> None:
        """Show ``document`` as ``rewriter`` has it; None shows the original."""
        self.document = document
        self.kept = kept or {}
        self._rewriter = rewriter
        self._texts: dict[int, str] = {}
        self._aligned: dict[int, Alignment] = {}
        self._labels: dict[int, str] = {}
        self._headings: dict[int, str] = {}

    @property
    def converts(self) -> bool:
        """Whether the displayed text can differ from the original."""
        return self._rewriter is not None

    def text(self, ordinal: int) -> str:
        """Return the displayed text of a paragraph."""
        text = self._texts.get(ordinal)
        if text is None:
            if self.converts:
                text = self.aligned(ordinal).text
            else:
                text = self.document.paragraphs[ordinal].text
            text = sanitise(text).replace("\t", WIDE_SPACE)
            self._texts[ordinal] = text
        return text

    def aligned(self, ordinal: int) -> Alignment:
        """Return the alignment of a paragraph.

        Raises:
            LookupError: nothing is rewritten, so there is none.
        """
        aligned = self._aligned.get(ordinal)
        if aligned is None:
            self._align_around(ordinal)
            aligned = self._aligned[ordinal]
        return aligned

    def to_text(self, ordinal: int, start: int, end: int) -> tuple[int, int]:
        """Return the displayed span of a span of the paragraph's original text."""
        return self.aligned(ordinal).to_text(start, end) if self.converts else (start, end)

    def to_source(self, ordinal: int, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a span of the paragraph's displayed text."""
        return self.aligned(ordinal).to_source(start, end) if self.converts else (start, end)

    def heading(self, section: Section) -> str:
        """Return a section's heading as displayed."""
        heading = self._headings.get(section.index)
        if heading is None:
            heading = section.title
            if self._rewriter is not None:
                heading = self._rewritten(section, heading)
            heading = self._headings[section.index] = sanitise(heading)
        return heading

    @cached_property
    def title(self) -> str | None:
        """The heading that is the document's title, as displayed; None if no section is it."""
        sections = (s for s in self.document.sections if s.title == self.document.title)
        return next(map(self.heading, sections), None)

    def _rewritten(self, section: Section, heading: str) -> str:
        text = self.document.paragraphs[section.paragraph].text
        end = section.offset + len(heading)
        if section.paragraph in self.kept and text[section.offset : end] == heading:
            shown = slice(*self.to_text(section.paragraph, section.offset, end))
            return self.aligned(section.paragraph).text[shown]
        return self._rewriter.align(heading).text if self._rewriter else heading

    def label(self, section: Section) -> str:
        """Return what a section is called in a tree, as displayed: articles say their words."""
        label = self._labels.get(section.index)
        if label is None:
            label = tree_label(self.document, section)
            if self._rewriter is not None:
                label = self._rewritten(section, label)
            label = self._labels[section.index] = sanitise(label)
        return label

    def _align_around(self, ordinal: int) -> None:
        """Rewrite a paragraph, together with the next ones if they are short: that is faster."""
        if self._rewriter is None:
            raise LookupError(ordinal)
        paragraphs = self.document.paragraphs
        chosen = [ordinal]
        size = len(paragraphs[ordinal].text)
        for other in range(ordinal + 1, min(ordinal + _TOGETHER, len(paragraphs))):
            size += len(paragraphs[other].text)
            if size > _AT_ONCE or other in self._aligned:
                break
            chosen.append(other)
        texts = [paragraphs[number].text for number in chosen]
        kept = [self.kept.get(number, ()) for number in chosen]
        self._aligned.update(zip(chosen, self._rewriter.align_all(texts, kept), strict=True))
