"""How Chinese characters are read: all readings of each, from the data that pypinyin carries.

Only that data is read; the package is never imported, since that takes longer than all else here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from reader.text import script_cache
from reader.text.fold import fold
from reader.text.script_data import read_choices
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "pypinyin"
_FILE = "pinyin_dict.json"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_ALL_TONES = "12345"  # the last is the neutral one
_VOWELS = frozenset("aeiouv")
_LETTERS = re.compile(r"[a-z]+")

# Names the table in the cache: to be counted up with every change of this module's rules.
_KEY = ("pinyin", 2)


class Readings:
    """Syllables, and the folded characters that are so read.

    Syllables are in small ASCII letters, ``v`` stands for ü. Characters that fold to one share
    their readings; Traditional forms add none where there is a Simplified one, since what theirs
    have beyond it is archaic (務 máo). Sounds without a vowel (呣) are left out.

    Attributes:
        syllables: all that there are, also such as no character here has.
    """

    def __init__(self, table: dict[str, str]) -> None:
        """Take for each syllable its characters, those of the five tones parted by tabs."""
        self._table = table
        self.syllables = table.keys()

    def characters(self, syllable: str, tone: str = "") -> str:
        """Return what is read as a syllable, in a tone (``1`` to ``5``, the last neutral) or any.

        Raises:
            KeyError: there is no such syllable.
        """
        tones = self._table[syllable].split("\t")
        return tones[_ALL_TONES.index(tone)] if tone else "".join(tones)

    def of(self, text: str) -> Readings:
        """Return the readings of the characters of a folded text alone."""
        others = {ord(c) for characters in self._table.values() for c in characters}
        others -= {ord(c) for c in {*text, "\t"}}
        gone = dict.fromkeys(others)
        return Readings({s: found.translate(gone) for s, found in self._table.items()})


@cache
def readings() -> Readings:
    """Return all readings that are known.

    Raises:
        LookupError: pypinyin is not installed.
    """
    path = _data()
    kept = script_cache.load(_KEY, [path])
    if isinstance(kept, dict):
        return Readings(kept)
    table = _build(path)
    script_cache.store(_KEY, [path], table)
    return Readings(table)


def split_tones(text: str) -> list[tuple[str, str]]:
    """Return the letters of romanised text, each with the tone that is written on it, if one is.

    ``lǜ`` gives ``[("l", ""), ("v", "4")]``. What is no letter of pinyin stays as it is.
    """
    letters: list[tuple[str, str]] = []
    for character in normalize("NFD", text):
        if letters and character in _TONES:
            letters[-1] = letters[-1][0], _TONES[character]
        elif letters and letters[-1][0] == "u" and character == "\u0308":
            letters[-1] = "v", letters[-1][1]
        elif letters and letters[-1][0] == "e" and character == "\u0302":
            continue  # ê is a sound of its own, but nobody types it
        else:
            letters.append((character, ""))
    return letters


def _data() -> Path:
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise LookupError(_PACKAGE)
    return Path(places[0]) / _FILE


def _build(path: Path) -> dict[str, str]:
    found: dict[str, dict[str, set[str]]] = {}
    for character, sounds in _sounds(path):
        for sound in sounds.split(","):
            syllable, tone = _parts(sound)
            if _LETTERS.fullmatch(syllable) and _VOWELS & set(syllable):
                found.setdefault(syllable, {}).setdefault(tone, set()).add(character)
    return {
        syllable: "\t".join("".join(sorted(tones.get(tone, ()))) for tone in _ALL_TONES)
        for syllable, tones in sorted(found.items())
    }


def _sounds(path: Path) -> Iterator[tuple[str, str]]:
    """Yield folded characters, each with readings, those of Traditional forms only if need be."""
    import json

    simplified = read_choices("official", "TSCharacters.txt")
    sounds = {chr(int(c)): s for c, s in json.loads(path.read_text(encoding="utf-8")).items()}
    usual = {c for c in sounds if c in simplified.get(c, c)}
    known = set(map(fold, usual))
    yield from ((fold(c), s) for c, s in sounds.items() if c in usual or fold(c) not in known)


@cache
def _parts(sound: str) -> tuple[str, str]:
    """Return a reading as pypinyin writes it without its tone, and the tone."""
    letters = split_tones(sound)
    tone = "".join(tone for _, tone in letters)
    return "".join(letter for letter, _ in letters), tone or _ALL_TONES[-1]
