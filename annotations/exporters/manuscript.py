"""The whole text of a document, as the formats need it that hold the text itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Title(NamedTuple):
    """The heading of a section where it stands in its paragraph.

    Attributes:
        start: where it begins.
        end: just behind it, where its body begins or the paragraph ends.
        level: depth in the document's own hierarchy; the document's title is 0.
        text: the whole heading.
    """

    start: int
    end: int
    level: int
    text: str


class Block(NamedTuple):
    """A paragraph and what it is in the document.

    Attributes:
        text: its original text.
        kind: heading, body, item, table row, caption, metadata or furniture.
        titles: the headings that begin in it, in their order.
        table: which table it is a row of, None outside of tables.
        cells: the spans of a row's cells; one cell spans all columns.
        header: whether it is a row of the table's head.
    """

    text: str
    kind: str
    titles: tuple[Title, ...] = ()
    table: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


class Manuscript(Protocol):
    """A document with its paragraphs, headings and tables."""

    @property
    def language(self) -> str:
        """The language of the text as a BCP 47 tag."""

    @property
    def blocks(self) -> Sequence[Block]:
        """All paragraphs; the index is the ordinal."""

    def source_span(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of a span."""
