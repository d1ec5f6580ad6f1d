"""A large dictionary of phrases that costs little to load.

It is kept as one string for each first character of phrases, and such a string is taken apart when
a text has that character in a place that matters: a text needs a small part of the phrases only.
"""

from __future__ import annotations

from collections import defaultdict

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Mapping[str, str] = {}
_LINE, _FIELD = "\n", "\t"


class Phrases:
    """Phrases with their conversions; an empty conversion means that of the single characters.

    Args:
        packed: for each first character, its phrases as lines of phrase, tab and conversion.
    """

    def __init__(self, packed: dict[str, str]) -> None:
        self.packed = packed
        self._unpacked: dict[str, dict[str, str]] = {}

    @classmethod
    def of(cls, dictionary: Mapping[str, str]) -> Phrases:
        """Return a dictionary in this form."""
        lines: defaultdict[str, list[str]] = defaultdict(list)
        for phrase, conversion in dictionary.items():
            lines[phrase[0]].append(f"{phrase}{_FIELD}{conversion}")
        return cls({first: _LINE.join(group) for first, group in lines.items()})

    def starting_with(self, character: str) -> Mapping[str, str]:
        """Return the phrases that begin with a character."""
        known = self._unpacked.get(character)
        if known is not None:
            return known
        packed = self.packed.get(character)
        if packed is None:
            return _NONE
        lines = (line.partition(_FIELD) for line in packed.split(_LINE))
        known = self._unpacked[character] = {line[0]: line[2] for line in lines}
        return known
