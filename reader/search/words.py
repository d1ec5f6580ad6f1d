"""What the words of a query mean, each by the manner of its matching."""

from __future__ import annotations

from reader.search.fuzzy import edits_allowed
from reader.search.query import FirstOf, Fuzzy, Manner, Or, Pinyin, Text
from reader.text.fold import fold
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search.query import Node


def word(text: str, manner: Manner) -> Node:
    """Return what a word means that does not say itself how it is meant."""
    needle = fold(text)
    if Manner.PINYIN in manner and any(map(_latin, needle)):
        return Or((Text(needle), by_sound(needle)))
    if Manner.TYPED in manner and _as_pinyin_is_typed(text, needle):
        return FirstOf((Text(needle), by_sound(needle)))
    like = fuzzy if Manner.FUZZY in manner else Text
    return regional(text, like) if Manner.REGIONAL in manner else like(needle)


def by_sound(needle: str) -> Node:
    """Return what is read as a folded text; whole syllables go before initials."""
    return FirstOf((Pinyin(needle, initials=False), Pinyin(needle, initials=True)))


def fuzzy(needle: str) -> Node:
    """Return what is like a folded text."""
    return Fuzzy(needle) if edits_allowed(needle) else Text(needle)


def regional(text: str, like: Callable[[str], Node] = Text) -> Node:
    """Return a text and what other regions say for it, each matched as ``like`` says."""
    from reader.search.regional import regional_forms

    return Or(tuple(map(like, regional_forms(text))))


def _as_pinyin_is_typed(text: str, needle: str) -> bool:
    """Tell whether a word is in small letters only; GDP in capitals means itself."""
    letters = needle.translate(dict.fromkeys(map(ord, "'’12345")))
    return len(needle) > 1 and text.islower() and all(map(_latin, letters))


def _latin(character: str) -> bool:
    return "a" <= character <= "z" or "à" <= character <= "ǜ"
