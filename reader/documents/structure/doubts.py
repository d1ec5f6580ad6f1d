"""What opens with a number and is none of a sequence: notes, what a story counts, lone numbers."""

from __future__ import annotations

from collections import Counter

from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import BARE, BRACKETS, CIRCLED, CLAUSE, ROUND
from reader.documents.structure.narrative import is_story
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_NOTE_OPENERS = frozenset("〔[［")
_CITED_SHARE = 0.7
_MOST_COUNTED = 40
_HIGHEST_LONE = 3


def without_doubtful(blocks: Blocks, found: list[Candidate]) -> list[Candidate]:
    """Leave out the candidates that the whole document shows to be no headings.

    A note is cited in the text; an article, or a sentence with a number, does not divide a story
    that has chapters; a bare numeral that counts is not alone.
    """
    found = _without_lone(found)
    notes = [c for c in found if c.form is not Form.GIVEN and _may_be_note(blocks, c)]
    doubtful = _cited(blocks, notes) if notes else set()
    told = [c for c in found if _may_be_told(blocks, c)]
    if told and _has_chapters(found) and is_story(blocks):
        doubtful |= {c.block for c in told}
    return [c for c in found if c.block not in doubtful] if doubtful else found


def _without_lone(found: list[Candidate]) -> list[Candidate]:
    """Leave out the bare numerals of a document that has but one of them, and not the first."""
    bare = {c.marker.number for c in found if c.marker.family == BARE}
    if len(bare) != 1 or min(bare) <= _HIGHEST_LONE:
        return found
    return [c for c in found if c.marker.family != BARE]


def _may_be_note(blocks: Blocks, candidate: Candidate) -> bool:
    family = candidate.marker.family
    return family == CIRCLED or (
        family in {BRACKETS, ROUND}
        and blocks.text(candidate.block)[candidate.marker.start] in _NOTE_OPENERS
    )


def _cited(blocks: Blocks, notes: Sequence[Candidate]) -> set[int]:
    """Return the blocks of the notes if the text says nearly all of their numbers again."""
    opened = Counter(_written(blocks, note) for note in notes)
    counts = opened.most_common(_MOST_COUNTED)
    cited = sum(min(blocks.lines.count(number) - count, count) for number, count in counts)
    if cited < _CITED_SHARE * sum(count for _, count in counts):
        return set()
    return {note.block for note in notes}


def _written(blocks: Blocks, note: Candidate) -> str:
    return blocks.text(note.block)[note.marker.start : note.marker.end].strip()


def _may_be_told(blocks: Blocks, candidate: Candidate) -> bool:
    """Tell an article, and a sentence with a number that is no unit's."""
    if candidate.marker.is_unit or candidate.form is Form.GIVEN:
        return candidate.marker.family == CLAUSE
    return candidate.form is Form.RUN_IN or blocks.lasts[candidate.block] in "。！？"


def _has_chapters(found: Iterable[Candidate]) -> bool:
    return any(
        c.form is Form.LINE and c.marker.is_unit and c.marker.family != CLAUSE for c in found
    )
