"""Lists of words, and the regular expressions made of them."""

from __future__ import annotations

import re
from functools import cached_property

from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Matcher = Callable[..., re.Match[str] | None]


class Pattern:
    """A regular expression that is compiled when it is first used.

    Patterns full of Chinese characters take about a millisecond each, and most documents need
    few of them. The methods are those of a compiled pattern.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self._source, self._flags)

    @cached_property
    def match(self) -> Matcher:
        """Return the match at a position, None if there is none."""
        return self._compiled.match

    @cached_property
    def search(self) -> Matcher:
        """Return the first match, None if there is none."""
        return self._compiled.search

    @cached_property
    def fullmatch(self) -> Matcher:
        """Return the match that takes up a whole text, None if there is none."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Iterate over the matches."""
        return self._compiled.finditer


class Guarded(Pattern):
    """A pattern that is tried, and so compiled, only where a cheap test lets it pass.

    Attributes:
        opens: the characters that a match may begin with; any where there are none.

    Args:
        source: the regular expression.
        flags: those of `re.compile`.
        opens: the characters that a match may begin with; any where there are none.
        needs: what is in every text that has a match.
        ends: what every text that has a match ends with, one of them.
    """

    def __init__(
        self,
        source: str,
        flags: int = 0,
        *,
        opens: str = "",
        needs: str = "",
        ends: tuple[str, ...] = ("",),
    ) -> None:
        super().__init__(source, flags)
        self.opens = frozenset(opens)
        self._needs = needs
        self._ends = ends
        self._asks = needs != "" or ends != ("",)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at ``start``, None if there is none."""
        if self.opens and text[start : start + 1] not in self.opens:
            return None
        if self._asks and not self._passes(text):
            return None
        return self._compiled.match(text, start)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, None if there is none."""
        return self._compiled.search(text) if self._passes(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Iterate over the matches."""
        return self._compiled.finditer(text) if self._passes(text) else iter(())

    def _passes(self, text: str) -> bool:
        return self._needs in text and text.endswith(self._ends)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written with spaces between them."""
    return tuple(text.split())


def either(text: str) -> str:
    """Return a group that matches any of the words of a list, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words(text), key=len, reverse=True)) + ")"
