"""Automatic numbers in the old Word format; see [MS-DOC] 2.9.131 (LFO) to 2.9.150 (LVLF)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.list_numbers import ListCounter, ListLevel

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS, INSTANCES = 73, 74
"""Where the header lists the tables of lists and of their instances."""
_DEPTHS = 9
_LIST_SIZE, _LEVEL_SIZE, _INSTANCE_SIZE = 28, 28, 16
_MOST_LISTS = 5000
_LEGAL, _NO_RESTART = 0x04, 0x08
_NOTHING_FOLLOWS = 2
_BULLET, _NONE = 23, 255
_FORMATS = {
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    _BULLET: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    32: "ideographZodiacTraditional",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    57: "numberInDash",
    _NONE: "none",
}


class _Instance(NamedTuple):
    """A list as paragraphs name it: whose counters it shares, its levels, what starts anew."""

    key: int
    levels: list[ListLevel]
    restarts: dict[int, int]


class DocLists:
    """Counts the paragraphs of all lists of a document, which must come in document order.

    Args:
        lists: the table of lists.
        after: what follows it, the levels of the lists first.
        instances: the table of their instances.
    """

    def __init__(self, lists: bytes, after: bytes, instances: bytes) -> None:
        self._lists = dict(_read_lists(lists, after))
        self._instances = list(self._read_instances(instances))
        self._counters: dict[int, ListCounter] = {}

    def label(self, instance: int, depth: int) -> str:
        """Count a paragraph of that instance (from 1) and depth (from 0); return its label."""
        if not 0 < instance <= len(self._instances):
            return ""
        key, levels, restarts = self._instances[instance - 1]
        if depth >= len(levels):
            return ""
        counter = self._counters.setdefault(key, ListCounter())
        start = restarts.pop(depth, None)
        if start is not None:
            counter.restart(depth, start)
        return counter.count(levels, depth)

    def is_bullet(self, instance: int, depth: int) -> bool:
        """Whether paragraphs of that instance and depth get a sign instead of a number."""
        if not 0 < instance <= len(self._instances):
            return False
        levels = self._instances[instance - 1].levels
        return depth < len(levels) and levels[depth].is_bullet

    def _read_instances(self, data: bytes) -> Iterator[_Instance]:
        count = min(_integer(data, 0, 4), _MOST_LISTS, len(data) // _INSTANCE_SIZE)
        position = 4 + count * _INSTANCE_SIZE
        for index in range(count):
            start = 4 + index * _INSTANCE_SIZE
            key = _integer(data, start, 4)
            instance = _Instance(key, list(self._lists.get(key, [])), {})
            position += 4
            for _ in range(data[start + 12]):
                first, flags = _integer(data, position, 4), _integer(data, position + 4, 1)
                position += 8
                depth = flags & 0xF
                if flags & 0x20:
                    level, position = _read_level(data, position)
                    if depth < len(instance.levels):
                        instance.levels[depth] = level
                elif flags & 0x10:
                    instance.restarts[depth] = first
            yield instance


def _read_lists(table: bytes, after: bytes) -> Iterator[tuple[int, list[ListLevel]]]:
    count = min(_integer(table, 0, 2), _MOST_LISTS, len(table) // _LIST_SIZE)
    position = 0
    for index in range(count):
        start = 2 + index * _LIST_SIZE
        is_simple = _integer(table, start + 26, 1) & 1
        levels = []
        for _ in range(1 if is_simple else _DEPTHS):
            level, position = _read_level(after, position)
            levels.append(level)
        yield _integer(table, start, 4), levels


def _read_level(data: bytes, position: int) -> tuple[ListLevel, int]:
    """Return a level and where the next one begins."""
    fixed = data[position : position + _LEVEL_SIZE]
    if len(fixed) < _LEVEL_SIZE:
        return ListLevel("", "none"), len(data)
    start, number, flags = struct.unpack_from("<iBB", fixed)
    position += _LEVEL_SIZE + fixed[24] + fixed[25]
    length = _integer(data, position, 2)
    text = data[position + 2 : position + 2 + 2 * length].decode("utf-16-le", "replace")
    template = "".join(f"%{ord(c) + 1}" if ord(c) < _DEPTHS else c for c in text)
    restart = fixed[26] if flags & _NO_RESTART else None
    level = ListLevel(
        template,
        _FORMATS.get(number, "decimal"),
        start,
        restart,
        legal=bool(flags & _LEGAL),
        spaced=fixed[15] != _NOTHING_FOLLOWS,
    )
    return level, position + 2 + 2 * length


def _integer(data: bytes, start: int, size: int) -> int:
    return int.from_bytes(data[start : start + size], "little")
