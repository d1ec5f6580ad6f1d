"""What goes wrong with a server, as errors for the user: one line each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS: tuple[tuple[type[psycopg.Error], str], ...] = (
    (errors.QueryCanceled, "team.timeout"),
    (errors.LockNotAvailable, "team.timeout"),
    (errors.InsufficientPrivilege, "team.forbidden"),
    (errors.SqlclientUnableToEstablishSqlconnection, "team.shard-gone"),
    (errors.ConnectionException, "team.shard-gone"),  # told by a server, of another
    (errors.ConnectionFailure, "team.shard-gone"),
    (errors.DiskFull, "team.disk-full"),
    (errors.ReadOnlySqlTransaction, "team.read-only"),
)


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Turn what the driver raises inside into errors for the user.

    Args:
        where: the server, as it may be shown.

    Raises:
        PizhuError: anything went wrong with the server.
    """
    try:
        yield
    except psycopg.Error as error:
        raise told(error, where) from error


def told(error: psycopg.Error, where: str) -> PizhuError:
    """Return the error that says what the driver has to say."""
    for kind, key in _KEYS:
        if isinstance(error, kind):
            return PizhuError(key, where=where, reason=_reason(error))
    if isinstance(error, psycopg.OperationalError):
        return _unreachable(error, where)
    return PizhuError("team.failed", where=where, reason=_reason(error))


def _unreachable(error: psycopg.OperationalError, where: str) -> PizhuError:
    connection = error.pgconn
    if connection is not None and connection.status == psycopg.pq.ConnStatus.BAD:
        if connection.needs_password:
            return PizhuError("team.no-password", where=where)
        if connection.used_password and "FATAL" in str(error):
            return PizhuError("team.refused", where=where, reason=_reason(error))
    return PizhuError("team.unreachable", where=where, reason=_reason(error))


def _reason(error: psycopg.Error) -> str:
    """Return what the server or the driver said, in one line."""
    said = error.diag.message_primary or str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
