"""The catalogue of a team: which documents there are, and what each says of itself.

The paths are those of the machines that read the documents, so a team adds folders that all of them
see in the same place. What one machine cannot see is never taken for gone.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import sql

from reader.errors import PizhuError
from reader.library.catalogue import Failure, Signature
from reader.library.entries import Card, Entry
from reader.library.team.server import server_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.library.team.connections import Connection

_LOCK = 0x70697A6876  # an advisory lock of ours
_COLUMNS = ("path", "size", "modified", *(field.name for field in fields(Card)))
_LISTED = ", ".join(_COLUMNS)
_ENTRIES = f"SELECT document, {_LISTED} FROM pizhu.documents ORDER BY document"  # noqa: S608  (our own names)
_INSERT = (
    f"INSERT INTO pizhu.documents ({_LISTED}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"  # noqa: S608  (our own names)
    " RETURNING document"
)
_UPDATE = (
    f"UPDATE pizhu.documents SET ({_LISTED}) = ROW({', '.join(['%s'] * len(_COLUMNS))})"  # noqa: S608  (our own names)
    " WHERE document = %s RETURNING document"
)
_FAIL = (
    "INSERT INTO pizhu.failures VALUES (%s, %s, %s, %s) ON CONFLICT (path)"
    " DO UPDATE SET (size, modified, reason) = (excluded.size, excluded.modified, excluded.reason)"
)

Row = tuple[bytes, Signature, Card]


class TeamCatalogue:
    """The documents kept on a server, behind the interface of `reader.library.catalogue`."""

    renewed = False

    def __init__(self, address: str) -> None:
        """Connect to the server at ``address``.

        Raises:
            PizhuError: the server cannot be used.
        """
        self._server = server_at(address)

    def close(self) -> None:
        """Nothing is held: the connections are shared."""

    def __len__(self) -> int:
        """How many documents there are."""
        with self._server.connection() as connection:
            found = connection.execute("SELECT count(*) FROM pizhu.documents").fetchone()
        return int(found[0]) if found else 0

    def roots(self) -> list[str]:
        """Return what was added: files, folders and patterns of files, as absolute paths."""
        with self._server.connection() as connection:
            rows = connection.execute("SELECT path FROM pizhu.roots ORDER BY path")
            return [os.fsdecode(path) for (path,) in rows]

    def add_roots(self, roots: Iterable[str]) -> None:
        """Remember what was added; what is there already stays there once."""
        insert = "INSERT INTO pizhu.roots VALUES (%s) ON CONFLICT DO NOTHING"
        with self._server.changing() as connection:
            connection.cursor().executemany(insert, [(os.fsencode(root),) for root in roots])

    def entries(self) -> list[Entry]:
        """Return all documents, in the order in which they were added."""
        with self._server.connection() as connection:
            rows = connection.cursor(binary=True).execute(_ENTRIES)
            return [
                Entry(number, Path(os.fsdecode(path)), Card(*card))
                for number, path, _, _, *card in rows
            ]

    def signatures(self) -> dict[str, Signature]:
        """Return the signature that each file had when it was read, of the unreadable ones too."""
        select = (
            "SELECT path, size, modified FROM pizhu.failures"
            " UNION ALL SELECT path, size, modified FROM pizhu.documents"
        )
        with self._server.connection() as connection:
            rows = connection.cursor(binary=True).execute(select)
            return {os.fsdecode(path): Signature(*signature) for path, *signature in rows}

    def failures(self) -> list[Failure]:
        """Return the files that could not be read."""
        with self._server.connection() as connection:
            rows = connection.execute("SELECT path, reason FROM pizhu.failures ORDER BY path")
            return [Failure(Path(os.fsdecode(path)), reason) for path, reason in rows]

    def numbers(self) -> dict[str, int]:
        """Return the number of each document by its path."""
        with self._server.connection() as connection:
            rows = connection.execute("SELECT path, document FROM pizhu.documents")
            return {os.fsdecode(path): number for path, number in rows}

    def record(self, read: Iterable[tuple[Path, Signature, Card | str]]) -> dict[Path, int]:
        """Put in what was read of files: cards, or why they cannot be read.

        A file that has come in place of one that is gone, with the same text, takes its number.

        Returns:
            the numbers of the documents by their paths.
        """
        found = list(read)
        cards = {p: (os.fsencode(p), s, c) for p, s, c in found if isinstance(c, Card)}
        failed = [(os.fsencode(p), *s, _plain(c)) for p, s, c in found if isinstance(c, str)]
        with self._server.changing() as connection:
            _forget(connection, "failures", [name for name, _, _ in cards.values()])
            _forget(connection, "documents", [row[0] for row in failed])
            connection.cursor().executemany(_FAIL, failed)
            numbers = _put(connection, list(cards.values()))
        return dict(zip(cards, numbers, strict=True))

    def remove(self, paths: Collection[str], roots: Collection[str] = ()) -> None:
        """Take documents out, and what they were added by."""
        with self._server.changing() as connection:
            for table in ("documents", "failures"):
                _forget(connection, table, list(map(os.fsencode, paths)))
            _forget(connection, "roots", list(map(os.fsencode, roots)))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one process at a time, on whatever machine, bring the library up to date.

        Raises:
            PizhuError: another one is at it.
        """
        with self._server.own() as connection:
            lock = connection.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK,)).fetchone()
            if not lock or not lock[0]:
                raise PizhuError("catalogue.busy")
            yield
            # The server would let it go by itself, but only some time after the connection's end.
            connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))


