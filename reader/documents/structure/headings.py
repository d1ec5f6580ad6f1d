"""What became a section: one record for every way in which a heading shows itself."""

from __future__ import annotations

from reader.documents.model import SectionKind
from reader.documents.structure.candidates import Form
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Block, Blocks
    from reader.documents.structure.candidates import Candidate


class Heading:
    """A heading that was found.

    Attributes:
        block: the index of the block that holds it.
        level: its depth; the document's title is 0.
        kind: how it shows itself.
        start: where it begins in the block's text.
        marker: its number as written.
        end: where it ends in the block's text, None where it fills the block.
        body: where the body begins in the block's text, None where there is none.
        displaced: whether it stands in the middle of what it should stand before.
        given: whether its level is the format's own.
        open: whether it is a heading for the format, but of no level.
    """

    __slots__ = (
        "block",
        "body",
        "displaced",
        "end",
        "given",
        "kind",
        "level",
        "marker",
        "open",
        "start",
    )

    def __init__(  # noqa: PLR0913  (a record)
        self,
        block: int,
        level: int,
        kind: SectionKind,
        marker: str = "",
        *,
        start: int = 0,
        end: int | None = None,
        body: int | None = None,
        displaced: bool = False,
        given: bool = False,
        open: bool = False,  # noqa: A002  (the name of what it is)
    ) -> None:
        self.block = block
        self.level = level
        self.kind = kind
        self.marker = marker
        self.start = start
        self.end = end
        self.body = body
        self.displaced = displaced
        self.given = given
        self.open = open


def numbered_headings(blocks: Blocks, candidates: list[Candidate]) -> list[Heading]:
    """Return the headings among the accepted candidates, but for those that the format gives.

    The candidates are used up: each is let go of once its heading stands, for there may be many.
    """
    headings = []
    candidates.reverse()
    while candidates:
        candidate = candidates.pop()
        if candidate.form not in (Form.ITEM, Form.GIVEN):
            headings.append(_numbered(blocks[candidate.block], candidate))
    return headings


def _numbered(block: Block, candidate: Candidate) -> Heading:
    marker = block.text[candidate.marker.start : candidate.marker.end].strip()
    if candidate.body is None:
        return Heading(candidate.block, candidate.level, SectionKind.NUMBERED, marker)
    return Heading(
        candidate.block,
        candidate.level,
        SectionKind.RUN_IN,
        marker,
        end=candidate.end,
        body=candidate.body,
    )
