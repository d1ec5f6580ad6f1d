"""A server: a few connections to it, kept open, and a limit to what each statement may take."""

from __future__ import annotations

import atexit
import logging
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool, PoolTimeout

from reader.addresses import checked
from reader.errors import PizhuError
from reader.library.team.failures import guarded
from reader.library.team.schema import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONNECTIONS = 4
_PATIENCE = 10  # seconds for a connection to come
_LIMIT = 60  # seconds that a statement may take
_SESSION = (
    f"SET statement_timeout = '{_LIMIT}s'",
    "SET search_path = pg_catalog",
    "SET enable_partitionwise_aggregate = on",
    "SET jit = off",
    "SET work_mem = '64MB'",
)
_DRIVER: dict[str, Any] = {
    "connect_timeout": _PATIENCE,
    "application_name": "pizhu",
    "client_encoding": "utf8",
}

Connection = psycopg.Connection[tuple[Any, ...]]
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
        logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # it is told by our errors
        given = checked(address)
        self.where = given
        with guarded(self.where):
            # Nothing but what libpq finds by itself can hold a password.
            self._conninfo = make_conninfo(given, **_DRIVER)
            with psycopg.connect(self._conninfo, autocommit=True) as connection:
                prepare(connection, self.where, self._other)
        self._pool = ConnectionPool(
            self._conninfo,
            min_size=0,
            max_size=_CONNECTIONS,
            timeout=_PATIENCE,
            reconnect_timeout=_PATIENCE,
            kwargs={"autocommit": True},
            configure=_configure,
            check=ConnectionPool.check_connection,
            open=True,
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

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
                with self._pool.connection() as connection:
                    yield connection
            except PoolTimeout as error:
                self._probe()
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
        with (
            guarded(self.where),
            psycopg.connect(self._conninfo, autocommit=True) as connection,
        ):
            _configure(connection)
            yield connection

    def _probe(self) -> None:
        """Raise the reason why no connection comes; where one does, there are just too many."""
        psycopg.connect(self._conninfo).close()

    def _other(self, **options: str) -> Connection:
        """Connect to a server that holds a share of the texts, as the same user."""
        user = conninfo_to_dict(self._conninfo).get("user")
        named = {"user": str(user)} if user else {}
        return psycopg.connect(make_conninfo(**_DRIVER, **named, **options), autocommit=True)


def _configure(connection: Connection) -> None:
    for statement in _SESSION:
        connection.execute(statement)
