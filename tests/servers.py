"""PostgreSQL servers of the tests' own: started in a folder under the system's temporary one."""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from reader.library.team.server import Server

SHARDS = 2
GUARDED = "guarded"  # a role of which a password is asked
_USERS = ("postgres", "nobody")  # for root, as whom no server runs
_OPTIONS = {
    "listen_addresses": "",
    "dynamic_shared_memory_type": "mmap",
    "max_connections": "60",
    "autovacuum": "off",
    "jit": "off",
}
_CITUS = {
    "shared_preload_libraries": "citus",
    "citus.node_conninfo": "sslmode=disable",
    "citus.shard_count": "4",
    "citus.enable_statistics_collection": "off",
    "max_prepared_transactions": "100",
}
_HURRY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_PATIENCE = 30  # seconds
_MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
_ROOM = 1 << 30
_PDEATHSIG = 1  # of prctl(2): a signal to get when the parent ends


@cache
def programs() -> Path | None:
    """Return the folder of the server's programs, None where it is not installed."""
    found = shutil.which("postgres")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


def missing(extension: str = "") -> str:
    """Return why there can be no servers with an extension, nothing where there can."""
    folder = programs()
    if folder is None:
        return "PostgreSQL's server is not installed"
    if os.geteuid() == 0 and _user() is None:
        return "there is no user but root"
    if extension and not _has(extension):
        return f"PostgreSQL's extension {extension} is not installed"
    return ""


def _has(extension: str) -> bool:
    told = subprocess.run(  # noqa: S603  (our own words)
        [_program("pg_config"), "--sharedir"], capture_output=True, text=True, check=True
    )
    return Path(told.stdout.strip(), "extension", f"{extension}.control").exists()


class PostgresServer:
    """One server with a folder of its own, reached by a socket in it."""

    def __init__(self, *, durable: bool = False, memory: str = "64MB", **options: str) -> None:
        """Make a server's folder and start it.

        Args:
            durable: what was committed outlives kill -9, at the usual price.
            memory: what it keeps of its tables.
            options: other settings of the server.
        """
        self.folder = _folder()
        hurry = {} if durable else _HURRY
        self._options = _OPTIONS | {"shared_buffers": memory} | hurry | options
        _run("cp", "-R", str(_template()), str(self.folder / "data"))
        self._process = self._started()

    def address(self, database: str = "postgres", user: str = "pizhu") -> str:
        """Return the address of one of its databases."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement, and return what it gives."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def database(self, name: str) -> str:
        """Make a database anew, and return its address."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def kill(self) -> None:
        """End it with all its processes, as a power cut does."""
        own = self._process.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()
        for process in (own, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait()

    def start(self) -> None:
        """Start it again."""
        self._process = self._started()

    def close(self) -> None:
        """End it, and remove its folder."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _started(self) -> subprocess.Popen[bytes]:
        options = [f"-c{name}={value}" for name, value in self._options.items()]
        options += ["-D", str(self.folder / "data"), "-k", str(self.folder)]
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  (our own words)
                [_program("postgres"), *options], stdout=log, stderr=log, user=_user(),
                group=_group(), extra_groups=[] if _user() else None, start_new_session=True,
                preexec_fn=_end_with_us if sys.platform == "linux" else None,  # noqa: PLW1509  (one system call)
            )  # fmt: skip
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                psycopg.connect(self.address()).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return process
        raise RuntimeError((self.folder / "log").read_text(encoding="utf-8"))


class Cluster:
    """A coordinator and the servers that hold the texts."""

    def __init__(self, *, durable: bool = False, memory: str = "64MB") -> None:
        self.coordinator = PostgresServer(durable=durable, memory=memory)
        self.shards = [PostgresServer(durable=durable, memory=memory) for _ in range(SHARDS)]

    def database(self, name: str) -> str:
        """Make a database that is spread over the shards, and return its address."""
        address = self.coordinator.database(name)
        self.coordinator.execute("CREATE EXTENSION postgres_fdw", name)
        for number, shard in enumerate(self.shards):
            shard.database(name)
            self.coordinator.execute(
                f"CREATE SERVER pizhu_shard_{number} FOREIGN DATA WRAPPER postgres_fdw"
                f" OPTIONS (host '{shard.folder}', dbname '{name}')",
                name,
            )
            self.coordinator.execute(
                f"CREATE USER MAPPING FOR pizhu SERVER pizhu_shard_{number} OPTIONS (user 'pizhu')",
                name,
            )
        return address

    def close(self) -> None:
        """End all servers."""
        for server in (self.coordinator, *self.shards):
            server.close()


class CitusCluster:
    """A coordinator and workers, with the extension Citus."""

    def __init__(self, *, durable: bool = False, memory: str = "64MB") -> None:
        servers = [
            PostgresServer(durable=durable, memory=memory, **_CITUS) for _ in range(1 + SHARDS)
        ]
        self.coordinator, *self.shards = servers

    def database(self, name: str) -> str:
        """Make a database that is spread over the workers, and return its address."""
        for server in (*self.shards, self.coordinator):
            server.database(name)
            server.execute("SET client_min_messages = error; CREATE EXTENSION citus", name)
        host = self.coordinator.folder
        self.coordinator.execute(f"SELECT citus_set_coordinator_host('{host}', 5432)", name)
        for worker in self.shards:
            self.coordinator.execute(f"SELECT citus_add_node('{worker.folder}', 5432)", name)
        return self.coordinator.address(name)

    def close(self) -> None:
        """End all servers."""
        for server in (self.coordinator, *self.shards):
            server.close()


def empty(server: Server) -> None:
    """Take everything out of a library."""
    tables = "SELECT relname FROM pg_class WHERE relnamespace = 'pizhu'::regnamespace"
    whole = " AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations'"
    with server.changing() as connection:
        names = [f"pizhu.{name}" for (name,) in connection.execute(tables + whole)]
        connection.execute(f"TRUNCATE {', '.join(names)}")


@cache
def _template() -> Path:
    """Return the data of a server that never ran, which is copied sooner than made."""
    folder = _folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = ["-A", "trust", "-U", "pizhu", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run(_program("initdb"), "-D", str(folder / "data"), *made)
    rules = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
    (folder / "data" / "pg_hba.conf").write_text(rules, encoding="ascii")
    return folder / "data"


def _folder() -> Path:
    """Make a folder for a server's user: in memory where there is room, for others use the disk."""
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    folder = Path(tempfile.mkdtemp(prefix="pizhu-pg-", dir=_MEMORY if roomy else None))
    if user := _user():
        shutil.chown(folder, user, _group())
    return folder


def _run(*command: str) -> None:
    subprocess.run(  # noqa: S603  (our own words)
        command, check=True, capture_output=True, user=_user(), group=_group(),
        extra_groups=[] if _user() else None,
    )  # fmt: skip


def _program(name: str) -> str:
    folder = programs()
    assert folder is not None
    return str(folder / name)


def _end_with_us() -> None:
    """Let the process that calls this be ended when the tests are, however they end."""
    ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGQUIT)


@cache
def _user() -> str | None:
    """Return the user to run servers as, None for the present one."""
    import pwd

    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((user for user in _USERS if user in known), None)


@cache
def _group() -> int | None:
    """Return the group of that user."""
    import pwd

    user = _user()
    return None if user is None else pwd.getpwnam(user).pw_gid
