"""Which columns of a table hold numbers, that are read from the right."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.text.pattern_cache import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_FEWEST = 2  # cells that tell
_MOST_WORDS = 4  # one cell in so many may hold something else


def are_numbers(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column, without its heading, are numbers but for a few.

    Dashes and blanks, which stand for missing ones, don't count.
    """
    told = [cell for cell in cells if not _missing().fullmatch(cell)]
    numbers = sum(_number().fullmatch(cell) is not None for cell in told)
    return numbers >= _FEWEST and (len(told) - numbers) * _MOST_WORDS <= len(told)


@cache
def _missing() -> re.Pattern[str]:
    return compiled(r"[\s—–\-/…·.]*")


@cache
def _number() -> re.Pattern[str]:
    return compiled(
        r"[-+−±<>≤≥≈～~]?\s?\d[\d,， ]*(?:\.\d+)?\s?[%％‰]?(?:[（(][^（()）]{1,6}[)）])?"
    )
