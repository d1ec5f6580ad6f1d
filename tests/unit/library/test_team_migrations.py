"""Tables of an earlier version, with texts in them, on one server and on several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from reader.search.query import Text
from tests.shelved import REPORT, STATUTE, document, scanned, text

if TYPE_CHECKING:
    from tests.servers import CitusCluster, Cluster

DOCUMENTS = {3: document(STATUTE), 8: document(REPORT), 9: document("渡\n\n" * 33_000)}
EARLIER = (
    "DROP TABLE pizhu.characters", "DELETE FROM pizhu.migrations WHERE number >= 3",
)  # fmt: skip
ON_SHARDS = (
    "UPDATE pizhu.paragraphs SET tokens = NULL WHERE document = 8 AND ordinal = 2",
    "CREATE INDEX paragraphs_untold ON pizhu.paragraphs (document) WHERE tokens IS NULL",
)
READER = "only_reads"


@pytest.fixture(params=["single", "spread", "citus"])
def earlier(request: pytest.FixtureRequest) -> str:
    """Return the address of a library whose tables are of an earlier version."""
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.library.team.server import close_all

    fixture = "citus_cluster" if request.param == "citus" else "cluster"
    servers: Cluster | CitusCluster = request.getfixturevalue(fixture)
    coordinator = servers.coordinator
    make = coordinator.database if request.param == "single" else servers.database
    address = make("earlier")
    close_all()  # such as knew an earlier database of that name
    PostgresEngine(address).put(text(number, made) for number, made in DOCUMENTS.items())
    coordinator.execute(f"DROP ROLE IF EXISTS {READER}", "earlier")
    coordinator.execute(f"CREATE ROLE {READER}", "earlier")
    coordinator.execute(f"GRANT SELECT ON pizhu.paragraphs TO {READER}", "earlier")
    shards = request.getfixturevalue("cluster").shards if request.param == "spread" else ()
    for server in (coordinator, *shards):
        for statement in (*EARLIER, *(() if shards and server is coordinator else ON_SHARDS)):
            server.execute(statement, "earlier")
    close_all()
    return address


def test_they_are_brought_to_the_present_version(earlier: str) -> None:
    from reader.library.engine.postgres.engine import PostgresEngine

    engine = PostgresEngine(earlier)
    for character in "渡口第。1没":
        found = engine.find(Text(character))
        passages = {number: [*some] for number, some in found.passages.items()}
        assert passages == scanned(DOCUMENTS, character), character
        assert found.exact
    assert engine.find(Text("客运")).passages == scanned(DOCUMENTS, "客运")
    engine.put([text(3, document("渡船\n"))])
    assert engine.find(Text("渡")).passages[3] == [0]
    engine.drop([3, 9])
    assert [*engine.find(Text("渡")).passages] == [8]


def test_whoever_was_allowed_to_search_still_is(earlier: str) -> None:
    from reader.library.team.server import Server

    Server(earlier).close()
    select = f"SELECT has_table_privilege('{READER}', 'pizhu.characters', 'SELECT')"
    insert = select.replace("'SELECT'", "'INSERT'")
    with psycopg.connect(earlier) as connection:
        assert connection.execute(select).fetchone() == (True,)
        assert connection.execute(insert).fetchone() == (False,)
