"""Where single characters stand, packed: what tokens of two characters could tell only slowly.

The rows of the table ``characters`` belong to a document, to a part of its paragraphs, and to all
characters whose code points leave the same rest. Each of these stands there behind a mark, and is
followed by the ordinals of its paragraphs within the part, each as one character.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library.engine import Passages

RESTS = 16
_PART = 0x8000  # paragraphs; with `_FIRST` no ordinal becomes a surrogate
_FIRST = 0x20  # stands for the first ordinal of a part
_SMALL = bytes((code - _FIRST) % 0x100 for code in range(0x100))  # ordinals by code
_MARK = "\1"  # is in no text and stands for no ordinal
# Each group is one row: other servers work out aggregates themselves, but no mere expressions.
_FIND = sql.SQL(
    "SELECT document, part, min(split_part(split_part(places, {0}, 2), {1}, 1))"
    " FROM pizhu.characters WHERE rest = {2} GROUP BY document, part"
    " HAVING min(split_part(split_part(places, {0}, 2), {1}, 1)) <> ''"
)


def packed(rows: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield part, rest and places for the tokens of a document's paragraphs."""
    paragraphs = iter(rows)
    part = 0
    while some := list(islice(paragraphs, _PART)):
        yield from ((part, rest, places) for rest, places in sorted(_places(some).items()))
        part += 1


def question(character: str) -> sql.Composed:
    """Return what asks for the places of a character; see `passages`.

    Args:
        character: as `reader.library.engine.tokens.spelled` returns it.
    """
    rest = sql.Literal(ord(character) % RESTS)
    return _FIND.format(sql.Literal(_MARK + character), sql.Literal(_MARK), rest)


def passages(found: Iterable[tuple[int, int, str]]) -> Passages:
    """Return the paragraphs that an answer to `question` tells of."""
    some: defaultdict[int, list[int]] = defaultdict(list)
    for document, part, places in sorted(found):
        some[document] += _ordinals(places, part * _PART - _FIRST)
    return dict(some)


def _ordinals(places: str, before: int) -> Iterable[int]:
    """Return the ordinals that places stand for, counted from ``before``."""
    with suppress(UnicodeEncodeError):  # the usual case, in a fifth of the time
        if before == -_FIRST:
            return places.encode("latin-1").translate(_SMALL)
    return [before + ord(place) for place in places]


def _places(rows: Sequence[str]) -> dict[int, str]:
    """Return the places by rest."""
    ordinals: defaultdict[str, list[str]] = defaultdict(list)
    for ordinal, tokens in enumerate(rows, _FIRST):
        place = chr(ordinal)
        for character in set(
            tokens[::3]
        ):  # the first of each pair, of which a space is behind each
            ordinals[character].append(place)
    rests: defaultdict[int, list[str]] = defaultdict(list)
    for character, places in ordinals.items():
        rests[ord(character) % RESTS] += (_MARK, character, *places)
    return {rest: "".join(some) for rest, some in rests.items()}
