"""Characters in columns: one of each block."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PICKED = 4096


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


def places_of(characters: Iterable[str], text: str) -> list[int]:
    """Return where any of some different characters stands; quickest where they are rare."""
    found = []
    for character in characters:
        place = text.find(character)
        while place >= 0:
            found.append(place)
            place = text.find(character, place + 1)
    return sorted(found)
