"""A document as displayed: its text in the script that the reader chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.documents.labels import tree_label
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document, Section

WIDE_SPACE = "\u3000"


class Alignment(Protocol):
    """Which code points of an original became which code points of its displayed form."""

    @property
    def text(self) -> str:
        """The displayed form."""

    def to_text(self, start: int, end: int) -> tuple[int, int]:
        """Return the displayed span of an original span."""

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a displayed span."""


class Rendition:
    """A document in one script; paragraphs are converted when they are first asked for.

    Displayed text is one to one with the aligned text: only characters that would steer the
    terminal are replaced, and tabs by wide spaces.

    Attributes:
        document: what is shown.
        config: the conversion, one of OpenCC's names; None shows the original.
    """

    def __init__(
        self,
        document: Document,
        config: str | None = None,
        align: Callable[[str], Alignment] | None = None,
    ) -> None:
        """Show ``document`` converted by ``config``, or by ``align`` in place of OpenCC's."""
        self.document = document
        self.config = config
        self._align = align
        self._texts: dict[int, str] = {}
        self._aligned: dict[int, Alignment] = {}
        self._labels: dict[int, str] = {}
        self._headings: dict[int, str] = {}

    @property
    def converts(self) -> bool:
        """Whether the displayed text can differ from the original."""
        return self.config is not None or self._align is not None

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
            LookupError: nothing is converted, so there is none; or the config is unknown.
        """
        aligned = self._aligned.get(ordinal)
        if aligned is None:
            aligned = self._converter()(self.document.paragraphs[ordinal].text)
            self._aligned[ordinal] = aligned
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
            if self.converts:
                heading = self._converter()(heading).text
            heading = self._headings[section.index] = sanitise(heading)
        return heading

    def label(self, section: Section) -> str:
        """Return what a section is called in a tree, as displayed: articles say their words."""
        label = self._labels.get(section.index)
        if label is None:
            label = tree_label(self.document, section)
            if self.converts:
                label = self._converter()(label).text
            label = self._labels[section.index] = sanitise(label)
        return label

    def _converter(self) -> Callable[[str], Alignment]:
        if self._align is None:
            if self.config is None:
                raise LookupError(self.config)
            from reader.text.script import converter

            self._align = converter(self.config).align
        return self._align
