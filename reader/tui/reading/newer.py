"""A newer state of the document on the screen, with what is made of it before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.amounts import Amounts
from reader.documents.references import References
from reader.tui.outline import Outline

if TYPE_CHECKING:
    from reader.documents.model import Document
    from reader.layout.heights import Heights
    from reader.tui.widgets.text_view import TextView


class Newer(NamedTuple):
    """What takes time linear in the length of a document, so that keys need not wait for it.

    Attributes:
        document: the state.
        outline: its sections as rows.
        heights: how high its paragraphs are in the view.
        amounts: how long its parts are.
        references: what its words lead to.
    """

    document: Document
    outline: Outline
    heights: Heights
    amounts: Amounts
    references: References


def made_of(document: Document, view: TextView) -> Newer:
    """Return a document with what the screen needs of it; may be called in any thread."""
    outline, heights = Outline(document.sections), view.heights_of(document)
    return Newer(document, outline, heights, Amounts(document), References(document))
