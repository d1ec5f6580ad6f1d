"""Finding the paragraph of an annotation again by its fingerprint."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from annotations.finding.correspondence import Correspondence
from annotations.info import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotations.model import Annotation
    from annotations.quote import Anchorable

_SHORT = 16


class Paragraphs:
    """The paragraphs of a document, and what became of those of its earlier states."""

    def __init__(self, target: Anchorable, origins: Mapping[str, Sequence[str]]) -> None:
        self._target = target
        self._origins = origins

    def same(self, annotation: Annotation) -> int | None:
        """Return the ordinal of the annotation's own paragraph, if it has not changed.

        Without the fingerprints of the earlier state that is the only one with the same text,
        unless it is so short that it may be another one by chance.
        """
        ordinal = annotation.paragraph
        if annotation.document == self._target.id and self._is(ordinal, annotation):
            return ordinal
        correspondence = self._correspondence(annotation)
        if correspondence is not None:
            found = correspondence.new.get(ordinal, -1)
            return found if self._is(found, annotation) else None
        candidates = self._ordinals.get(annotation.fingerprint, [])
        if len(candidates) == 1 and len(self._target.text(candidates[0])) >= _SHORT:
            return candidates[0]
        return None

    def is_another(self, annotation: Annotation, ordinal: int) -> bool:
        """Tell whether a paragraph is known to be another one of the earlier state."""
        correspondence = self._correspondence(annotation)
        old = correspondence.old.get(ordinal) if correspondence is not None else None
        return old is not None and not annotation.paragraph <= old <= _last(annotation)

    def expects(self, annotation: Annotation, ordinal: int, most: int | None = None) -> bool:
        """Tell whether the annotation's paragraph should be there, going by its neighbours.

        Args:
            annotation: the annotation.
            ordinal: that of the paragraph.
            most: how many paragraphs there may be between the neighbours, None for any number.
        """
        correspondence = self._correspondence(annotation)
        if correspondence is None:
            return False
        first, last = correspondence.gap(annotation.paragraph, _last(annotation))
        return first < ordinal < last and (most is None or last - first - 1 <= most)

    def had_twin(self, annotation: Annotation, *, near: bool = False) -> bool:
        """Tell whether another paragraph of the earlier state read the same.

        Args:
            annotation: the annotation.
            near: look only at paragraphs between the same neighbours.
        """
        correspondence = self._correspondence(annotation)
        if correspondence is None:
            return False
        before = self._origins[annotation.document]
        if near:
            first, last = correspondence.neighbours(annotation.paragraph, _last(annotation))
            before = before[first + 1 : last]
        return list(map(shortened, before)).count(shortened(annotation.fingerprint)) > 1

    def _correspondence(self, annotation: Annotation) -> Correspondence | None:
        """Return that with the earlier state, if the annotation was made in just that one.

        The paragraphs of one source may have been divided otherwise when it was made.
        """
        before = self._origins.get(annotation.document, ())
        there = before[annotation.paragraph : annotation.paragraph + 1]
        if there and shortened(there[0]) != shortened(annotation.fingerprint):
            return None
        return self._correspondences.get(annotation.document)

    def _is(self, ordinal: int, annotation: Annotation) -> bool:
        return (
            0 <= ordinal < self._target.paragraph_count
            and self._target.fingerprint(ordinal) == annotation.fingerprint
        )

    @cached_property
    def _fingerprints(self) -> list[str]:
        return [self._target.fingerprint(n) for n in range(self._target.paragraph_count)]

    @cached_property
    def _ordinals(self) -> Mapping[str, list[int]]:
        ordinals: dict[str, list[int]] = defaultdict(list)
        for ordinal, fingerprint in enumerate(self._fingerprints):
            ordinals[fingerprint].append(ordinal)
        return ordinals

    @cached_property
    def _correspondences(self) -> Mapping[str, Correspondence]:
        after = [shortened(fingerprint) for fingerprint in self._fingerprints]
        return {
            name: Correspondence(list(map(shortened, before)), after)
            for name, before in self._origins.items()
            if before
        }


def _last(annotation: Annotation) -> int:
    """Return the ordinal of the last paragraph that an annotation is on."""
    return annotation.until.paragraph if annotation.until else annotation.paragraph
