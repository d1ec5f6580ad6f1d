"""What users are told of a server: one line each, and never a password."""

from __future__ import annotations

import threading
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

import psycopg
import pytest

from reader.errors import PizhuError
from tests import servers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Cluster


@pytest.fixture
def guarded(cluster: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Return an address of which a password is asked."""
    cluster.coordinator.execute(f"DROP ROLE IF EXISTS {servers.GUARDED}")
    cluster.coordinator.execute(f"CREATE ROLE {servers.GUARDED} LOGIN PASSWORD 'right'")
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    return cluster.coordinator.address(user=servers.GUARDED)


def refused(address: str) -> PizhuError:
    from reader.library.team.server import Server

    with pytest.raises(PizhuError) as caught:
        Server(address)
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    error = refused(f"postgresql:///library?host={tmp_path}")
    assert error.key == "team.unreachable"
    assert str(tmp_path) in str(error)


def test_a_password_that_is_missing_or_wrong_is_told(
    guarded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(guarded).key == "team.no-password"
    monkeypatch.setenv("PGPASSWORD", "wr0ng")
    error = refused(guarded)
    assert error.key == "team.refused"
    assert "wr0ng" not in str(error)


def test_passwords_are_taken_from_their_usual_place(guarded: str, tmp_path: Path) -> None:
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:*:{servers.GUARDED}:right\n", encoding="ascii")
    file.chmod(0o600)
    assert refused(guarded).key == "team.forbidden"  # let in, but not allowed to make tables


def test_a_database_that_is_not_there_is_told(cluster: Cluster) -> None:
    assert "nowhere" in str(refused(cluster.coordinator.address("nowhere")))


def test_a_statement_has_its_time(team: str) -> None:
    from reader.library.team.server import server_at

    server = server_at(team)
    with server.connection() as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("1min",)
    with pytest.raises(PizhuError) as caught, server.own() as connection:
        connection.execute("SET statement_timeout = 20; SELECT pg_sleep(9)")
    assert caught.value.key == "team.timeout"


def test_when_all_connections_are_taken_that_is_told(
    team: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library.team.server import Server

    monkeypatch.setattr("reader.library.team.server._PATIENCE", 0.05)
    monkeypatch.setattr("reader.library.team.server._CONNECTIONS", 2)
    with closing(Server(team)) as server, server.connection(), server.connection():
        with pytest.raises(PizhuError) as caught, server.connection():
            pass
        assert caught.value.key == "team.timeout"
    with closing(Server(team)) as server, server.connection(), server.connection():
        pass


def test_a_connection_that_the_server_has_closed_is_made_anew(team: str) -> None:
    from reader.library.team.server import Server

    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with closing(Server(team)) as server:
        with psycopg.connect(team) as connection:
            connection.execute(f"{end} AND datname = current_database()")
        with server.connection() as borrowed:
            assert borrowed.execute("SELECT 1").fetchone() == (1,)


def test_tables_of_a_later_version_are_left_alone(cluster: Cluster) -> None:
    from reader.library.team.server import Server

    address = cluster.coordinator.database("later")
    Server(address).close()
    cluster.coordinator.execute("INSERT INTO pizhu.migrations VALUES (999, 'x')", "later")
    assert refused(address).key == "team.later"


def test_another_encoding_is_refused(cluster: Cluster) -> None:
    cluster.coordinator.execute("DROP DATABASE IF EXISTS latin")
    cluster.coordinator.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    )
    assert refused(cluster.coordinator.address("latin")).key == "team.encoding"


def test_many_may_make_the_tables_at_once(cluster: Cluster) -> None:
    from reader.library.team.server import Server

    address = cluster.coordinator.database("crowded")
    made: list[Server] = []
    threads = [threading.Thread(target=lambda: made.append(Server(address))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    for server in made:
        server.close()


def test_the_tables_are_keyed_by_document(team: str) -> None:
    select = (
        "SELECT relname, attname FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
        " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"
        " WHERE indisprimary AND relname IN ('texts', 'paragraphs', 'documents')"
    )
    with psycopg.connect(team) as connection:
        keys: dict[str, str] = dict(connection.execute(select).fetchall())
    assert keys == dict.fromkeys(("texts", "paragraphs", "documents"), "document")


def test_a_paragraph_too_long_for_a_tsvector_is_found_all_the_same(team: str) -> None:
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.search.query import Text as Words
    from tests.shelved import document, text

    han = [chr(code) for code in range(0x4E00, 0x9F00)]
    shifted = ((a + b for a, b in zip(han, han[by:], strict=False)) for by in range(1, 8))
    endless = "".join(chain.from_iterable(shifted))
    engine = PostgresEngine(team)
    page = f"<p>{endless}尾声已至</p><p>尾声</p>"
    engine.put([text(1, document(page, "made-up.html"))])
    untold = "SELECT ordinal FROM pizhu.paragraphs WHERE length(tokens) = 1"
    with psycopg.connect(team) as connection:
        assert connection.execute(untold).fetchall() == [(0,)]
    assert engine.find(Words("尾声")).passages == {1: [0, 1]}
    assert engine.find(Words("声已至")).passages == {1: [0]}
    assert engine.find(Words("至声")).passages == {}
