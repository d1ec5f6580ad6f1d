"""Lists of words, and the regular expressions made of them."""

from __future__ import annotations

import re


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written with spaces between them."""
    return tuple(text.split())


def either(text: str) -> str:
    """Return a group that matches any of the words of a list, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words(text), key=len, reverse=True)) + ")"
