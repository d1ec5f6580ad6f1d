"""Telling what was taken back or done again, which may stand on another page."""

from __future__ import annotations

from itertools import takewhile
from operator import is_, truth
from typing import TYPE_CHECKING

from annotations.model import DOCUMENT
from reader.i18n import tr
from reader.text.columns import truncate
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.model import Annotation

_CELLS = 24
_UNDONE = "tui.undone", "tui.undone_at"
_REDONE = "tui.redone", "tui.redone_at"


def told(before: Sequence[Annotation], after: Sequence[Annotation], *, undo: bool) -> str:
    """Return a message on a change of the annotations: where the first that changed stands.

    Args:
        before: all annotations of the document.
        after: all of them when the change was taken back or done again.
        undo: whether it was taken back.
    """
    plain, with_place = _UNDONE if undo else _REDONE
    before, after = _without_start(before, after)
    before, after = _without_start(before[::-1], after[::-1])
    was, now = ({annotation.id: annotation for annotation in each} for each in (before, after))
    changed = [now.get(i) or was[i] for i in was.keys() | now.keys() if was.get(i) != now.get(i)]
    placed = [annotation for annotation in changed if annotation.scope != DOCUMENT]
    if not placed:
        return tr(plain)
    first = min(placed, key=lambda annotation: (annotation.paragraph, annotation.start or 0))
    words = sanitise(" ".join((first.quote.exact or first.note).split()))
    return tr(with_place, number=first.paragraph + 1, words=truncate(words, _CELLS))


def _without_start(
    before: Sequence[Annotation], after: Sequence[Annotation]
) -> tuple[Sequence[Annotation], Sequence[Annotation]]:
    """Leave out what both begin with: the same objects."""
    same = sum(1 for _ in takewhile(truth, map(is_, before, after)))
    return before[same:], after[same:]
