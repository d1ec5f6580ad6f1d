"""Characters in columns: one of each block."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, islice

from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_PICKED = 4096
_LONG = 4096  # blocks


def picked(text: str, places: Iterable[int], others: Mapping[int, str]) -> str:
    """Return the characters of a text at some places, but ``others`` where these have some.

    A text of single characters is made of as few of them at a time as is still quick.
    """
    places = iter(places)
    found = []
    while piece := [text[place] for place in islice(places, _PICKED)]:
        found.append("".join(piece))
    picked = "".join(found)
    if not others:
        return picked
    characters = [*picked]
    for index, character in others.items():
        characters[index] = character
    return "".join(characters)


def places_of(characters: Collection[str], text: str) -> Iterator[int]:
    """Yield where any of some characters stands, in order."""
    if len(text) > _LONG and characters:
        return map(re.Match.start, _class_of("".join(sorted(characters))).finditer(text))
    return compress(range(len(text)), map(frozenset(characters).__contains__, text))


@cache
def _class_of(characters: str) -> re.Pattern[str]:
    """Return what finds characters; it is slow to make and quick to use."""
    return compiled(f"[{re.escape(characters)}]")
