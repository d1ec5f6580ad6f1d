"""The engine of a team, behind the same interface as the embedded one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import sql

from reader.library.engine import Found, bodies
from reader.library.engine.postgres import rows
from reader.library.engine.postgres.finding import find
from reader.library.team.schema import is_spread
from reader.library.team.server import server_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reader.documents.model import Document
    from reader.library.engine import Text
    from reader.library.team.connections import Connection
    from reader.search.query import Node

_TABLES = ("texts", "paragraphs", "characters")
_ALL = "SELECT document, size FROM pizhu.texts ORDER BY document"
_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


class PostgresEngine:
    """Keeps texts on a server, for many at once."""

    def __init__(self, address: str) -> None:
        """Connect to the server at ``address``.

        Raises:
            PizhuError: the server cannot be used.
        """
        self._server = server_at(address)
        with self._server.connection() as connection:
            self._spread = is_spread(connection)

    def identities(self) -> Mapping[int, str]:
        """Return which documents there are, and the identity that each had when it was put."""
        with self._server.connection() as connection:
            return dict(connection.execute("SELECT document, identity FROM pizhu.texts"))

    def sketches(self) -> Mapping[int, bytes]:
        """Return the sketch of every document."""
        with self._server.connection() as connection:
            cursor = connection.cursor(binary=True)
            return dict(cursor.execute("SELECT document, sketch FROM pizhu.texts"))

    def put(self, texts: Iterable[Text]) -> None:
        """Take documents in place of their earlier states, in one transaction.

        Where several servers hold the texts, each document is wholly taken or not at all.
        """
        batch = {text.document: text for text in texts}
        with self._server.changing() as connection:
            _forget(connection, batch)
            self._copy(connection, "texts", map(rows.text_row, batch.values()))
            lines = (row for text in batch.values() for row in rows.paragraph_rows(text))
            self._copy(connection, "paragraphs", lines)
            places = (row for text in batch.values() for row in rows.character_rows(text))
            self._copy(connection, "characters", places)

    def drop(self, documents: Collection[int]) -> None:
        """Forget documents, in one transaction."""
        if documents:
            with self._server.changing() as connection:
                _forget(connection, documents)

    def settle(self) -> None:
        """Let the server look at what has come; others do so by themselves, now and then."""
        if not self._spread:
            with self._server.own() as connection:
                connection.execute("SET statement_timeout = 0")
                connection.execute("SET client_min_messages = error")  # another one may own them
                tables = sql.SQL(", ").join(sql.Identifier("pizhu", table) for table in _TABLES)
                connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(tables))

    def find(self, node: Node) -> Found:
        """Return the paragraphs that answer a query."""
        with self._server.connection() as connection, connection.transaction():
            connection.execute(_SNAPSHOT)
            found = find(connection, node)
            if found is not None:
                return found
            sizes = connection.cursor(binary=True).execute(_ALL)
            return Found({document: range(size) for document, size in sizes}, exact=False)

    def document(self, number: int) -> Document:
        """Return the paragraphs and the outline of a document, without its source."""
        select = "SELECT body FROM pizhu.texts WHERE document = %s"
        with self._server.connection() as connection:
            found = connection.cursor(binary=True).execute(select, (number,)).fetchone()
        if found is None:
            raise KeyError(number)
        return bodies.unpack(found[0])

    def close(self) -> None:
        """Nothing is held: the connections are shared."""

    def _copy(self, connection: Connection, table: str, lines: Iterable[bytes]) -> None:
        """Copy rows into a table; to other servers they go by way of a table here."""
        whole = sql.Identifier("pizhu", table)
        target = sql.Identifier("pg_temp", f"new_{table}") if self._spread else whole
        if self._spread:
            make = "CREATE TEMP TABLE IF NOT EXISTS {} (LIKE {}) ON COMMIT DELETE ROWS"
            connection.execute(sql.SQL(make).format(target, whole))
        into = sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(target)
        with connection.cursor().copy(into) as copy:
            copy.write(rows.HEAD)
            for line in lines:
                copy.write(line)
            copy.write(rows.TAIL)
        if self._spread:
            pass_on = sql.SQL("INSERT INTO {} SELECT * FROM {}").format(whole, target)
            connection.execute(pass_on)


def _forget(connection: Connection, documents: Collection[int]) -> None:
    for table in _TABLES:
        delete = sql.SQL("DELETE FROM {} WHERE document = ANY(%s)")
        connection.execute(delete.format(sql.Identifier("pizhu", table)), (list(documents),))
