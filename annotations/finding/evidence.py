"""How well a place agrees with a quote, and whether that is enough.

A quote of two characters stands in a hundred places, one of forty in one. So the words around it
decide for a short quote, and what must agree is counted in code points, not in per cent. Words
that are gone while those around them are still there are gone: a look-alike elsewhere is not it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.finding.alignment import align

if TYPE_CHECKING:
    from annotations.model import Quote

_ENOUGH = 20.0  # code points of evidence, as the next four
_ENOUGH_WHERE_EXPECTED = 10.0
_ENOUGH_FOR_FEW = 36.0  # of a quote shorter than `_LONG_ENOUGH`
_ENOUGH_FOR_HALF = 30.0  # where half of the words are there
_WORTH_SHOWING = 7.0
_ALONE = 40  # code points that agree where those around do not
_ALONE_UNBROKEN = 30  # in one piece
_ALL_OF_IT = 3  # code points; nothing of so short a quote may be missing
_LONG_ENOUGH = 6  # code points of a quote that may have changed a little
_WELL_KEPT = 0.75  # likeness
_HALF = 0.5  # likeness, or share that is there
_ALMOST = 0.85  # of the evidence for the best place
_ALMOST_POINTS = 4.0  # code points less than for the best place


class Match(NamedTuple):
    """A place in the folded text and how much of the quote agrees there.

    Attributes:
        start: where the words begin.
        end: just behind them.
        kept: the share of the words that is there.
        exact: likeness of the words themselves, 0 to 1.
        prefix: likeness of the words before.
        suffix: likeness of the words behind.
        evidence: how many code points agree beyond what chance would give.
        unbroken: how many code points agree in one piece with words that are all there, else 0.
    """

    start: int
    end: int
    kept: float
    exact: float
    prefix: float
    suffix: float
    evidence: float
    unbroken: int = 0


def compare(quote: Quote, text: str, first: int, last: int) -> Match:
    """Return how a quote fits best into ``text[first:last]``."""
    first = max(first, 0)
    pattern = quote.prefix + quote.exact + quote.suffix
    path = align(pattern, text[first:last])
    path = [place if place < 0 else place + first for place in path]
    split, rest = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    start, end, kept, exact = _likeness(quote.exact, path[split:rest], text)
    if start < 0:
        start = end = max((place + 1 for place in path[:split]), default=first)
    *_, prefix = _likeness(quote.prefix, path[:split], text, end=start)
    *_, suffix = _likeness(quote.suffix, path[rest:], text, start=end)
    weights = zip(quote, (exact, prefix, suffix), strict=True)
    evidence = sum(_weight(words, likeness) for words, likeness in weights)
    unbroken = _unbroken(pattern, path, text, range(split, rest)) if kept == 1 else 0
    return Match(start, end, kept, exact, prefix, suffix, evidence, unbroken)


def is_certain(match: Match, length: int, *, expected: bool = False) -> bool:
    """Tell whether a place may be taken without asking.

    Args:
        match: the place.
        length: that of the quote's exact words.
        expected: whether it is in one of few paragraphs of which one must be the quote's.
    """
    if match.exact < _least(length):
        return length >= _LONG_ENOUGH and match.kept >= _HALF and _is_between(match)
    if max(match.prefix, match.suffix) < _HALF:
        return length * (2 * match.exact - 1) >= _ALONE or match.unbroken >= _ALONE_UNBROKEN
    if length < _LONG_ENOUGH:
        return match.evidence >= _ENOUGH_FOR_FEW
    return match.evidence >= (_ENOUGH_WHERE_EXPECTED if expected else _ENOUGH)


def is_gap(match: Match) -> bool:
    """Tell whether the words around the quote stand at a place and its own do not."""
    return match.kept < _HALF and min(match.prefix, match.suffix) >= _WELL_KEPT


def is_plain(match: Match) -> bool:
    """Tell whether the words are all there, and enough of those around them on both sides."""
    return match.exact == 1 and min(match.prefix, match.suffix) >= _WELL_KEPT


def is_nearer(match: Match, best: Match) -> bool:
    """Tell whether more of the words around the quote stand at a place than at the best one."""
    return match.prefix + match.suffix > best.prefix + best.suffix


def is_possible(match: Match, length: int) -> bool:
    """Tell whether a place is worth showing to the reader."""
    kept = 1.0 if length <= _ALL_OF_IT else _HALF
    return match.kept >= kept and match.evidence >= _WORTH_SHOWING


def is_close(match: Match, best: Match) -> bool:
    """Tell whether a place agrees almost as well as the best one (or is it)."""
    return match.evidence >= min(_ALMOST * best.evidence, best.evidence - _ALMOST_POINTS)


def confidence(match: Match, quote: Quote) -> float:
    """Return how alike the words and those around them are, 0 to 1, by their lengths."""
    parts = [
        (len(quote.exact), match.exact),
        (len(quote.prefix), match.prefix),
        (len(quote.suffix), match.suffix),
    ]
    total = sum(length for length, _ in parts)
    return sum(length * likeness for length, likeness in parts) / total if total else 0.0


def _is_between(match: Match) -> bool:
    """Tell whether the words around the quote are enough where half of its own are."""
    both = min(match.prefix, match.suffix) >= _WELL_KEPT
    return both or (match.evidence >= _ENOUGH_FOR_HALF and max(match.prefix, match.suffix) >= _HALF)


def _least(length: int) -> float:
    """Return how alike the words themselves must be: all of them in a quote of up to three."""
    if length <= _ALL_OF_IT:
        return 1.0
    return 0.6 if length >= _LONG_ENOUGH else 0.75


def _likeness(
    words: str, path: list[int], text: str, start: int | None = None, end: int | None = None
) -> tuple[int, int, float, float]:
    """Return the image of words in the text, their share in it, and how alike the two are."""
    places = [place for place in path if place >= 0]
    if not places:
        return -1, -1, 0.0, 0.0
    start = places[0] if start is None else min(start, places[0])
    end = places[-1] + 1 if end is None else max(end, places[-1] + 1)
    same = sum(place >= 0 and text[place] == word for place, word in zip(path, words, strict=True))
    edits = len(words) + (end - start) - len(places) - same
    likeness = max(1 - edits / max(len(words), end - start), 0.0)
    return start, end, same / len(words), likeness


def _unbroken(pattern: str, path: list[int], text: str, words: range) -> int:
    """Return how many code points agree in one piece with all of the words; 0 if those do not.

    Where paragraphs were split or merged, that breaks nothing.
    """
    count = 0
    last, first_kept = -1, words.start
    for index, (character, place) in enumerate(zip(pattern, path, strict=True)):
        if character == "\n":
            continue
        joins = place >= 0 and text[place] == character
        if not joins or (count and text[last + 1 : place].strip("\n")):
            if index >= words.stop:
                break
            count, first_kept = 0, index + (not joins)
        if joins:
            count, last = count + 1, place
    return count if first_kept <= words.start else 0


def _weight(words: str, likeness: float) -> float:
    """Return how many code points speak for a place: unlike words speak neither way."""
    return len(words) * max(2 * likeness - 1, 0.0)
