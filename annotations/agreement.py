"""How far two people agree who gave tags to the same document.

For each tag every unit of the text (a paragraph, or a code point) has it or has not, in the eyes of
each. So a tag gives a table of four numbers, from which the coefficients are computed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from annotations.model import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotations.model import Annotation

PARAGRAPHS: Final = "paragraphs"
CHARACTERS: Final = "characters"
UNITS: Final = (PARAGRAPHS, CHARACTERS)


class Table(NamedTuple):
    """On how many units both, one or neither of two coders saw a tag."""

    both: int
    first: int
    second: int
    neither: int

    @property
    def total(self) -> int:
        """How many units there are."""
        return sum(self)

    @property
    def agreement(self) -> float | None:
        """The share of units on which they agree; None without units."""
        return (self.both + self.neither) / self.total if self.total else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa: agreement beyond what the two coders' own rates give by chance.

        ``(po - pe) / (1 - pe)``, with ``pe`` from the product of the marginals (J. Cohen, "A
        coefficient of agreement for nominal scales", Educational and Psychological Measurement
        20, 1960). None where it is not defined: no units, or one value alone.
        """
        if not self.total:
            return None
        one, other = self.both + self.first, self.both + self.second
        rest = (self.total - one) * (self.total - other)
        expected = (one * other + rest) / self.total**2
        observed = (self.both + self.neither) / self.total
        return None if expected == 1 else (observed - expected) / (1 - expected)

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha for nominal data, two observers and no missing data.

        ``1 - (n - 1) * o01 / (n0 * n1)`` with ``n`` the number of values (twice that of units),
        ``o01`` the units on which the two differ and ``n0``, ``n1`` how often each value was given
        (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, part A). None where
        it is not defined: no units, or one value alone.
        """
        values = 2 * self.total
        given = 2 * self.both + self.first + self.second
        if not given or given == values:
            return None
        return 1 - (values - 1) * (self.first + self.second) / (given * (values - given))


class Difference(NamedTuple):
    """A stretch of a paragraph where only one coder saw a tag.

    Attributes:
        tag: the tag.
        paragraph: the ordinal of the paragraph.
        start: where it begins.
        end: just behind it.
        coder: 0 for the first, 1 for the second.
    """

    tag: str
    paragraph: int
    start: int
    end: int
    coder: int


class Comparison(NamedTuple):
    """What two coders did with one document.

    Attributes:
        tables: by tag, how they agree.
        differences: where they do not, in document order.
    """

    tables: Mapping[str, Table]
    differences: tuple[Difference, ...]


def compare(
    one: Iterable[Annotation],
    other: Iterable[Annotation],
    lengths: Sequence[int],
    unit: str = PARAGRAPHS,
) -> Comparison:
    """Compare the tags of two coders.

    Args:
        one: the annotations of the first coder, at their places in the document.
        other: those of the second.
        lengths: how many code points each paragraph of the document has.
        unit: one of `UNITS`. An empty paragraph is none; a tag on a part of a paragraph counts for
            all of it where the units are paragraphs.
    """
    first, second = _covered(one, lengths), _covered(other, lengths)
    tags = sorted(first.keys() | second.keys())
    tables = {tag: _table(first[tag], second[tag], lengths, unit) for tag in tags}
    differences = (
        difference
        for tag in tags
        for ordinal in sorted(first[tag].keys() | second[tag].keys())
        for difference in _differences(tag, ordinal, first[tag][ordinal], second[tag][ordinal])
    )
    return Comparison(
        tables, tuple(sorted(differences, key=lambda d: (d.paragraph, d.start, d.tag)))
    )


def _covered(
    annotations: Iterable[Annotation], lengths: Sequence[int]
) -> defaultdict[str, defaultdict[int, set[int]]]:
    """Return by tag and paragraph which code points have the tag."""
    covered: defaultdict[str, defaultdict[int, set[int]]]
    covered = defaultdict(lambda: defaultdict(set))
    for annotation in annotations:
        if annotation.scope == DOCUMENT:
            continue
        for paragraph, start, end in annotation.parts:
            if paragraph < len(lengths):
                places = range(start or 0, lengths[paragraph] if end is None else end)
                for tag in annotation.tags:
                    covered[tag][paragraph].update(places)
    return covered


def _table(
    one: Mapping[int, set[int]], other: Mapping[int, set[int]], lengths: Sequence[int], unit: str
) -> Table:
    if unit == CHARACTERS:
        units = sum(lengths)
        seen = [{(n, c) for n, places in side.items() for c in places} for side in (one, other)]
    else:
        units = sum(length > 0 for length in lengths)
        seen = [{(n, 0) for n, places in side.items() if places} for side in (one, other)]
    both = len(seen[0] & seen[1])
    first, second = len(seen[0]) - both, len(seen[1]) - both
    return Table(both, first, second, units - both - first - second)


def _differences(tag: str, ordinal: int, one: set[int], other: set[int]) -> Iterable[Difference]:
    for coder, covered in enumerate((one - other, other - one)):
        start = None
        places = sorted(covered)
        for place in places:
            start = place if start is None else start
            if place + 1 not in covered:
                yield Difference(tag, ordinal, start, place + 1, coder)
                start = None
