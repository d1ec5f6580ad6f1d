"""Numbers of headings that are missing, or that come later than they should."""

from __future__ import annotations

from reader.documents.model import Finding
from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import BRACKETS, COMMA, FORMAL
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_HEADED = frozenset((FORMAL, COMMA, BRACKETS, "第编", "第篇", "第章", "第节"))


def numbering_gaps(
    blocks: Blocks, candidates: Sequence[Candidate], headings: Sequence[Candidate]
) -> list[Finding]:
    """Report numbers that are missing before a heading, and lines whose number goes back.

    Numbers that run on under the next parent are compared with the last one of their family. What
    looks like a heading and counts behind the last one is none in the outline: it stands in the
    wrong place, or has lost what stood before it.

    Args:
        blocks: the document.
        candidates: all lines that open with a number.
        headings: those of them that are headings.
    """
    accepted = {heading.block for heading in headings}
    last: dict[str, Candidate] = {}
    found = []
    for candidate in candidates:
        before = last.get(candidate.marker.family)
        step = 0 if before is None else candidate.marker.number - before.marker.number
        is_heading = candidate.block in accepted
        if before is not None and (step > 1 if is_heading else _goes_back(candidate, step)):
            detail = f"{_written(blocks, before)}→{_written(blocks, candidate)}"
            found.append(Finding("gap" if is_heading else "backwards", candidate.block, detail))
        if is_heading:
            last[candidate.marker.family] = candidate
    return found


def _goes_back(candidate: Candidate, step: int) -> bool:
    return (
        step < 0
        and candidate.marker.number > 1
        and candidate.marker.family in _HEADED
        and candidate.form in (Form.LINE, Form.RUN_IN)
    )


def _written(blocks: Blocks, candidate: Candidate) -> str:
    marker = candidate.marker
    return blocks[candidate.block].text[marker.start : marker.end].strip()
