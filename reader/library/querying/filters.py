"""What a query asks of documents as a whole: issuer, date, sort, path, title, place.

| written | documents |
|---|---|
| ``issuer:临江区`` | whose issuer contains it |
| ``title:办法`` · ``place:临江`` · ``path:2031`` | whose title, region, path contains it |
| ``date:2021..2024`` · ``date:2023-05`` · ``date:..2020`` | of that time; a year is all of it |
| ``kind:statute`` | of that sort; of kinds of paragraphs see `reader.search.parser` |

A ``-`` in front turns a filter round. Everything else is left to the query language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PizhuError
from reader.library.genres import Genre
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[[str], bool]

NAMES = {
    "issuer": "issuer", "发文机关": "issuer", "title": "title", "标题": "title",
    "place": "place", "地方": "place", "path": "path", "路径": "path",
    "date": "date", "日期": "date", "kind": "kind", "类型": "kind",
}  # fmt: skip
"""The names of filters, and the fact of a document that each asks for."""

GENRES = {genre.value: genre for genre in Genre} | {
    "法规": Genre.STATUTE, "规划": Genre.PLAN, "报告": Genre.REPORT, "通知": Genre.NOTICE,
    "论文": Genre.PAPER, "书籍": Genre.BOOK, "实录": Genre.TRANSCRIPT, "新闻": Genre.NEWS,
    "其他": Genre.OTHER,
}  # fmt: skip
"""What may stand after ``kind:``, and the sort of document that it means."""

_QUOTED = '"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』'
_PIECE = re.compile(
    rf"(?P<sign>[-－]?)(?P<name>[^\W\d_]+)[:：](?P<value>{_QUOTED}|\S+)"
    rf"|{_QUOTED}|/(?:\\.|[^/\\])*/|\S+|\s+"
)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_RANGE = ".."


class Filter(NamedTuple):
    """What is asked of one fact of a document.

    Attributes:
        field: the fact, as `reader.library.querying.columns` names it.
        holds: tells whether its value, folded, is one that is asked for.
    """

    field: str
    holds: Test


class Request(NamedTuple):
    """A query, parted.

    Attributes:
        filters: what is asked of documents as a whole.
        words: what is asked of their texts, in the query language.
    """

    filters: tuple[Filter, ...]
    words: str


def part(query: str) -> Request:
    """Return a query's filters, and the rest.

    Raises:
        PizhuError: a date cannot be understood.
    """
    filters: list[Filter] = []
    rest: list[str] = []
    for piece in _PIECE.finditer(query):
        found = _filter(piece["name"], piece["value"]) if piece["name"] else None
        if found is None:
            rest.append(piece[0])
        else:
            filters.append(_turned(found) if piece["sign"] else found)
    return Request(tuple(filters), "".join(rest).strip())


def _filter(name: str, value: str) -> Filter | None:
    """Return what is asked of a fact; None where it is no filter."""
    names, genres = _folded()
    field = names.get(fold(name))
    plain = value[1:-1] if value[0] in '"“「『' and len(value) > 1 else value
    if field is None:
        return None
    if field == "date":
        return Filter(field, _within(plain))
    if field == "kind":
        genre = genres.get(fold(plain))
        return None if genre is None else Filter(field, genre.value.__eq__)
    wanted = fold(plain)
    return Filter(field, lambda value: wanted in value)


@cache
def _folded() -> tuple[dict[str, str], dict[str, Genre]]:
    """Return the names of filters and of genres, folded, with what they mean."""
    names = {fold(name): field for name, field in NAMES.items()}
    return names, {fold(name): genre for name, genre in GENRES.items()}


def _within(value: str) -> Test:
    first, dots, last = value.partition(_RANGE)
    last = last if dots else first
    for date in (first, last):
        if not (_DATE.fullmatch(date) or (dots and not date)) or not (first or last):
            raise PizhuError("catalogue.bad-date", value=value)

    def holds(date: str) -> bool:
        return bool(date) and first <= date and (not last or date[: len(last)] <= last)

    return holds


def _turned(asked: Filter) -> Filter:
    return Filter(asked.field, lambda value: not asked.holds(value))
