"""Compound files (OLE), the containers of Office 97–2003 and of encrypted Office files.

Follows Microsoft's specification [MS-CFB]. A chain of sectors never gets longer than the file.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_END = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
_FIRST_FAT_SECTORS = 109
_MINI_SHIFT = 6
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 10_000


class _Entry(NamedTuple):
    kind: int
    first: int
    size: int


class CompoundFile:
    """The streams of a compound file, by name (that of the first, where two share it).

    Raises:
        ValueError: it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise ValueError(len(data))
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise ValueError(shift)
        self._size = 1 << shift
        directory, self._cutoff, mini = (
            struct.unpack_from("<I", data, offset)[0] for offset in (48, 56, 60)
        )
        self._fat = self._read_fat()
        self._entries: dict[str, _Entry] = {}
        self._root = _Entry(_ROOT, _END, 0)
        self._read_directory(self._chain(directory))
        if not self._entries:
            raise ValueError(directory)
        self._mini_fat = _numbers(self._chain(mini))
        self._mini = self._chain(self._root.first)

    @property
    def names(self) -> set[str]:
        """The names of all streams."""
        return set(self._entries)

    def read(self, name: str) -> bytes:
        """Return a stream.

        Raises:
            KeyError: there is none of that name.
        """
        entry = self._entries[name]
        if entry.size >= self._cutoff:
            return self._chain(entry.first)[: entry.size]
        unit = 1 << _MINI_SHIFT
        sectors = _follow(entry.first, self._mini_fat)
        pieces = (self._mini[sector * unit : (sector + 1) * unit] for sector in sectors)
        return b"".join(pieces)[: entry.size]

    def _read_fat(self) -> list[int]:
        sectors = list(struct.unpack_from(f"<{_FIRST_FAT_SECTORS}I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while following < _END and following not in seen:
            seen.add(following)
            numbers = _numbers(self._sector(following))
            if not numbers:
                break
            sectors += numbers[:-1]
            following = numbers[-1]
        used = dict.fromkeys(sector for sector in sectors if sector < _END)
        return _numbers(b"".join(self._sector(sector) for sector in used))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(sector) for sector in _follow(first, self._fat))

    def _read_directory(self, directory: bytes) -> None:
        for offset in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, offset + 64)
            first, size = struct.unpack_from("<II", directory, offset + 116)
            entry = _Entry(kind, first, size)
            if kind == _ROOT:
                self._root = entry
            elif kind == _STREAM:
                name = directory[offset : offset + max(min(length, 64) - 2, 0)]
                self._entries.setdefault(name.decode("utf-16-le", "replace"), entry)


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _follow(first: int, table: list[int]) -> list[int]:
    """Return the sectors of a chain; one that bites its own tail ends there."""
    chain: dict[int, None] = {}
    while first < len(table) and first not in chain:
        chain[first] = None
        first = table[first]
    return list(chain)
