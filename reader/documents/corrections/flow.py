"""Paragraphs joined and split, and where each part of the old ones went."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.corrections.model import Action
from reader.documents.model import Paragraph, ParagraphKind
from reader.documents.structure.segments import cut, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.documents.corrections.model import Correction
    from reader.documents.model import Segment

_UNTOUCHED = frozenset({ParagraphKind.ROW})
_ONCE = frozenset({ParagraphKind.HEADING, ParagraphKind.CAPTION})


class Piece(NamedTuple):
    """``before[paragraph].text[first:last]``, which stands at ``start`` in its new paragraph."""

    start: int
    paragraph: int
    first: int
    last: int


class Flow:
    """The paragraphs of a document after joining and splitting.

    Attributes:
        paragraphs: those that there are now; the very same ones where nothing changed.
        mended: the ordinals of those that are not a whole one of before.
    """

    def __init__(
        self, before: Sequence[Paragraph], joins: Iterable[int], splits: Mapping[int, Sequence[int]]
    ) -> None:
        """Join and split.

        Args:
            before: the paragraphs as they were.
            joins: ordinals of paragraphs to join with the next one; see `following`.
            splits: by ordinal, the places where a paragraph is split, ascending; see `cuts`.
        """
        targets = {p: after for p in joins if (after := following(before, p)) is not None}
        self._before = before
        self._touched = bool(targets or splits)
        self.paragraphs = before
        self.mended: frozenset[int] = frozenset()
        if self._touched:
            self._pieces = _gathered(before, targets, splits)
            self._homes = _homes(self._pieces, len(before))
            self.mended = frozenset(
                ordinal for ordinal, pieces in enumerate(self._pieces) if _is_mended(pieces, before)
            )
            self.paragraphs = tuple(
                _mended(ordinal, pieces, before)
                if ordinal in self.mended
                else before[pieces[0].paragraph]._replace(ordinal=ordinal)
                for ordinal, pieces in enumerate(self._pieces)
            )

    def pieces(self, ordinal: int) -> Sequence[Piece]:
        """Return what a paragraph consists of now, in the order of its text."""
        if self._touched:
            return self._pieces[ordinal]
        return (Piece(0, ordinal, 0, len(self._before[ordinal].text)),)

    def there(self, paragraph: int, offset: int) -> tuple[int, int]:
        """Return where a place of before is now; the white space at a split is at its left."""
        if not self._touched:
            return paragraph, offset
        homes = self._homes[paragraph]
        ordinal, piece = homes[max(bisect_right(homes, offset, key=lambda h: h[1].first) - 1, 0)]
        return ordinal, piece.start + min(max(offset, piece.first), piece.last) - piece.first

    def back(self, ordinal: int, offset: int) -> tuple[int, int]:
        """Return where a place of now was before."""
        pieces = self.pieces(ordinal)
        piece = pieces[max(bisect_right(pieces, offset, key=lambda p: p.start) - 1, 0)]
        return piece.paragraph, min(piece.first + offset - piece.start, piece.last)


def following(paragraphs: Sequence[Paragraph], ordinal: int) -> int | None:
    """Return the ordinal of the paragraph that can be joined to one, None if none can.

    What a page or a site put between the halves of a paragraph is passed over.
    """
    kind = paragraphs[ordinal].kind
    after = ordinal + 1
    while (
        kind is not ParagraphKind.FURNITURE
        and after < len(paragraphs)
        and paragraphs[after].kind is ParagraphKind.FURNITURE
    ):
        after += 1
    if kind in _UNTOUCHED or after >= len(paragraphs):
        return None
    other = paragraphs[after].kind
    torn = other in _UNTOUCHED or (ParagraphKind.FURNITURE in {kind, other} and kind is not other)
    return None if torn else after


def cuts(
    paragraphs: Sequence[Paragraph], corrections: Iterable[Correction]
) -> dict[int, list[int]]:
    """Return where paragraphs are to be split: each part has more than white space."""
    wanted: dict[int, set[int]] = {}
    for correction in corrections:
        if correction.action is Action.SPLIT:
            wanted.setdefault(correction.paragraph, set()).add(correction.offset)
    found = {p: list(_sound(paragraphs[p], offsets)) for p, offsets in wanted.items()}
    return {p: offsets for p, offsets in found.items() if offsets}


def _sound(paragraph: Paragraph, offsets: Iterable[int]) -> Iterator[int]:
    if paragraph.kind in _UNTOUCHED:
        return
    text, last = paragraph.text, 0
    for offset in sorted(offsets):
        if text[last : max(offset, 0)].strip() and text[offset:].strip():
            yield offset
            last = offset


def _gathered(
    before: Sequence[Paragraph], targets: Mapping[int, int], splits: Mapping[int, Sequence[int]]
) -> list[list[Piece]]:
    """Return the pieces of each new paragraph."""
    groups: list[list[Piece]] = []
    continued: dict[int, list[Piece]] = {}
    for paragraph in before:
        group = continued.pop(paragraph.ordinal, None)
        for part in _parts(paragraph, splits.get(paragraph.ordinal, ())):
            if group is None or part.first:
                group = []
            if not group:
                groups.append(group)
            group.append(part._replace(start=_start_behind(group, part, before)))
        if paragraph.ordinal in targets and group is not None:
            continued[targets[paragraph.ordinal]] = group
    return groups


def _parts(paragraph: Paragraph, offsets: Sequence[int]) -> Iterator[Piece]:
    """Yield the parts of a paragraph, without the white space where it is split."""
    text = paragraph.text
    bounds = [0, *offsets, len(text)]
    for first, last in itertools.pairwise(bounds):
        part = text[first:last]
        left = len(part) - len(part.lstrip()) if first else 0
        right = len(part) - len(part.rstrip()) if last < len(text) else 0
        yield Piece(0, paragraph.ordinal, first + left, last - right)


def _start_behind(group: Sequence[Piece], part: Piece, before: Sequence[Paragraph]) -> int:
    """Return where a part stands behind others; a space divides two words in Latin letters."""
    if not group:
        return 0
    last = group[-1]
    text, other = before[last.paragraph].text, before[part.paragraph].text
    divided = _is_latin(text[last.last - 1 : last.last]) and _is_latin(other[part.first :][:1])
    return last.start + last.last - last.first + divided


def _homes(groups: Sequence[Sequence[Piece]], count: int) -> list[list[tuple[int, Piece]]]:
    """Return for each old paragraph where its parts are, in the order of its text."""
    homes: list[list[tuple[int, Piece]]] = [[] for _ in range(count)]
    for ordinal, pieces in enumerate(groups):
        for piece in pieces:
            homes[piece.paragraph].append((ordinal, piece))
    return homes


def _is_mended(pieces: Sequence[Piece], before: Sequence[Paragraph]) -> bool:
    first = pieces[0]
    return len(pieces) > 1 or first.last - first.first < len(before[first.paragraph].text)


def _mended(ordinal: int, pieces: Sequence[Piece], before: Sequence[Paragraph]) -> Paragraph:
    """Return a paragraph that consists of several, or of a part of one."""
    first = before[pieces[0].paragraph]
    text = ""
    segments: list[Segment] = []
    for piece in pieces:
        source = before[piece.paragraph]
        text = text.ljust(piece.start) + source.text[piece.first : piece.last]
        segments += moved(cut(source.segments, piece.first, piece.last), piece.start)
    behind = pieces[0].first > 0 and first.kind in _ONCE
    kind = ParagraphKind.BODY if behind else first.kind
    return Paragraph(ordinal, text, kind, tuple(segments))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
