"""Paragraphs joined and split, and where each part of the old ones went."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

from reader.documents.corrections.model import Action
from reader.documents.model import Paragraph, ParagraphKind
from reader.documents.structure.segments import cut, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


class Run(NamedTuple):
    """``length`` paragraphs from ``old`` on that are left whole, and from where they are now."""

    new: int
    old: int
    length: int


class Flow:
    """The paragraphs of a document after joining and splitting.

    Its size is that of what was joined and split, not that of the document.

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
        self._groups, self._runs = _gathered(before, targets, splits)
        self._homes = _homes(self._groups)
        self._olds = [run.old for run in self._runs]
        self._news = [run.new for run in self._runs]
        self.mended = self._groups.keys()
        self.paragraphs = before
        if self._groups:
            mended = {n: _mended(n, pieces, before) for n, pieces in self._groups.items()}
            self.paragraphs = Reflowed(before, self._runs, mended)

    def with_kinds(self, kinds: Mapping[int, ParagraphKind]) -> Sequence[Paragraph]:
        """Return the paragraphs of now, some of them of another kind."""
        if not kinds:
            return self.paragraphs
        special = {n: self.paragraphs[n] for n in self.mended | kinds.keys()}
        special |= {n: special[n]._replace(kind=kind) for n, kind in kinds.items()}
        return Reflowed(self._before, self._runs, special)

    def is_divided_like(self, other: Flow) -> bool:
        """Tell whether another flow joins and splits the same paragraphs alike."""
        return self._groups == other._groups

    def pieces(self, ordinal: int) -> Sequence[Piece]:
        """Return what a paragraph consists of now, in the order of its text."""
        group = self._groups.get(ordinal)
        if group is not None:
            return group
        run = self._runs[bisect_right(self._news, ordinal) - 1]
        old = ordinal - run.new + run.old
        return (Piece(0, old, 0, len(self._before[old].text)),)

    def there(self, paragraph: int, offset: int) -> tuple[int, int]:
        """Return where a place of before is now; the white space at a split is at its left."""
        homes = self._homes.get(paragraph)
        if homes is None:
            run = self._runs[bisect_right(self._olds, paragraph) - 1]
            return paragraph - run.old + run.new, offset
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


class Reflowed(Sequence[Paragraph]):
    """Paragraphs of which most are those of another sequence, moved."""

    def __init__(
        self,
        before: Sequence[Paragraph],
        runs: Sequence[Run],
        special: Mapping[int, Paragraph],
    ) -> None:
        """Make a sequence.

        Args:
            before: the other sequence.
            runs: where its paragraphs are now.
            special: by ordinals, what stands between the runs, and in them instead of what was.
        """
        self._before = before
        self._runs = runs
        self._special = special
        self._news = [run.new for run in runs]
        ends = [run.new + run.length for run in runs]
        self._length = max((*ends, *(n + 1 for n in special)), default=0)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...

    @overload
    def __getitem__(self, index: slice) -> list[Paragraph]: ...

    def __getitem__(self, index: int | slice) -> Paragraph | list[Paragraph]:
        """Return a paragraph, or several."""
        if isinstance(index, slice):
            return [self[ordinal] for ordinal in range(self._length)[index]]
        ordinal = range(self._length)[index]
        special = self._special.get(ordinal)
        if special is not None:
            return special
        run = self._runs[bisect_right(self._news, ordinal) - 1]
        return self._before[ordinal - run.new + run.old]._replace(ordinal=ordinal)

    def __iter__(self) -> Iterator[Paragraph]:
        done = 0
        for run in self._runs:
            yield from (self._special[n] for n in range(done, run.new))
            done = run.new + run.length
            for ordinal, paragraph in enumerate(
                self._before[run.old : run.old + run.length], run.new
            ):
                yield self._special.get(ordinal) or Paragraph(ordinal, *paragraph[1:])
        yield from (self._special[n] for n in range(done, self._length))


def _gathered(
    before: Sequence[Paragraph], targets: Mapping[int, int], splits: Mapping[int, Sequence[int]]
) -> tuple[dict[int, list[Piece]], list[Run]]:
    """Return by their ordinals the paragraphs that are joined or split, and the runs of others."""
    groups: dict[int, list[Piece]] = {}
    runs: list[Run] = []
    continued: dict[int, list[Piece]] = {}
    old = new = 0
    for ordinal in sorted({*targets, *targets.values(), *splits}):
        if ordinal > old:
            runs.append(Run(new, old, ordinal - old))
            new += ordinal - old
        old = ordinal + 1
        group = continued.pop(ordinal, None)
        for part in _parts(before[ordinal], splits.get(ordinal, ())):
            if group is None or part.first:
                group = groups[new] = []
                new += 1
            group.append(part._replace(start=_start_behind(group, part, before)))
        if ordinal in targets and group is not None:
            continued[targets[ordinal]] = group
    if old < len(before):
        runs.append(Run(new, old, len(before) - old))
    return groups, runs


def _parts(paragraph: Paragraph, offsets: Sequence[int]) -> Iterator[Piece]:
    """Yield the parts of a paragraph, without the white space where it is split."""
    text = paragraph.text
    bounds = [0, *offsets, len(text)]
    for first, last in pairwise(bounds):
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


def _homes(groups: Mapping[int, Sequence[Piece]]) -> dict[int, list[tuple[int, Piece]]]:
    """Return for old paragraphs where their parts are, in the order of the text."""
    homes: dict[int, list[tuple[int, Piece]]] = {}
    for ordinal, pieces in groups.items():
        for piece in pieces:
            homes.setdefault(piece.paragraph, []).append((ordinal, piece))
    return homes


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
