"""Servers and clients killed in the middle of a load: nothing is missing then, nothing double."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from itertools import count
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from reader.errors import PizhuError
from reader.search.query import Text
from reader.text.fold import fold
from tests.programs import started
from tests.shelved import READER, STATUTE, shelve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import CitusCluster, Cluster

KILLS = int(os.environ.get("PIZHU_KILLS", "2"))
FILES = 30
GONE = {"team.unreachable", "team.shard-gone", "team.failed"}
numbers = count()


@pytest.fixture(scope="module", params=["shards", "citus"])
def durable(request: pytest.FixtureRequest) -> Iterator[Cluster | CitusCluster]:
    servers = pytest.importorskip("tests.servers", exc_type=ImportError)
    by_citus = request.param == "citus"
    if reason := servers.missing("citus" if by_citus else ""):
        pytest.skip(reason)
    kind = servers.CitusCluster if by_citus else servers.Cluster
    with closing(kind(durable=True)) as made:
        yield made


@pytest.fixture
def address(durable: Cluster | CitusCluster, tmp_path: Path) -> str:
    """Return the address of a spread library to which files were added that are not yet read."""
    from reader.library.team.catalogue import TeamCatalogue

    made = durable.database(f"kills_{next(numbers)}")
    folder = shelve(tmp_path / "shelf", **{f"{n:03}": f"第{n}号\n{STATUTE}" for n in range(FILES)})
    TeamCatalogue(made).add_roots([str(folder)])
    return made


def load(address: str) -> None:
    """Bring the library up to date, a document at a time."""
    from reader.library import indexing
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.library.team.catalogue import TeamCatalogue

    indexing.refresh(TeamCatalogue(address), PostgresEngine(address), processes=1)


def failure_of(address: str) -> PizhuError | None:
    """Return how bringing the library up to date failed, None if it did not."""
    try:
        load(address)
    except PizhuError as error:
        return error
    return None


def check_whole(address: str) -> None:
    """Check that every document is there, once and wholly."""
    from reader.library.engine.postgres.engine import PostgresEngine
    from reader.library.team.catalogue import TeamCatalogue
    from reader.library.team.server import server_at

    load(address)
    engine, catalogue = PostgresEngine(address), TeamCatalogue(address)
    assert len(catalogue) == FILES
    assert sorted(engine.identities()) == sorted(catalogue.numbers().values())
    for needle in ("渡", "渡口", "渡口管理"):
        found = engine.find(Text(fold(needle))).passages
        assert [len(some) for some in found.values()] == [STATUTE.count(needle)] * FILES
    with server_at(address).connection() as connection:
        kept = connection.execute("SELECT count(*) FROM pizhu.paragraphs").fetchone()
        told = connection.execute("SELECT sum(size) FROM pizhu.texts").fetchone()
    assert kept == told


@pytest.mark.parametrize("victim", ["coordinator", "shard"])
def test_a_server_is_killed_in_the_middle_of_a_load(
    durable: Cluster | CitusCluster, address: str, victim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.indexing._BATCH", 1)
    chance = random.Random(11)  # noqa: S311  (no secret)
    server = durable.coordinator if victim == "coordinator" else durable.shards[1]
    for _ in range(KILLS):
        timer = Timer(chance.uniform(0.02, 0.3), server.kill)
        timer.start()
        failure = failure_of(address)
        assert failure is None or failure.key in GONE, failure
        timer.join()
        server.start()
    check_whole(address)


def test_nothing_is_answered_by_halves_while_a_shard_is_gone(
    durable: Cluster | CitusCluster, address: str
) -> None:
    from reader.library.engine.postgres.engine import PostgresEngine

    load(address)
    engine = PostgresEngine(address)
    durable.shards[0].kill()
    with pytest.raises(PizhuError) as caught:
        engine.find(Text("渡口"))
    assert caught.value.key == "team.shard-gone"
    assert len(str(caught.value).splitlines()) == 1
    durable.shards[0].start()
    assert len(engine.find(Text("渡口")).passages) == FILES


def test_a_client_is_killed_in_the_middle_of_a_load(address: str) -> None:
    chance = random.Random(5)  # noqa: S311  (no secret)
    for _ in range(KILLS):
        command = [sys.executable, "-c", READER, address]
        with started(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.4))
            child.send_signal(signal.SIGKILL)
    check_whole(address)
