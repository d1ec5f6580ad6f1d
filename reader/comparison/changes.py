"""Differences of two texts in words: what a reader would say has been changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.edits import Edit, edits
from reader.comparison.sliding import slid
from reader.comparison.vocabulary import is_inside_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.comparison.joined import Joined
    from reader.comparison.vocabulary import Vocabulary
    from reader.search.hits import Span

_LONGEST_WORD = 6  # code points by which a change grows on each side
_ISLAND = 4  # code points; more of them between two changes are never chance
_NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两.%‰")


class Nature(StrEnum):
    """What a change is about."""

    WORDS = "words"
    FIGURES = "figures"
    MARKS = "marks"


class Change(NamedTuple):
    """What stands otherwise in two documents.

    A side where nothing stands has one empty span, at the place where it would.

    Attributes:
        nature: whether words, figures or only punctuation changed.
        old: the spans in the old document.
        new: those in the new one.
    """

    nature: Nature
    old: tuple[Span, ...]
    new: tuple[Span, ...]


def changes(old: Joined, new: Joined, vocabulary: Vocabulary) -> list[Change]:
    """Return how two texts differ, in order; script, width and white space are no differences."""
    found = []
    for edit in word_edits(old.text, new.text, vocabulary):
        gone = old.text[edit.old_start : edit.old_end]
        come = new.text[edit.new_start : edit.new_end]
        if gone.strip() or come.strip():
            spans = old.spans(edit.old_start, edit.old_end), new.spans(edit.new_start, edit.new_end)
            found.append(Change(_nature(gone, come), *spans))
    return found


def word_edits(old: str, new: str, vocabulary: Vocabulary) -> list[Edit]:
    """Return how one text becomes the other by whole words.

    What was only put in or taken out is no part of a word, but may be one of a number.
    """
    found = _without_islands(old, edits(old, new))
    grown: list[Edit] = []
    for number, edit in enumerate(found):
        before = grown[-1] if grown else Edit(0, 0, 0, 0)
        following = found[number + 1] if number + 1 < len(found) else None
        room = _room(old, new, edit, before, following)
        if edit.one_sided:
            placed = slid(edit, old, new, room, vocabulary)
            room = _room(old, new, placed, before, following)
            whole = _grown(placed, old, new, room, is_inside_number)
        else:
            whole = _grown(edit, old, new, room, vocabulary.joins)
        if grown and (before.old_end, before.new_end) == (whole.old_start, whole.new_start):
            grown[-1] = _both(before, whole)
        else:
            grown.append(whole)
    return grown


def _without_islands(old: str, found: Sequence[Edit]) -> list[Edit]:
    """Join changes with so little between them that it is the same by chance."""
    joined: list[Edit] = []
    for edit in found:
        if joined and _by_chance(old, joined[-1], edit):
            joined[-1] = _both(joined[-1], edit)
        else:
            joined.append(edit)
    return joined


def _by_chance(old: str, one: Edit, other: Edit) -> bool:
    between = old[one.old_end : other.old_start]
    if not any(map(str.isalnum, between)):
        return False
    return len(between) <= _ISLAND and 2 * len(between) <= min(one.size, other.size) + 1


def _both(one: Edit, other: Edit) -> Edit:
    return Edit(one.old_start, other.old_end, one.new_start, other.new_end)


def _room(old: str, new: str, edit: Edit, before: Edit, following: Edit | None) -> tuple[int, int]:
    """Return how much is the same before an edit and behind it, up to the next ones."""
    earlier = edit.old_start - before.old_end, edit.new_start - before.new_end
    behind = len(old) - edit.old_end if following is None else following.old_start - edit.old_end
    return min(earlier), min(behind, len(new) - edit.new_end)


def _grown(
    edit: Edit, old: str, new: str, room: tuple[int, int], joins: Callable[[str, int], bool]
) -> Edit:
    """Return an edit that begins earlier and ends later, so that it cuts nothing that joins."""
    begin = end = 0
    while begin < min(room[0], _LONGEST_WORD) and (
        joins(old, edit.old_start - begin) or joins(new, edit.new_start - begin)
    ):
        begin += 1
    while end < min(room[1], _LONGEST_WORD) and (
        joins(old, edit.old_end + end) or joins(new, edit.new_end + end)
    ):
        end += 1
    return Edit(
        edit.old_start - begin, edit.old_end + end, edit.new_start - begin, edit.new_end + end
    )


def _nature(old: str, new: str) -> Nature:
    both = old + new
    if not any(map(str.isalnum, both)):
        return Nature.MARKS
    if any(map(_NUMERALS.__contains__, both)) and _worded(old) == _worded(new):
        return Nature.FIGURES
    return Nature.WORDS


def _worded(text: str) -> str:
    """Return a text without its numerals."""
    return "".join(character for character in text if character not in _NUMERALS)
