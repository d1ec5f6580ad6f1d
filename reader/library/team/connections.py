"""A few connections to a server, kept open for the next who needs one.

A connection that cannot be made fails at once and says why, where a pool that tries again in the
background would only say that time ran out.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.pq import TransactionStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Connection = psycopg.Connection[tuple[Any, ...]]


class Connections:
    """Connections that threads borrow, each alone."""

    def __init__(self, connect: Callable[[], Connection], most: int, patience: float) -> None:
        """Keep connections; none is made yet.

        Args:
            connect: makes one.
            most: how many there are at once.
            patience: seconds to wait for one that others use.
        """
        self._connect = connect
        self._patience = patience
        self._room = BoundedSemaphore(most)
        self._idle: list[Connection] = []

    @contextmanager
    def borrowed(self) -> Iterator[Connection]:
        """Lend a connection.

        Raises:
            TimeoutError: others have all of them for too long.
            psycopg.Error: none can be made.
        """
        if not self._room.acquire(timeout=self._patience):
            raise TimeoutError
        try:
            connection = self._alive() or self._connect()
            try:
                yield connection
            finally:
                self._take_back(connection)
        finally:
            self._room.release()

    def close(self) -> None:
        """Close those that nobody uses."""
        while self._idle:
            self._idle.pop().close()

    def _alive(self) -> Connection | None:
        """Return one of those that wait, None if there is none that still works."""
        while self._idle:
            connection = self._idle.pop()
            try:
                connection.execute("SELECT 1")
            except psycopg.Error:
                connection.close()
            else:
                return connection
        return None

    def _take_back(self, connection: Connection) -> None:
        if connection.info.transaction_status == TransactionStatus.IDLE:
            self._idle.append(connection)
        else:
            connection.close()
