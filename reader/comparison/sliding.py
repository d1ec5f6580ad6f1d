"""Where something that was put in or taken out is told, if it could stand at several places.

Where 就业补贴 became 就业创业补贴, 业创 was put in as well as 创业. It is told where it begins and
ends with sentences, else with clauses, else with words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.edits import Edit
from reader.comparison.vocabulary import is_inside_number

if TYPE_CHECKING:
    from reader.comparison.vocabulary import Vocabulary

_STOPS = frozenset("。!?;…")
_OPENING = frozenset("“‘(《〈【〔[")
_SENTENCE, _CLAUSE, _WORD, _IN_A_WORD, _IN_A_NUMBER = 0, 1, 3, 6, 12
"""What it costs to begin or to end behind each."""


def slid(edit: Edit, old: str, new: str, room: tuple[int, int], vocabulary: Vocabulary) -> Edit:
    """Return a one-sided edit at the best of the places that give the same texts.

    Args:
        edit: what was only put in, or only taken out.
        old: the folded old text.
        new: the folded new text.
        room: by how much it may stand earlier and later.
        vocabulary: tells words.
    """
    by_new = edit.old_start == edit.old_end
    text = new if by_new else old
    start, end = edit[2:] if by_new else edit[:2]
    back = ahead = 0
    while back < room[0] and text[start - back - 1] == text[end - back - 1]:
        back += 1
    while ahead < room[1] and text[start + ahead] == text[end + ahead]:
        ahead += 1
    if not (back or ahead):
        return edit

    def cost(step: int) -> tuple[int, int]:
        ends = (start + step, end + step)
        return sum(_cost(text, at, vocabulary) for at in ends), abs(step)

    step = min(range(-back, ahead + 1), key=cost)
    return Edit(*(place + step for place in edit))


def _cost(text: str, at: int, vocabulary: Vocabulary) -> int:
    """Return how badly a text is cut at a place."""
    if at in {0, len(text)}:
        return _SENTENCE
    before, after = text[at - 1], text[at]
    if is_inside_number(text, at):
        return _IN_A_NUMBER
    if before in _STOPS:
        return _SENTENCE
    if after in _OPENING or not (before.isalnum() or before in _OPENING):
        return _CLAUSE
    return _IN_A_WORD if vocabulary.joins(text, at) else _WORD
