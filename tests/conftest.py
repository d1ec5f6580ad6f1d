"""What every test gets: a home of its own and a fixed language."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader import i18n
from reader.library import chosen
from reader.text import ambiguous
from reader.text.script_cache import use_cache
from tests.effort import USUAL
from tests.tables import bring_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import CitusCluster, Cluster

# What tests start can be interrupted, even where a shell in the background has switched that off.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Programs that tests start would otherwise compile all that they import, each anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A slow machine is no fault of the code.
settings.register_profile("pizhu", deadline=None, max_examples=USUAL)
# Before a release: pytest --hypothesis-profile=thorough tests/unit/text
settings.register_profile("thorough", deadline=None, max_examples=5000)
# Where the same tests run hundreds of times, on a changed program each: see `make mutants`.
settings.register_profile("few", deadline=None, max_examples=20, derandomize=True, database=None)
settings.load_profile("pizhu")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep settings, data, state and prepared tables of a test in its own folder.

    What was decided for the whole process, there or by the command line, holds for no other test.
    """
    folder = tmp_path / "pizhu-home"
    monkeypatch.setenv("PIZHU_HOME", str(folder))
    yield folder
    use_cache(None)
    ambiguous.use(wide=False)
    chosen.use(None)


@pytest.fixture
def tables(home: Path) -> None:
    """Let programs that a test starts find the tables that they would else make anew."""
    bring_tables(home)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English on a usual terminal, whatever the machine's locale and the one at hand."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield
    i18n.use(None)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Return PostgreSQL servers: a coordinator, also used alone, and two that hold shares."""
    servers = pytest.importorskip("tests.servers", exc_type=ImportError)
    if reason := servers.missing():
        pytest.skip(reason)
    with closing(servers.Cluster()) as made:
        yield made


@pytest.fixture(scope="session")
def single_address(cluster: Cluster) -> str:
    """Return the address of a library on one server; what other tests left is in it."""
    return cluster.coordinator.database("alone")


@pytest.fixture(scope="session")
def spread_address(cluster: Cluster) -> str:
    """Return the address of a library spread over two servers; what other tests left is in it."""
    return cluster.database("spread")


def _emptied(address: str) -> str:
    from reader.library.team.server import server_at
    from tests.servers import empty

    empty(server_at(address))
    return address


@pytest.fixture
def team(single_address: str) -> str:
    """Return the address of an empty library on one server."""
    return _emptied(single_address)


@pytest.fixture
def spread_team(spread_address: str) -> str:
    """Return the address of an empty library spread over two servers."""
    return _emptied(spread_address)


@pytest.fixture(scope="session")
def citus_cluster() -> Iterator[CitusCluster]:
    """Return a coordinator and two workers with the extension Citus, where it is installed."""
    servers = pytest.importorskip("tests.servers", exc_type=ImportError)
    if reason := servers.missing(extension="citus"):
        pytest.skip(reason)
    with closing(servers.CitusCluster()) as made:
        yield made


@pytest.fixture(scope="session")
def citus_address(citus_cluster: CitusCluster) -> str:
    """Return the address of a library spread by Citus; what other tests left is in it."""
    return citus_cluster.database("library")


@pytest.fixture
def citus_team(citus_address: str) -> str:
    """Return the address of an empty library spread over two servers by Citus."""
    return _emptied(citus_address)
