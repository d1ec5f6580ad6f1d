"""A server: a few connections to it, kept open, and a limit to what each statement may take."""

from __future__ import annotations

import atexit
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from reader.addresses import checked
from reader.errors import PizhuError
from reader.library.team.connections import Connection, Connections
from reader.library.team.failures import guarded
from reader.library.team.schema import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONNECTIONS = 4
_PATIENCE = 10  # seconds for a connection to come
_LIMIT = 60  # seconds that a statement may take
_SESSION: LiteralString = (
    f"SET statement_timeout = '{_LIMIT}s';"
    " SET search_path = pg_catalog;"
    " SET enable_partitionwise_aggregate = on;"
    " SET jit = off;"
    " SET work_mem = '64MB'"
)
_DRIVER: dict[str, Any] = {
    "connect_timeout": _PATIENCE,
    "application_name": "pizhu",
    "client_encoding": "utf8",
}

_servers: dict[str, Server] = {}
_opening = Lock()


def server_at(address: str) -> Server:
    """Return the server at an address; the connections to it are shared by all who ask.

    Raises:
        PizhuError: see `Server`.
    """
    with _opening:
        if address not in _servers:
            _servers[address] = Server(address)
        return _servers[address]


@atexit.register
def close_all() -> None:
    """Let go of all connections to all servers."""
    while _servers:
        _servers.popitem()[1].close()


class Server:
    """A server that holds a library, made ready for use.

    Attributes:
        where: what it may be called.
    """

    def __init__(self, address: str) -> None:
        """Connect for the first time; the tables are made if need be.

        Raises:
            PizhuError: the address holds a password, the server cannot be reached or refuses, or
                its tables are of a later version.
        """
        given = checked(address)
        self.where = given
        with guarded(self.where):
            # Nothing but what libpq finds by itself can hold a password.
            self._conninfo = make_conninfo(given, **_DRIVER)
            self._connections = Connections(self._connect, _CONNECTIONS, _PATIENCE)
            try:
                with self._connections.borrowed() as connection:
                    prepare(connection, self.where, self._other)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Let go of all connections."""
        self._connections.close()

    @property
    def user(self) -> str:
        """The role as which one is known there.

        Raises:
            PizhuError: the server cannot be reached.
        """
        with self.connection() as connection:
            return connection.info.user

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Borrow a connection, on which every statement stands for itself.

        Raises:
            PizhuError: the server cannot be reached, or refuses what is done inside.
        """
        with guarded(self.where):
            try:
                with self._connections.borrowed() as connection:
                    yield connection
            except TimeoutError as error:
                raise PizhuError("team.timeout", where=self.where) from error

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """Borrow a connection to change things: wholly or, where anything is raised, not at all.

        What is changed may take its time.
        """
        with self.connection() as connection, connection.transaction():
            connection.execute("SET LOCAL statement_timeout = 0")
            yield connection

    @contextmanager
    def own(self) -> Iterator[Connection]:
        """Open a connection that nobody else uses."""
        with guarded(self.where), self._connect() as connection:
            yield connection

    def _connect(self) -> Connection:
        connection = psycopg.connect(self._conninfo, autocommit=True)
        connection.execute(_SESSION)
        return connection

    def _other(self, **options: str) -> Connection:
        """Connect to a server that holds a share of the texts, as the same user."""
        user = conninfo_to_dict(self._conninfo).get("user")
        named = {"user": str(user)} if user else {}
        return psycopg.connect(make_conninfo(**_DRIVER, **named, **options), autocommit=True)
