"""The annotations that a team shares, on its server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from annotations.sharing import Given, Version
from reader.library.team.failures import guarded
from reader.library.team.server import server_at

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from reader.library.team.connections import Connection

_CHANNEL = "pizhu_annotations"
_KNOWN = (
    "SELECT annotation, revision, record FROM pizhu.annotations"
    " WHERE document = %s AND annotation = ANY(%s)"
)
_PRESENT = "SELECT revision FROM pizhu.notebooks WHERE document = %s"
_SINCE = (
    "SELECT annotation, revision, record FROM pizhu.annotations"
    " WHERE document = %s AND revision > %s ORDER BY revision, annotation"
)
# From the clock, so that none comes again when the server is set back to an earlier state.
_NEXT = (
    "WITH clock (now) AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
    " INSERT INTO pizhu.notebooks SELECT %s, %s, now FROM clock ON CONFLICT (document) DO UPDATE"
    " SET revision = greatest(notebooks.revision + 1, excluded.revision) RETURNING revision"
)
_TAKE = (
    "INSERT INTO pizhu.annotations (document, annotation, revision, author, record)"
    " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (document, annotation) DO UPDATE SET"
    " (revision, author, record, role, changed) ="
    " (excluded.revision, excluded.author, excluded.record, session_user, now())"
)


class TeamNotes:
    """Implements `annotations.sharing.Shared`; every method raises `PizhuError` for the server."""

    def __init__(self, address: str) -> None:
        """Connect to the server at ``address``.

        Raises:
            PizhuError: the server cannot be used.
        """
        self._server = server_at(address)

    @property
    def role(self) -> str:
        """As whom one is known to the server."""
        return self._server.user

    def documents(self) -> Mapping[str, tuple[str, int]]:
        """Return title and present revision of all documents that have shared annotations."""
        select = "SELECT document, title, revision FROM pizhu.notebooks"
        with self._server.connection() as connection:
            rows = connection.execute(select)
            return {document: (title, revision) for document, title, revision in rows}

    def since(self, document: str, revision: int) -> tuple[int, Sequence[Version]]:
        """Return the present revision of a document, and what has changed after an earlier one."""
        with self._server.connection() as connection:
            found = connection.execute(_PRESENT, (document,)).fetchone()
            present = int(found[0]) if found else 0
            versions = [Version(*row) for row in connection.execute(_SINCE, (document, revision))]
        return max([present, *(version.revision for version in versions)]), versions

    def give(self, document: str, title: str, versions: Sequence[Version]) -> Given:
        """Take versions; the revision of each is the one from which it was made."""
        with self._server.changing() as connection:
            revision = _next(connection, document, title)
            wanted = (document, [version.id for version in versions])
            known = {row[0]: Version(*row) for row in connection.execute(_KNOWN, wanted)}
            refused = [
                known[version.id]
                for version in versions
                if version.id in known and known[version.id].revision != version.revision
            ]
            names = {version.id for version in refused}
            taken = [v._replace(revision=revision) for v in versions if v.id not in names]
            rows = [(document, v.id, v.revision, _author(v), _json(v.record)) for v in taken]
            connection.cursor().executemany(_TAKE, rows)
            if taken:
                connection.execute("SELECT pg_notify(%s, %s)", (_CHANNEL, document))
        return Given(taken, refused)

    def changes(self, patience: float) -> Generator[str | None]:
        """Yield the id of each document whose annotations someone changes, as it happens.

        Args:
            patience: seconds after which None is yielded where nothing happens.

        Raises:
            PizhuError: the server is gone.
        """
        with self._server.own() as connection:
            connection.execute(f"LISTEN {_CHANNEL}")
            while True:
                heard = None
                with guarded(self._server.where):
                    for heard in connection.notifies(timeout=patience, stop_after=1):
                        yield heard.payload
                if heard is None:
                    yield None


def _next(connection: Connection, document: str, title: str) -> int:
    """Return the next revision of a document; others wait until it is used."""
    found = connection.execute(_NEXT, (document, _plain(title))).fetchone()
    return int(found[0]) if found else 0


def _author(version: Version) -> str:
    return _plain(str((version.record or {}).get("author", "")))


def _json(record: Mapping[str, Any] | None) -> Jsonb | None:
    return None if record is None else Jsonb(_without_nul(record))


def _without_nul(value: Any) -> Any:  # noqa: ANN401  (JSON of any kind)
    """Return data as PostgreSQL can hold it."""
    match value:
        case str():
            return _plain(value)
        case list():
            return [_without_nul(part) for part in value]
        case dict():
            return {name: _without_nul(part) for name, part in value.items()}
    return value


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
