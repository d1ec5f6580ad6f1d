"""From a wish about the document on the screen to corrections of the document as analysed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.corrections.applying import Corrected, apply
from reader.documents.corrections.flow import Flow, following
from reader.documents.corrections.model import Action, Correction
from reader.documents.model import ParagraphKind

if TYPE_CHECKING:
    from reader.documents.model import Document, Section

_ABOUT_HEADINGS = frozenset({Action.HEADING, Action.PLAIN})


class Change(NamedTuple):
    """Corrections to make and to take back."""

    made: tuple[Correction, ...] = ()
    dropped: tuple[Correction, ...] = ()


def after(document: Document, change: Change) -> Document:
    """Return a document with a change of its corrections."""
    kept = (c for c in _corrections(document) if c not in change.dropped)
    return apply(document, (*kept, *change.made))


def heading_at(document: Document, ordinal: int) -> Section | None:
    """Return the section that begins in a paragraph, the innermost of several; None if none."""
    inside = document.section_path(ordinal, len(document.paragraphs[ordinal].text))
    return inside[-1] if inside and inside[-1].paragraph == ordinal else None


def set_level(document: Document, ordinal: int, level: int) -> Change | None:
    """Make a paragraph a heading of a level; None where it is one, or is a row of a table."""
    section = heading_at(document, ordinal)
    if _is_row(document, ordinal) or (section is not None and section.level == level):
        return None
    place = _flow(document).back(ordinal, 0)
    unsaid = Change((), _about(document, place))
    if unsaid.dropped:
        section = heading_at(after(document, unsaid), ordinal)
        if section is not None and section.level == level:
            return unsaid
    return unsaid._replace(made=(Correction(Action.HEADING, *place, level),))


def set_plain(document: Document, ordinal: int) -> Change | None:
    """Make a heading an ordinary paragraph; None where it is one."""
    if heading_at(document, ordinal) is None:
        return None
    place = _flow(document).back(ordinal, 0)
    unsaid = Change((), _about(document, place))
    if unsaid.dropped and heading_at(after(document, unsaid), ordinal) is None:
        return unsaid
    return unsaid._replace(made=(Correction(Action.PLAIN, *place),))


def join_next(document: Document, ordinal: int) -> Change | None:
    """Join a paragraph with the next one; None where that cannot be.

    What was said about the next one being a heading goes with it.
    """
    other = following(document.paragraphs, ordinal)
    if other is None:
        return None
    flow = _flow(document)
    last, behind = flow.pieces(ordinal)[-1], flow.back(other, 0)
    unsaid = _about(document, behind)
    splits = tuple(
        c
        for c in _corrections(document)
        if c[:2] == (Action.SPLIT, behind[0]) and last.last <= c.offset <= behind[1]
    )
    if last.paragraph == behind[0]:
        return Change((), (*splits, *unsaid))
    return Change((Correction(Action.JOIN, last.paragraph),), unsaid)


def split_at(document: Document, ordinal: int, offset: int) -> Change | None:
    """Split a paragraph before a code point; None where nothing would be on one side."""
    text = document.paragraphs[ordinal].text
    offset = len(text) - len(text[offset:].lstrip())
    if _is_row(document, ordinal) or not text[:offset].strip() or offset == len(text):
        return None
    flow = _flow(document)
    for before, piece in pairwise(flow.pieces(ordinal)):
        if piece.start == offset:
            return Change((), (Correction(Action.JOIN, before.paragraph),))
    return Change((Correction(Action.SPLIT, *flow.back(ordinal, offset)),))


def unsay(document: Document, ordinal: int) -> Change | None:
    """Take back all corrections of a paragraph; None where there are none."""
    paragraphs = {piece.paragraph for piece in _flow(document).pieces(ordinal)}
    dropped = tuple(c for c in _corrections(document) if c.paragraph in paragraphs)
    return Change((), dropped) if dropped else None


def moved(before: Document, after: Document, ordinal: int, offset: int) -> tuple[int, int]:
    """Return where a place of a document is after its corrections were changed."""
    return _flow(after).there(*_flow(before).back(ordinal, offset))


def is_divided_alike(one: Document, other: Document) -> bool:
    """Tell whether two states of a document have the same paragraphs."""
    return _flow(one).is_divided_like(_flow(other))


def _corrections(document: Document) -> tuple[Correction, ...]:
    return document.corrections if isinstance(document, Corrected) else ()


def _flow(document: Document) -> Flow:
    if isinstance(document, Corrected):
        return document.flow
    return Flow(document.paragraphs, (), {})


def _about(document: Document, place: tuple[int, int]) -> tuple[Correction, ...]:
    """Return the corrections that say whether a paragraph that begins there is a heading."""
    return tuple(
        c for c in _corrections(document) if c.action in _ABOUT_HEADINGS and c[1:3] == place
    )


def _is_row(document: Document, ordinal: int) -> bool:
    return document.paragraphs[ordinal].kind is ParagraphKind.ROW
