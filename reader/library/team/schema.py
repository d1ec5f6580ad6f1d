"""The tables on a server: made by numbered migrations, each once, and spread over other servers.

| where the first migration finds | the texts lie |
|---|---|
| the extension Citus | in its distributed tables |
| foreign servers called ``pizhu_shard…`` | in partitions on those servers |
| neither | in tables here |
"""

from __future__ import annotations

from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING, Any, LiteralString, Protocol

from psycopg import errors, sql

from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]
    Options = dict[str, str]

_LOCK = 0x70697A6875  # an advisory lock of ours
_OLDEST = 140000  # of servers
_TEXTS = "0002-texts.sql"
_FILL = "0005-texts-there.sql"  # done by each server for itself
_SPREAD = {_TEXTS: ("texts", "paragraphs"), "0004-characters.sql": ("characters",)}
_COLUMNS = {
    "texts": "document bigint NOT NULL, identity text NOT NULL, size integer NOT NULL,"
    " body bytea NOT NULL, sketch bytea NOT NULL",
    "paragraphs": "document bigint NOT NULL, ordinal integer NOT NULL,"
    " folded text NOT NULL, tokens tsvector",
    "characters": "document bigint NOT NULL, part integer NOT NULL,"
    " rest smallint NOT NULL, places text NOT NULL",
}
_MIGRATIONS = (
    "CREATE TABLE IF NOT EXISTS pizhu.migrations (number integer PRIMARY KEY, name text NOT NULL)"
)
# The coordinator asks by cursors, of which only the beginning is expected to be wanted.
_SESSION = "-c cursor_tuple_fraction=1 -c work_mem=64MB -c jit=off"
_FOREIGN = "batch_size '500', fetch_size '10000', async_capable 'true'"


class Connects(Protocol):
    """Connects to another server."""

    def __call__(self, **options: str) -> Connection:
        """Return a connection; ``options`` are libpq's host, port and dbname."""


