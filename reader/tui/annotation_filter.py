"""Which annotations match what the user types: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.tags import is_within, normalise
from reader.text.fold import fold

if TYPE_CHECKING:
    from annotations.model import Annotation


class AnnotationFilter:
    """Words that must all occur, and tags (``#…``) that must all be there, in any script.

    A tag that is still being typed finds the tags that begin like it.
    """

    def __init__(self, text: str) -> None:
        terms = fold(text).split()
        self._words = [term for term in terms if not term.startswith("#")]
        self._tags = [name for term in terms if term.startswith("#") and (name := normalise(term))]

    def accepts(self, annotation: Annotation) -> bool:
        """Return whether an annotation matches."""
        tags = [fold(tag) for tag in annotation.tags]
        if not all(any(_matches(tag, wanted) for tag in tags) for wanted in self._tags):
            return False
        texts = (annotation.quote.exact, annotation.note, *annotation.tags, *annotation.section)
        folded = fold("\n".join(texts))
        return all(word in folded for word in self._words)


def _matches(tag: str, wanted: str) -> bool:
    return is_within(tag, wanted) or tag.startswith(wanted)
