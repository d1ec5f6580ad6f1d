"""Bodies packed with the help of others: documents of one library say much the same.

A dictionary is the end of what was packed before it, as far as zlib looks back. One is made after
the first documents and again after many more, so that it suits what comes; those that no body
needs can be left out.
"""

from __future__ import annotations

import sqlite3
import zlib

TABLE = "CREATE TABLE dictionaries (number INTEGER PRIMARY KEY, texts BLOB NOT NULL)"
_SIZE = 1 << 15  # bytes that zlib looks back
_FIRST = 1 << 18  # bytes of bodies before the first dictionary
_EVERY = 1 << 22  # bytes of bodies that one serves
_PIECE = 1 << 12  # bytes that are unpacked at a time where the rest may not be needed
_NONE = 0


class Dictionaries:
    """The dictionaries in a file of SQLite, in the transactions of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with what is in the file."""
        self._connection = connection
        self._known: dict[int, bytes] = {}
        self._latest: int | None = None
        self._recent = b""
        self._served = 0

    def clear(self) -> None:
        """Forget what was read of the file, which may have changed."""
        self._known.clear()
        self._latest = None

    def pack(self, plain: bytes) -> tuple[int, bytes]:
        """Return bytes packed, and the number of what is needed to unpack them."""
        number = self._number()
        packer = zlib.compressobj(zdict=self._texts(number))
        packed = packer.compress(plain) + packer.flush()
        self._learn(plain, _EVERY if number else _FIRST)
        return number, packed

    def unpack(self, number: int, packed: bytes, lines: int | None = None) -> bytes:
        """Return what was packed.

        Args:
            number: what `pack` gave.
            packed: the rest of that.
            lines: how many are needed, from the beginning; None for all.

        Raises:
            sqlite3.DatabaseError: it is damaged.
        """
        try:
            unpacker = zlib.decompressobj(zdict=self._texts(number))
            if lines is None:
                return unpacker.decompress(packed) + unpacker.flush()
            plain = unpacker.decompress(packed, _PIECE)
            while unpacker.unconsumed_tail and plain.count(b"\n") < lines:
                plain += unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
        except zlib.error as error:
            raise sqlite3.DatabaseError from error
        return plain

    def _number(self) -> int:
        if self._latest is None:
            (latest,) = self._connection.execute("SELECT max(number) FROM dictionaries").fetchone()
            self._latest = latest or _NONE
        return self._latest

    def _texts(self, number: int) -> bytes:
        if number == _NONE:
            return b""
        if number not in self._known:
            select = "SELECT texts FROM dictionaries WHERE number = ?"
            found = self._connection.execute(select, (number,)).fetchone()
            if found is None:
                raise sqlite3.DatabaseError(number)
            self._known[number] = zlib.decompress(found[0])
        return self._known[number]

    def _learn(self, plain: bytes, enough: int) -> None:
        self._recent = (self._recent + plain)[-_SIZE:]
        self._served += len(plain)
        if self._served < enough:
            return
        self._latest = self._number() + 1
        row = self._latest, zlib.compress(self._recent)
        self._connection.execute("INSERT INTO dictionaries VALUES (?, ?)", row)
        self._served = 0
