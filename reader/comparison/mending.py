"""A copy as it would read with the repairs that are proposed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.seams import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.comparison.seams import Repair
    from reader.documents.model import Document


def mended(own: Document, other: Document, repairs: Iterable[Repair]) -> list[str]:
    """Return the paragraphs of a document repaired from another copy.

    Args:
        own: the damaged copy.
        other: the one that has what it lacks.
        repairs: those of `reader.comparison.seams.repairs` for it.
    """
    texts = [[paragraph.text] for paragraph in own.paragraphs]
    moves = []
    for repair in sorted(repairs, key=lambda repair: -repair.paragraph):
        at = repair.paragraph
        lost = [other.paragraphs[s.paragraph].text[s.start : s.end] for s in repair.wanting]
        match repair.fault:
            case Fault.BEGINNING:
                texts[at] = _glued(lost, texts[at])
            case Fault.END:
                texts[at] = _glued(texts[at], lost)
            case Fault.BROKEN:
                texts[at], texts[at + 1] = _glued(texts[at], texts[at + 1]), []
            case Fault.REPEATED:
                texts[at] = []
            case Fault.DISPLACED:
                moves.append((at, repair.behind))
    for at, behind in moves:
        moved, texts[at] = texts[at], []
        if behind is None:
            texts[0] = moved + texts[0]
        else:
            texts[behind] = texts[behind] + moved
    return [text for some in texts for text in some]


def _glued(one: list[str], other: list[str]) -> list[str]:
    """Return two runs of paragraphs, the last of the one and the first of the other made one."""
    return [*one[:-1], one[-1] + other[0], *other[1:]] if one and other else one + other
