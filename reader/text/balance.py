"""Lines of nearly equal width that end where the sense allows: for titles and headings.

Among the ways to set as few lines as possible, or one more, the one is taken with the least sum of
what its lines and breaks cost and how far its lines are from their mean width (a shortest path, as
Knuth and Plass find the breaks of a paragraph).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.linebreak import break_lines, may_break
from reader.text.width import cell_widths

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 200
"""Code points; a longer text is not worth the search and is broken like any paragraph."""

_UNEVENNESS = 4.0  # what a line costs that is a whole measure from the mean width
_LINE = 1.2  # what a line costs: one more must spare a bad break


def balanced_lines(
    text: str, measure: int, cost: Callable[[int], float], indent: int = 0
) -> list[int]:
    """Return where each line of a heading starts, in code points; the first is 0.

    Args:
        text: a heading, without line breaks.
        measure: cells of a line, indent included.
        cost: what a break before a code point costs; 1 or more is bad, 0 is good.
        indent: cells left free at the start of every line but the first.
    """
    greedy = break_lines(text, measure, 0, indent)
    if len(greedy) == 1 or len(text) > LONGEST:
        return greedy
    widths = cell_widths(text)
    ends = [0, *accumulate(widths)]
    inked = [0]  # cells up to a place without the white space before it
    for end, character in zip(ends[1:], text, strict=True):
        inked.append(inked[-1] if character.isspace() else end)
    places = [0, *(at for at in range(1, len(text)) if may_break(text, widths, at)), len(text)]
    prices = [0.0, *(cost(at) for at in places[1:-1]), 0.0]

    def width(before: int, number: int) -> int:
        return inked[places[number]] - ends[places[before]] + (indent if before else 0)

    def setting(count: int) -> list[tuple[float, int]]:
        mean = (inked[-1] + indent * (count - 1)) / count
        return _shortest(prices, width, measure, mean)

    best = min((setting(len(greedy) + more) for more in (0, 1)), key=lambda found: found[-1][0])
    return _path(places, best) if best[-1][0] < float("inf") else greedy


def _shortest(
    prices: list[float], width: Callable[[int, int], int], measure: int, mean: float
) -> list[tuple[float, int]]:
    """Return for each place the least cost of the lines up to it, and where the last one starts."""
    best = [(0.0, 0)]
    for number, price in enumerate(prices[1:], 1):
        found = (float("inf"), 0)
        for before in range(number - 1, -1, -1):
            cells = width(before, number)
            if cells > measure:
                break
            total = best[before][0] + _LINE + _UNEVENNESS * ((cells - mean) / measure) ** 2
            found = min(found, (total + price, before))
        best.append(found)
    return best


def _path(places: list[int], best: list[tuple[float, int]]) -> list[int]:
    starts = []
    number = len(places) - 1
    while number:
        number = best[number][1]
        starts.append(places[number])
    return starts[::-1]
