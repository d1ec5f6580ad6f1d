"""Which Chinese script a text is written in."""

from __future__ import annotations

from functools import cache

from reader.text.script_data import read_choices

_WINDOWS = 8
_WINDOW = 2_500  # code points


def detect_script(text: str) -> str:
    """Return ``simplified``, ``traditional``, or ``none`` if no character tells.

    Characters that exist in one script only are counted, in samples from all over a long text, and
    the greater number decides: text made Traditional by machine keeps a few Simplified forms.
    """
    simplified, traditional = _telling()
    sample = _sample(text)
    simple = sum(map(simplified.__contains__, sample))
    full = sum(map(traditional.__contains__, sample))
    if not simple and not full:
        return "none"
    return "simplified" if simple >= full else "traditional"


def _sample(text: str) -> str:
    if len(text) <= _WINDOWS * _WINDOW:
        return text
    step = (len(text) - _WINDOW) // (_WINDOWS - 1)
    return "".join(text[at : at + _WINDOW] for at in range(0, step * _WINDOWS, step))


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that are Simplified only and those that are Traditional only."""
    to_traditional = read_choices("official", "STCharacters.txt")
    to_simplified = read_choices("official", "TSCharacters.txt")
    return _changing(to_traditional), _changing(to_simplified)


def _changing(table: dict[str, list[str]]) -> frozenset[str]:
    """Return the characters that always change and that nothing changes into."""
    kept = {choice for choices in table.values() for choice in choices}
    return frozenset(table) - kept