def prepare(connection: Connection, where: str, connects: Connects) -> None:
    """Bring the tables of a server to the present version.

    Args:
        connection: to the server.
        where: what the server is called in errors.
        connects: connects to servers that hold a share of the texts.

    Raises:
        PizhuError: the server or its tables cannot be used by this version.
        psycopg.Error: the server refuses.
    """
    info = connection.info
    if info.server_version < _OLDEST:
        raise PizhuError("team.old-server", where=where, version=info.server_version // 10000)
    if info.parameter_status("server_encoding") != "UTF8":
        raise PizhuError("team.encoding", where=where)
    migrations = sorted(file.name for file in (files(__package__) / "sql").iterdir())
    if _version(connection) < len(migrations):
        with connection.transaction():
            connection.execute("SET LOCAL statement_timeout = 0")
            connection.execute("SELECT pg_catalog.pg_advisory_xact_lock(%s)", (_LOCK,))
            connection.execute("CREATE SCHEMA IF NOT EXISTS pizhu")
            connection.execute(_MIGRATIONS)
            for number, name in enumerate(migrations[_version(connection) :], _version(connection)):
                _migrate(connection, name, connects)
                connection.execute("INSERT INTO pizhu.migrations VALUES (%s, %s)", (number, name))
    if _version(connection) > len(migrations):
        raise PizhuError("team.later", where=where)


def is_spread(connection: Connection) -> bool:
    """Tell whether the texts lie in partitions on other servers."""
    select = "SELECT relkind = 'p' FROM pg_class WHERE oid = 'pizhu.paragraphs'::regclass"
    return bool((connection.execute(select).fetchone() or (False,))[0])


def _version(connection: Connection) -> int:
    """Return how many migrations were made."""
    try:
        with connection.transaction():
            found = connection.execute("SELECT count(*) FROM pizhu.migrations").fetchone()
    except (errors.UndefinedTable, errors.InvalidSchemaName):
        return 0
    return int(found[0]) if found else 0


def _migrate(connection: Connection, name: str, connects: Connects) -> None:
    tables = _SPREAD.get(name, ())
    shards = _new_shards(connection) if name == _TEXTS else _shards(connection)
    if shards and tables:
        _spread(connection, tables, shards, connects)
    elif not shards or name != _FILL:
        script = (files(__package__) / "sql" / name).read_text(encoding="utf-8")
        for statement in script.rstrip(";\n").split(";\n"):  # Citus takes no more than one
            connection.execute(statement)
        if tables and _has_citus(connection):
            _distribute(connection, tables)
    if name != _TEXTS:
        for table in tables:
            _allow(connection, table)


def _distribute(connection: Connection, tables: Sequence[str]) -> None:
    """Let Citus spread tables by document."""
    for table in tables:
        create = "SELECT create_distributed_table(%s, 'document')"
        connection.execute(create, (f"pizhu.{table}",))


def _has_citus(connection: Connection) -> bool:
    select = "SELECT 1 FROM pg_extension WHERE extname = 'citus'"
    return connection.execute(select).fetchone() is not None


def _new_shards(connection: Connection) -> dict[str, Options]:
    """Return the servers that are to hold shares of the texts, and how to reach them."""
    select = (
        "SELECT srvname, srvoptions FROM pg_foreign_server"
        r" WHERE srvname LIKE 'pizhu\_shard%' ORDER BY srvname"
    )
    return _reached(connection, select)


def _shards(connection: Connection) -> dict[str, Options]:
    """Return the servers that hold shares of the texts, in the order of these."""
    select = (
        "SELECT srvname, srvoptions FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
        " JOIN pg_foreign_table ON ftrelid = inhrelid"
        " JOIN pg_foreign_server ON pg_foreign_server.oid = ftserver"
        " WHERE inhparent = to_regclass('pizhu.paragraphs')"
        " ORDER BY substring(relname FROM '[0-9]+$')::integer"
    )
    return _reached(connection, select)


def _reached(connection: Connection, select: LiteralString) -> dict[str, Options]:
    known = ("host", "port", "dbname", "service")
    return {
        name: {k: v for k, _, v in (o.partition("=") for o in options or ()) if k in known}
        for name, options in connection.execute(select).fetchall()
    }


def _allow(connection: Connection, table: str) -> None:
    """Allow with a new table what others are allowed with the paragraphs."""
    select = (
        "SELECT privilege_type, rolname FROM pg_class, aclexplode(relacl)"
        " LEFT JOIN pg_roles ON pg_roles.oid = grantee"
        " WHERE pg_class.oid = 'pizhu.paragraphs'::regclass AND grantee <> relowner"
    )
    for privilege, role in connection.execute(select).fetchall():
        grantee = sql.Identifier(role) if role else sql.SQL("PUBLIC")
        grant = sql.SQL("GRANT {} ON {} TO {}")
        target = sql.Identifier("pizhu", table)
        connection.execute(grant.format(sql.SQL(privilege), target, grantee))


def _set_session(connection: Connection, name: str) -> None:
    """Say how a shard is to plan, unless its owner has said so."""
    add = sql.SQL("ALTER SERVER {} OPTIONS (ADD options {})")
    with suppress(errors.InsufficientPrivilege, errors.DuplicateObject), connection.transaction():
        connection.execute(add.format(sql.Identifier(name), sql.Literal(_SESSION)))


def _spread(
    connection: Connection, tables: Sequence[str], shards: dict[str, Options], connects: Connects
) -> None:
    """Make tables of the texts on other servers, and here partitions that stand for them."""
    for name, options in shards.items():
        with connects(**options) as other:
            prepare(other, name, connects)
        _set_session(connection, name)
    for table in tables:
        whole = sql.Identifier("pizhu", table)
        columns = sql.SQL(_COLUMNS[table])
        create = "CREATE TABLE {} ({}) PARTITION BY HASH (document)"
        connection.execute(sql.SQL(create).format(whole, columns))
        for number, name in enumerate(shards):
            connection.execute(
                sql.SQL(
                    "CREATE FOREIGN TABLE {} PARTITION OF {} FOR VALUES WITH"
                    " (MODULUS {}, REMAINDER {}) SERVER {}"
                    " OPTIONS (schema_name 'pizhu', table_name {}, {})"
                ).format(
                    sql.Identifier("pizhu", f"{table}_{number}"), whole,
                    sql.Literal(len(shards)), sql.Literal(number), sql.Identifier(name),
                    sql.Literal(table), sql.SQL(_FOREIGN),
                )
            )  # fmt: skip
