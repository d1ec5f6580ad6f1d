"""What Latin letters can stand for in Chinese: every way to take them apart into readings.

The result is a graph. Its nodes are the places between the letters; an edge leads over a piece of
the letters and holds the characters that may be read as that piece.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text.pinyin import split_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.pinyin import Readings

_LONGEST = 6  # letters of a syllable: zhuang
_TWO_LETTERS = ("zh", "ch", "sh")  # initials
_SEPARATORS = frozenset(" '’-")
_TONES = "12345"
_PIECE = re.compile("[a-z]+")
_SPELLED_WITH_U = re.compile("(?<=[jqxy])v")
_MAYBE_WITH_V = re.compile("(?<=^[ln])u(?=e?$)")


class Edge(NamedTuple):
    """A way over a piece of the letters.

    Attributes:
        node: where it leads.
        characters: what may be read so, folded.
        whole: the piece is a whole syllable, or the last one as far as it is typed.
    """

    node: int
    characters: str
    whole: bool


Graph = list[list[Edge]]


def graph(typed: str, readings: Readings, *, initials: bool) -> Graph:
    """Return the edges from each node but the last; only such as are on a way to the last.

    Args:
        typed: folded pinyin. Tones may be written as marks or as digits behind the syllable, ü as
            ``v`` or ``u``. An apostrophe or a space ends a syllable. What is no letter stands for
            itself.
        readings: those of the text to be searched.
        initials: a syllable may be cut to its initial, and a letter may stand for itself.
    """
    spelling = _Spelling(typed, readings)
    edges = [
        [edge for edge in spelling.edges(node) if edge.whole or initials]
        for node in range(len(spelling.letters))
    ]
    return _leading(edges)


def _leading(edges: Graph) -> Graph:
    """Leave out what no character is read as, and what does not lead to the last node."""
    leading = {len(edges)}
    for node in reversed(range(len(edges))):
        edges[node] = [e for e in edges[node] if e.characters and e.node in leading]
        if edges[node]:
            leading.add(node)
    return edges


class _Spelling:
    """The letters without separators, the tones marked on them, and where separators stood."""

    def __init__(self, typed: str, readings: Readings) -> None:
        self._readings = readings
        self.letters = ""
        self._marks: list[str] = []
        self._cuts = set()
        for letter, mark in split_tones(typed):
            if letter in _SEPARATORS:
                self._cuts.add(len(self.letters))
            else:
                self.letters += letter
                self._marks.append(mark)

    def edges(self, start: int) -> Iterator[Edge]:
        letter = self.letters[start]
        is_letter = bool(_PIECE.fullmatch(letter))
        yield Edge(start + 1, letter, not is_letter)
        for end in range(start + 1, min(start + _LONGEST, len(self.letters)) + 1):
            if not _PIECE.fullmatch(self.letters, start, end):
                break
            yield from self._over(start, end)
            if end in self._cuts:
                break

    def _over(self, start: int, end: int) -> Iterator[Edge]:
        """Yield the edges over a piece, and over it and the digit of its tone."""
        mark = "".join(self._marks[start:end])
        if len(mark) > 1:
            return
        piece = self.letters[start:end]
        yield from self._read(piece, mark, end, last=end == len(self.letters))
        digit = self.letters[end : end + 1]
        if digit and digit in _TONES and not mark and end not in self._cuts:
            yield from self._read(piece, digit, end + 1, last=False)

    def _read(self, piece: str, tone: str, end: int, *, last: bool) -> Iterator[Edge]:
        begun, whole = self._syllables(piece)
        if last and not tone and end not in self._cuts and (whole or len(piece) > 1):
            whole = begun
        if whole:
            yield Edge(end, self._characters(whole, tone), whole=True)
        if len(piece) == 1 or piece in _TWO_LETTERS:
            yield Edge(end, self._characters(begun, tone), whole=False)

    def _syllables(self, piece: str) -> tuple[list[str], list[str]]:
        """Return the syllables that begin as a piece is spelled, and those that are spelled so."""
        piece = _SPELLED_WITH_U.sub("u", piece)
        spellings = (piece, _MAYBE_WITH_V.sub("v", piece))
        begun = [
            syllable for syllable in self._readings.syllables if syllable.startswith(spellings)
        ]
        return begun, [syllable for syllable in begun if syllable in spellings]

    def _characters(self, syllables: list[str], tone: str) -> str:
        return "".join(self._readings.characters(syllable, tone) for syllable in syllables)
