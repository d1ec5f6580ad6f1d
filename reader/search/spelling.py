"""What Latin letters can stand for in Chinese: every way to take them apart into readings.

The result is a graph. Its nodes are the places between the letters; an edge leads over a piece of
the letters and holds the characters that may be read as that piece.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text.pinyin import readings, split_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def graph(typed: str, *, initials: bool) -> Graph:
    """Return the edges from each node but the last; only such as are on a way to the last.

    Args:
        typed: folded pinyin. Tones may be written as marks or as digits behind the syllable, ü as
            ``v`` or ``u``. An apostrophe or a space ends a syllable. What is no letter stands for
            itself.
        initials: a syllable may be cut to its initial, and a letter may stand for itself.
    """
    spelling = _Spelling(typed)
    edges = [
        [edge for edge in spelling.edges(node) if edge.whole or initials]
        for node in range(len(spelling.letters))
    ]
    return _leading(edges)


def _leading(edges: Graph) -> Graph:
    """Leave out what does not lead to the last node."""
    leading = {len(edges)}
    for node in reversed(range(len(edges))):
        edges[node] = [edge for edge in edges[node] if edge.node in leading]
        if edges[node]:
            leading.add(node)
    return edges


class _Spelling:
    """The letters without separators, the tones marked on them, and where separators stood."""

    def __init__(self, typed: str) -> None:
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
        yield from self._readings(piece, mark, end, last=end == len(self.letters))
        digit = self.letters[end : end + 1]
        if digit and digit in _TONES and not mark and end not in self._cuts:
            yield from self._readings(piece, digit, end + 1, last=False)

    def _readings(self, piece: str, tone: str, end: int, *, last: bool) -> Iterator[Edge]:
        begun = _syllables(piece, begun=True)
        unfinished = last and not tone and end not in self._cuts
        whole = _syllables(piece, begun=False)
        if unfinished and (whole or len(piece) > 1):
            whole = begun
        if whole:
            yield Edge(end, _characters(whole, tone), whole=True)
        if len(piece) == 1 or piece in _TWO_LETTERS:
            yield Edge(end, _characters(begun, tone), whole=False)


def _syllables(piece: str, *, begun: bool) -> list[str]:
    """Return the syllables that are spelled so, or that begin so."""
    piece = _SPELLED_WITH_U.sub("u", piece)
    spellings = {piece, _MAYBE_WITH_V.sub("v", piece)}
    if begun:
        return [syllable for syllable in readings() if syllable.startswith(tuple(spellings))]
    return [spelling for spelling in spellings if spelling in readings()]


def _characters(syllables: list[str], tone: str) -> str:
    """Return what may be read as one of some syllables, in a tone or (``""``) in any."""
    tones = (readings()[syllable] for syllable in syllables)
    return "".join(t.get(tone, "") if tone else "".join(t.values()) for t in tones)