def _put(connection: Connection, rows: Sequence[Row]) -> list[int]:
    """Put documents in; return their numbers, in the same order."""
    taken = _numbers(connection, rows)
    numbers = []
    with connection.pipeline():
        cursors = [
            connection.execute(_INSERT, _values(row))
            if number is None
            else connection.execute(_UPDATE, (*_values(row), number))
            for row, number in zip(rows, taken, strict=True)
        ]
    for cursor in cursors:
        (number,) = cursor.fetchone() or (0,)
        numbers.append(int(number))
    return numbers


def _values(row: Row) -> tuple[object, ...]:
    name, signature, card = row
    texts = (_plain(v) if isinstance(v, str) else v for v in astuple(card))
    return (name, *signature, *texts)


def _numbers(connection: Connection, rows: Sequence[Row]) -> list[int | None]:
    """Return the number of each file, or of one that is gone and had its text; None if new."""
    select = (
        "SELECT document, path, identity FROM pizhu.documents"
        " WHERE path = ANY(%s) OR identity = ANY(%s) ORDER BY document"
    )
    wanted = ([name for name, _, _ in rows], [card.identity for _, _, card in rows])
    known = connection.execute(select, wanted).fetchall()
    own = {path: number for number, path, _ in known}
    gone = [(number, identity) for number, path, identity in known if _is_gone(path)]
    numbers: list[int | None] = []
    for name, _, card in rows:
        number = own.get(name)
        if number is None:
            number = next((n for n, identity in gone if identity == card.identity), None)
            gone = [(n, identity) for n, identity in gone if n != number]
        numbers.append(number)
    return numbers


def _is_gone(path: bytes) -> bool:
    """Tell whether a file is gone for good; of a folder that is not here it cannot be told."""
    name = os.fsdecode(path)
    return not os.path.lexists(name) and Path(name).parent.is_dir()


def _forget(connection: Connection, table: str, paths: Sequence[bytes]) -> None:
    if paths:
        delete = sql.SQL("DELETE FROM {} WHERE path = ANY(%s)")
        connection.execute(delete.format(sql.Identifier("pizhu", table)), (paths,))


def _plain(text: str) -> str:
    """Return a text as PostgreSQL can hold it."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
