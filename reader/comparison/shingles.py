"""What of a text is counted to see how much of it stands in another one.

The measure is containment, the share of the smaller set that is in the larger one (Broder 1997,
"On the resemblance and containment of documents"). Of a fragment and the paragraph that it was cut
from it is 1, where likeness of the whole (ratios of edits, simhash) says next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_SIZE = 3  # code points


def compact(text: str) -> str:
    """Return a text folded and without white space: what two copies of it have in common."""
    return "".join(fold(text).split())


def letters(text: str) -> str:
    """Return a text folded, without white space and punctuation."""
    return "".join(filter(str.isalnum, fold(text)))


def shingles(text: str) -> frozenset[str]:
    """Return the trigrams of a text's letters, digits and characters, folded.

    Punctuation is left out: copies differ in it. A text shorter than a trigram is its own shingle,
    and so is one that consists of marks only; one that is empty has none.
    """
    bare = letters(text) or compact(text)
    last = len(bare) - _SIZE
    return frozenset(bare[at : at + _SIZE] for at in range(max(last, 0) + 1)) if bare else _NONE


def containment(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the share of the smaller set that is in the larger one; 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


_NONE: frozenset[str] = frozenset()
