"""Chapters whose numbers stand on lines of their own, above the lines of their titles."""

from __future__ import annotations

from reader.documents.structure.blocks import Role
from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import CLAUSE
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_LONGEST = 20
_WIDEST_GAP = 1
_FEWEST = 2
_SHARE = 0.7
_MARKS = frozenset('。！？!?；;：:…“”‘’「」"，,')


def parted_headings(blocks: Blocks, accepted: Sequence[Candidate]) -> list[int]:
    """Return the indices of the titles below bare numbers such as 第一回, if that is the manner."""
    bare = [c for c in accepted if _is_bare(blocks, c)]
    titles = [c.block + 1 for c in bare if _may_be_title(blocks, c.block + 1)]
    return titles if len(titles) >= max(_FEWEST, _SHARE * len(bare)) else []


def _is_bare(blocks: Blocks, candidate: Candidate) -> bool:
    marker = candidate.marker
    return (
        candidate.form is Form.LINE
        and marker.is_unit
        and marker.family != CLAUSE
        and marker.end >= blocks.lengths[candidate.block]
    )


def _may_be_title(blocks: Blocks, index: int) -> bool:
    return (
        index + 1 < len(blocks)
        and blocks.lengths[index] <= _LONGEST
        and blocks.gaps[index] <= _WIDEST_GAP
        and blocks.roles[index] == Role.TEXT
        and index not in blocks.markers
        and not blocks[index].stands_apart
        and not _MARKS & set(blocks.text(index))
    )
