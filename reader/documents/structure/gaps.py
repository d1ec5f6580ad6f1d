"""Numbers that are missing in a sequence of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.model import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate


def numbering_gaps(blocks: Blocks, headings: Sequence[Candidate]) -> list[Finding]:
    """Report each heading whose number is more than one ahead of the one before.

    Numbers that run on under the next parent are compared with the last one of their family.
    """
    last: dict[str, Candidate] = {}
    found = []
    for heading in headings:
        marker = heading.marker
        before = last.get(marker.family)
        expected = 1 if before is None else before.marker.number + 1
        if before is not None and marker.number > expected:
            detail = f"{_written(blocks, before)}→{_written(blocks, heading)}"
            found.append(Finding("gap", heading.block, detail))
        last[marker.family] = heading
    return found


def _written(blocks: Blocks, candidate: Candidate) -> str:
    marker = candidate.marker
    return blocks[candidate.block].text[marker.start : marker.end].strip()
