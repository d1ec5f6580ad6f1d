"""Which Chinese script a text is written in."""

from __future__ import annotations

from functools import cache

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

from reader.text import script_cache
from reader.text.script_data import dictionary_path, read_choices

_WINDOWS = 8
_WINDOW = 2_500  # code points
_TABLES = ("STCharacters.txt", "TSCharacters.txt")
# Names what is kept in the cache: to be counted up with every change of this module's rules.
_KEY = ("telling characters", 1)


def detect_script(text: str) -> str:
    """Return ``simplified``, ``traditional``, or ``none`` if no character tells.

    Characters that exist in one script only are counted, in samples from all over a long text, and
    the greater number decides: text made Traditional by machine keeps a few Simplified forms.
    """
    sample = _sample(text)
    met = set(sample)
    simple, full = (met.intersection(telling) for telling in _telling())
    if not full:
        return "simplified" if simple else "none"
    return "simplified" if _count(simple, sample) >= _count(full, sample) else "traditional"


def _count(characters: set[str], text: str) -> int:
    return sum(map(characters.__contains__, text))


def _sample(text: str) -> str:
    if len(text) <= _WINDOWS * _WINDOW:
        return text
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return "".join(text[at : at + _WINDOW] for at in range(0, step * _WINDOWS, step))


@cache
def _telling() -> tuple[str, str]:
    """Return the characters that are Simplified only and those that are Traditional only."""
    files = [dictionary_path("official", file) for file in _TABLES]
    kept: Any = script_cache.load(_KEY, files)
    if kept is None:
        kept = tuple(_changing(read_choices("official", file)) for file in _TABLES)
        script_cache.store(_KEY, files, kept)
    simplified, traditional = kept
    return simplified, traditional


def _changing(table: dict[str, list[str]]) -> str:
    """Return the characters that always change and that nothing changes into."""
    kept = {choice for choices in table.values() for choice in choices}
    return "".join(sorted(set(table) - kept))
