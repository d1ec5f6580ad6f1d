"""The heaviest chain of links that runs in the order of both documents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.links import Link


def heaviest(links: Sequence[Link]) -> list[Link]:
    """Return links, each further on in both documents, that share the most shingles together.

    Of several such chains it is one. The time is that of sorting the links: the best chain up to
    each paragraph of the new document is kept in a Fenwick tree of maxima.
    """
    best = _Maxima(1 + max((link.new for link in links), default=0))
    before: dict[Link, Link | None] = {}
    for _, same in groupby(sorted(links), key=lambda link: link.old):
        ready = []
        for link in same:
            weight, last = best.up_to(link.new)
            before[link] = last
            ready.append((weight + link.shared, link))
        for weight, link in ready:
            best.put(link.new, weight, link)
    _, at = best.up_to(best.size)
    chain = []
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


class _Maxima:
    """The heaviest chain that ends before a paragraph."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._best: list[tuple[int, Link | None]] = [(0, None)] * (size + 1)

    def up_to(self, end: int) -> tuple[int, Link | None]:
        """Return the heaviest of those put at places before ``end``, and its last link."""
        best: tuple[int, Link | None] = (0, None)
        while end > 0:
            if self._best[end][0] > best[0]:
                best = self._best[end]
            end -= end & -end
        return best

    def put(self, place: int, weight: int, link: Link) -> None:
        """Take a chain that ends at ``place``."""
        at = place + 1
        while at <= self.size:
            if weight > self._best[at][0]:
                self._best[at] = (weight, link)
            at += at & -at
