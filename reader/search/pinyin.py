"""Finding Chinese by its sound, typed in Latin letters."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reader.search.spelling import graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.search.spelling import Edge
    from reader.text.pinyin import Readings

_BEYOND = "\U00010000"
_START = frozenset({0})
_NOWHERE = frozenset({-1})
_MOST_STEPS = 20_000
_LARGEST_PATTERN = 4000  # characters


class Sound:
    """What was typed, ready to be found.

    Whole syllables are asked for, of which the last may be the beginning of a longer one
    (``zhonggu``). With ``initials`` each may also be cut to its initial (``myjj``, ``minyjj``),
    and Latin letters of the text count as well (``gdpzengzhang``).
    """

    def __init__(self, typed: str, readings: Readings, *, initials: bool) -> None:
        """Prepare folded pinyin for a text with these readings; see `reader.search.spelling`."""
        self._graph = graph(typed, readings, initials=initials)
        self._steps: dict[tuple[frozenset[int], str], frozenset[int]] = {}
        self._pattern = self._beginning() if self._graph and self._graph[0] else None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places in a folded text, from left to right and without overlap.

        Of the places that begin at the same character the shortest counts.
        """
        done = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            start = found.start()
            end = self._end(text, start) if start >= done else 0
            if end:
                yield start, end
                done = end

    def holds(self, text: str) -> bool:
        """Tell whether a folded text has such a place; made for many short texts."""
        if self._whole is None:
            return next(self.spans(text), None) is not None
        return self._whole.search(text) is not None

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        """A pattern for all that was typed; None where it would be too large, or where is none."""
        rest = {len(self._graph): ""}
        for node in range(len(self._graph) - 1, -1, -1):
            ways = [_one_of([edge]) + rest[edge.node] for edge in self._graph[node]]
            rest[node] = f"(?:{'|'.join(ways)})"
            if not ways or len(rest[node]) > _LARGEST_PATTERN:
                return None
        return re.compile(rest[0])

    def _beginning(self) -> re.Pattern[str]:
        """Return what every match begins with: its first two characters, if it has two."""
        first = self._graph[0]
        pattern = _one_of(first)
        if all(edge.node < len(self._graph) for edge in first):
            pattern += f"(?={_one_of(e for edge in first for e in self._graph[edge.node])})"
        return re.compile(pattern)

    def _end(self, text: str, start: int) -> int:
        """Return where the shortest match from a place ends; 0 for none."""
        last = len(self._graph)
        nodes = _START
        for at in range(start, min(len(text), start + last)):
            step = nodes, text[at]
            nodes = self._steps.get(step) or self._step(*step)
            if last in nodes:
                return at + 1
            if nodes is _NOWHERE:
                break
        return 0

    def _step(self, nodes: frozenset[int], character: str) -> frozenset[int]:
        """Return where a character leads from some nodes, and remember it."""
        edges = (edge for node in nodes for edge in self._graph[node])
        after = frozenset(edge.node for edge in edges if character in edge.characters) or _NOWHERE
        if len(self._steps) > _MOST_STEPS:
            self._steps.clear()
        self._steps[nodes, character] = after
        return after


def _one_of(edges: Iterable[Edge]) -> str:
    """Return a pattern for the characters of some edges.

    Beyond the basic plane it is for all characters or none: the engine compares them one by one.
    """
    characters = set().union(*(edge.characters for edge in edges))
    basic = (re.escape(c) if c.isascii() else c for c in characters if c < _BEYOND)
    beyond = f"{_BEYOND}-\U0010ffff" if max(characters) >= _BEYOND else ""
    return f"[{''.join(basic)}{beyond}]"
