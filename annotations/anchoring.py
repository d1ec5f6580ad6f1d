"""Finding annotations again in a document whose source was changed.

First the paragraph: one with the same fingerprint, known by its neighbours where there are several.
Then the words, with those around them: exactly as they were, else as alike as enough (see
`evidence`). Where two places agree almost equally well, or one agrees not well enough, the
placement says so; nothing is moved in doubt and nothing is dropped.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from annotations.finding import evidence
from annotations.finding.paragraphs import Paragraphs
from annotations.finding.search import Search
from annotations.history import Edit
from annotations.model import DOCUMENT, Annotation, End, to_record
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN, Placement, Spot, stored_spot
from annotations.quote import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotations.finding.evidence import Match
    from annotations.finding.haystack import Fold
    from annotations.history import Operation
    from annotations.notebook import Notebook
    from annotations.quote import Anchorable

_MOST = 0.7  # share of a paragraph that counts for the whole
_CRUMB = 3  # code points; less of an outer paragraph does not count
_FEW = 8  # paragraphs of which one must be the quote's
_RIVALS = 5  # places that are told besides the best


def resolve(
    annotations: Iterable[Annotation],
    target: Anchorable,
    fold: Fold,
    origins: Mapping[str, Sequence[str]] | None = None,
) -> list[Placement]:
    """Find where annotations are in a document, in the order given.

    Args:
        annotations: their places are in the documents that they name, earlier states of this one.
        target: the document as it is now.
        fold: reduces a text for comparison, 1:1 with its code points.
        origins: by the id of an earlier state, the fingerprints of its paragraphs in order, as
            `DocumentInfo` keeps them. They tell changed paragraphs from others that look alike.
    """
    annotations = list(annotations)
    resolver = _Resolver(target, fold, origins or {})
    found = [resolver.by_paragraph(annotation) for annotation in annotations]
    pairs = list(zip(annotations, found, strict=True))
    resolver.prepare([annotation for annotation, placement in pairs if placement is None])
    placed = [placement or resolver.by_words(annotation) for annotation, placement in pairs]
    return [_rejected(p) if p.annotation.absent == target.id else p for p in placed]


def _rejected(placement: Placement) -> Placement:
    """Return an orphan, the places of which the reader said that they are not its."""
    spots = () if placement.status == ORPHAN else (placement.spot, *placement.rivals)
    spot = stored_spot(placement.annotation, 0.0)
    return Placement(placement.annotation, ORPHAN, spot, spots)


def reject(
    notebook: Notebook, placements: Iterable[Placement], target: Anchorable
) -> Operation | None:
    """Keep annotations as orphans: no place in the document as it is now is theirs.

    Returns:
        The operation, which can be undone; None if there was nothing to store.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    with notebook.held():
        edits = [
            Edit(placement.annotation.id, {"absent": target.id}, whole=False)
            for placement in placements
            if (here := notebook.get(placement.annotation.id)) and here.absent != target.id
        ]
        return notebook.apply("orphan", edits) if edits else None


def accept(
    notebook: Notebook, placements: Iterable[Placement], target: Anchorable
) -> Operation | None:
    """Store places as those of the annotations, with the words that stand there now.

    Orphans are left as they are.

    Returns:
        The operation, which can be undone; None if there was nothing to store.

    Raises:
        StorageError: the disk refuses; nothing has changed.
    """
    fresh = [refreshed(p, target) for p in placements if p.status != ORPHAN]
    with notebook.held():
        changed = [a for a in fresh if notebook.get(a.id) not in {None, a}]
        edits = [Edit(a.id, to_record(a)) for a in changed]
        return notebook.apply("anchor", edits) if edits else None


def refreshed(placement: Placement, target: Anchorable) -> Annotation:
    """Return an annotation as if it had been made where it is placed now."""
    paragraph, start, end, _, until = placement.spot
    if placement.annotation.scope == DOCUMENT:
        return replace(placement.annotation, document=target.id)
    return replace(
        placement.annotation,
        document=target.id,
        paragraph=paragraph,
        start=start,
        end=end,
        until=until,
        quote=take(target, paragraph, start, end, until),
        fingerprint=target.fingerprint(paragraph),
        absent="",
    )


