"""Finding where a text best matches inside another one, code point by code point.

The distance is Levenshtein's, with both ends of the searched text free (Sellers 1980). The columns
of the matrix are computed as bit vectors (Myers 1999, in Hyyrö's form) of any length, so the time
is linear in the searched text for patterns of some hundred code points; the vectors are kept and
the path is read from them backwards.
"""

from __future__ import annotations


def align(pattern: str, text: str) -> list[int]:
    """Return for each code point of ``pattern`` the index in ``text`` that stands for it.

    Code points that nothing stands for have -1. The indices increase.
    """
    positives, negatives, end = _columns(pattern, text)
    return _path(pattern, text, positives, negatives, end)


def _columns(pattern: str, text: str) -> tuple[list[int], list[int], int]:
    """Return the vertical differences (+1 and -1) of each column and the best last column."""
    size = len(pattern)
    mask = (1 << size) - 1
    last = 1 << max(size - 1, 0)
    places: dict[str, int] = {}
    for index, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << index
    positive, negative = mask, 0
    positives, negatives = [positive], [negative]
    distance = best = size
    end = 0
    for column, character in enumerate(text, 1):
        equal = places.get(character, 0)
        diagonal = (((equal & positive) + positive) ^ positive) | equal | negative
        across = negative | ~(diagonal | positive)
        across_less = positive & diagonal
        if across & last:
            distance += 1
        elif across_less & last:
            distance -= 1
        across = across << 1 & mask
        across_less = across_less << 1 & mask
        positive = (across_less | ~(diagonal | across)) & mask
        negative = across & diagonal & mask
        positives.append(positive)
        negatives.append(negative)
        if distance < best:
            best, end = distance, column
    return positives, negatives, end


def _path(
    pattern: str, text: str, positives: list[int], negatives: list[int], end: int
) -> list[int]:
    """Follow the best path back from the last row of column ``end`` to the first row."""
    found = [-1] * len(pattern)
    row, column = len(pattern), end
    while row and column:
        bit = 1 << row - 1
        if pattern[row - 1] == text[column - 1]:
            row, column = row - 1, column - 1
            found[row] = column
        elif positives[column] & bit:  # the code point above costs one less: this one is missing
            row -= 1
        elif negatives[column - 1] & bit:  # the column before costs one less here
            column -= 1
        else:
            row, column = row - 1, column - 1
            found[row] = column
    return found