class _Resolver:
    def __init__(
        self, target: Anchorable, fold: Fold, origins: Mapping[str, Sequence[str]]
    ) -> None:
        self._target = target
        self._fold = fold
        self._paragraphs = Paragraphs(target, origins)

    @cached_property
    def _search(self) -> Search:
        return Search(self._target, self._fold)

    def by_paragraph(self, annotation: Annotation) -> Placement | None:
        """Place an annotation whose paragraph is still there as it was, or that needs none."""
        if annotation.scope == DOCUMENT:
            return Placement(annotation, ANCHORED, stored_spot(annotation, 1.0))
        ordinal = self._paragraphs.same(annotation)
        spot = None if ordinal is None else self._spot_in(ordinal, annotation)
        if spot is None:
            return None
        status = ANCHORED if ordinal == annotation.paragraph else MOVED
        return Placement(annotation, status, spot)

    def _spot_in(self, ordinal: int, annotation: Annotation) -> Spot | None:
        """Return the span in a paragraph of the same text, whose white space may differ."""
        start, end = annotation.start, annotation.end
        if start is None or end is None:
            return Spot(ordinal, None, None, confidence=1.0)
        if annotation.until is not None:
            return self._running_on(ordinal, annotation, start, annotation.until)
        text, exact = self._target.text(ordinal), annotation.quote.exact
        if text[start:end] == exact:
            return Spot(ordinal, start, end, confidence=1.0)
        folded, needle = self._fold(text), self._fold(exact)
        places = [n for n in range(len(folded)) if folded.startswith(needle, n)]
        if not places or not needle:
            return None
        place = min(places, key=lambda n: abs(n - start))
        return Spot(ordinal, place, place + len(needle), confidence=1.0)

    def _running_on(
        self, ordinal: int, annotation: Annotation, start: int, until: End
    ) -> Spot | None:
        """Return a span over several paragraphs that begins in this one, if its words are there."""
        moved = End(ordinal + until.paragraph - annotation.paragraph, until.offset)
        end = len(self._target.text(ordinal))
        if moved.paragraph >= self._target.paragraph_count:
            return None
        exact = take(self._target, ordinal, start, end, moved).exact
        if self._fold(exact) != self._fold(annotation.quote.exact):
            return None
        return Spot(ordinal, start, end, 1.0, moved)

    def prepare(self, annotations: Sequence[Annotation]) -> None:
        """Look up, in one pass, what `by_words` needs for these annotations."""
        if annotations:
            self._search.learn(annotation.quote for annotation in annotations)

    def by_words(self, annotation: Annotation) -> Placement:
        """Place an annotation by its words and those around them."""
        found = self._found(annotation)
        length = len(annotation.quote.exact)
        matches = [match for match in found if evidence.is_possible(match, length)]
        if not matches:
            return Placement(annotation, ORPHAN, stored_spot(annotation, 0.0))
        close = [match for match in matches if evidence.is_close(match, matches[0])]
        if len(close) > 1 and not self._paragraphs.had_twin(annotation, near=True):
            between = [m for m in close if self._paragraphs.expects(annotation, self._at(m))]
            close = between if len(between) == 1 else close
        best = close[0]
        spot = self._spot(annotation, best)
        doubtful = (
            len(close) > 1
            or self._may_be_a_twin(annotation, best)
            or self._is_gone(annotation, best, found)
        )
        status = UNCERTAIN if doubtful else self._status(annotation, best, spot)
        rivals = [self._spot(annotation, match) for match in matches if match is not best]
        return Placement(annotation, status, spot, tuple(rivals[:_RIVALS]))

    def _found(self, annotation: Annotation) -> list[Match]:
        return self._possible(annotation, self._search.matches(annotation.quote))

    def _is_gone(self, annotation: Annotation, best: Match, found: list[Match]) -> bool:
        """Tell whether the words around the quote stand elsewhere, better and without it."""
        if evidence.is_plain(best):
            return False
        gaps = [*found, *self._possible(annotation, self._search.gaps(annotation.quote))]
        return any(evidence.is_gap(match) and evidence.is_nearer(match, best) for match in gaps)

    def _possible(self, annotation: Annotation, matches: list[Match]) -> list[Match]:
        """Return the matches that are not in what is known to be another paragraph."""
        return [
            match
            for match in matches
            if not self._paragraphs.is_another(annotation, self._at(match))
        ]

    def _status(self, annotation: Annotation, match: Match, spot: Spot) -> str:
        expected = self._paragraphs.expects(annotation, self._at(match), _FEW)
        if not evidence.is_certain(match, len(annotation.quote.exact), expected=expected):
            return UNCERTAIN
        if spot.paragraph != annotation.paragraph:
            return MOVED
        return ANCHORED if self._search.is_verbatim(annotation.quote, match) else MOVED

    def _may_be_a_twin(self, annotation: Annotation, match: Match) -> bool:
        """Tell whether a place may be that of another paragraph that read the same."""
        paragraphs = self._paragraphs
        return paragraphs.had_twin(annotation) and not paragraphs.expects(
            annotation, self._at(match)
        )

    def _at(self, match: Match) -> int:
        return self._search.haystack.paragraph_at((match.start + match.end) // 2)

    def _spot(self, annotation: Annotation, match: Match) -> Spot:
        """Return a match as a span, or as a whole paragraph if it was and nearly is."""
        haystack = self._search.haystack
        whole = self._search.is_verbatim(annotation.quote, match)
        covered = haystack.cover(match.start, match.end, least=1 if whole else _CRUMB)
        confidence = round(evidence.confidence(match, annotation.quote), 3)
        (ordinal, start, end), last = covered[0], covered[-1]
        if len(covered) > 1:
            return Spot(ordinal, start, end, confidence, End(last[0], last[2]))
        size = len(self._target.text(ordinal))
        if annotation.start is None and end - start >= _MOST * size:
            return Spot(ordinal, None, None, confidence)
        return Spot(ordinal, start, end, confidence)
