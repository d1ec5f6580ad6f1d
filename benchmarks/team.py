"""A team's library on PostgreSQL: loading, size and searches, on one server and on several.

The texts are those of ``benchmarks/library.py``; servers are started for it, with their data in
memory where there is room. Every search is compared with a scan of all texts.
Goal, at 500,000 paragraphs: a search for 1 to 5 characters, the first 20 passages and the exact
count, in 100 ms (median), for each number of characters. Citus is measured where its extension is
installed beside the server. Loading by a cluster is measured with one worker and with two.
Usage: ``python -m benchmarks.team [STATUTES [QUERIES [LOADED]]]``, 300, 100 and 100 by default;
5,200 statutes have 500,000 paragraphs.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from distributed import Client

from benchmarks.library import FIRST, Generator, timed
from reader import locations
from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.library import chosen
from reader.library.cluster import load_part
from reader.library.engine import Text
from reader.library.engine.bodies import pack
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.engine.postgres.engine import PostgresEngine
from reader.library.engine.tokens import tokens
from reader.library.indexing import refresh
from reader.library.team.catalogue import TeamCatalogue
from reader.library.team.server import close_all, server_at
from reader.search.query import Text as Words
from reader.text import script_cache
from reader.text.fold import fold
from tests.servers import CitusCluster, Cluster, empty, missing

if TYPE_CHECKING:
    from reader.library.engine import Engine

BATCH = 50  # documents
WORKERS = (1, 2)
PARTS = ("paragraphs", "paragraphs_tokens", "paragraphs_pkey")
WHOLE = ("characters", "texts")  # with their indexes


def made(count: int) -> list[list[str]]:
    """Return the folded paragraphs of made-up statutes."""
    generator = Generator()
    texts = (generator.statute(number) for number in range(count))
    return [[fold(line) for line in text.split("\n") if line] for text in texts]


def prepared(number: int, lines: list[str]) -> Text:
    """Return a statute as engines take it."""
    kind = ParagraphKind.BODY
    paragraphs = tuple(Paragraph(at, line, kind, ()) for at, line in enumerate(lines))
    name = f"{number:016x}"
    document = Document(name, "", None, "", "", "", (), paragraphs, (), (), ())
    return Text(number, name, [*map(tokens, lines)], pack(document), b"")


def fill(name: str, engine: Engine, texts: list[Text], statutes: list[list[str]]) -> None:
    """Put statutes into an engine; tell how long it took."""
    spent = 0.0
    for begin in range(0, len(texts), BATCH):
        spent += timed(partial(engine.put, texts[begin : begin + BATCH]))
    spent += (settling := timed(engine.settle))
    count = sum(map(len, statutes))
    length = sum(len(line) for lines in statutes for line in lines)
    print(
        f"{name}: {count:,} paragraphs put in {spent / 1000:.1f} s, of which settling"
        f" {settling / 1000:.1f}: {count / spent * 1000:,.0f} paragraphs/s,"
        f" {length / spent * 1000:,.0f} characters/s"
    )


def sizes(name: str, addresses: list[str], paragraphs: int) -> None:
    """Tell how many bytes a paragraph takes, over some servers."""
    select = "SELECT pg_total_relation_size(%s), pg_relation_size(%s)"
    totals = dict.fromkeys((*PARTS, *WHOLE), 0)
    for address in addresses:
        with server_at(address).connection() as connection:
            for part in totals:
                whole, own = connection.execute(select, [f"pizhu.{part}"] * 2).fetchone() or (0, 0)
                totals[part] += whole if part in WHOLE else own
    told = ", ".join(f"{part} {size / paragraphs:.0f}" for part, size in totals.items())
    print(f"{name}: bytes a paragraph: {told}; {sum(totals.values()) / 1e6:.0f} MB in all")


def first(engine: Engine, needle: str) -> tuple[int, list[tuple[int, int]]]:
    """Return how many passages there are, and the first of them."""
    passages = engine.find(Words(needle)).passages
    places = ((number, at) for number, some in passages.items() for at in some)
    return sum(map(len, passages.values())), [p for p, _ in zip(places, range(FIRST), strict=False)]


def pieces(statutes: list[list[str]], count: int) -> list[str]:
    """Return pieces of the texts, of 1 to 5 characters."""
    chance = random.Random(5)  # noqa: S311  (no secret)
    chosen = []
    for number in range(count):
        text = chance.choice(chance.choice(statutes))
        start = chance.randrange(max(len(text) - 5, 1))
        chosen.append(text[start : start + 1 + number % 5])
    return chosen


def search(engines: dict[str, Engine], statutes: list[list[str]], count: int) -> None:
    """Ask all engines the same, turn by turn, and compare with a scan."""
    times: dict[str, dict[int, list[float]]] = {
        name: {size: [] for size in range(1, 6)} for name in (*engines, "scan")
    }
    for needle in pieces(statutes, count):
        begun = time.perf_counter()
        wanted = sum(needle in line for lines in statutes for line in lines)
        times["scan"][len(needle)].append((time.perf_counter() - begun) * 1000)
        for name, engine in engines.items():
            first(engine, needle)
            begun = time.perf_counter()
            found = first(engine, needle)[0]
            times[name][len(needle)].append((time.perf_counter() - begun) * 1000)
            if found != wanted:
                sys.exit(f"{name}: {needle!r}: {found} passages, not {wanted}")
    for name, by_size in times.items():
        told = ", ".join(f"{k}: {median(some):.1f}/{late(some):.0f}" for k, some in by_size.items())
        every = [t for some in by_size.values() for t in some]
        print(
            f"{name}: median/p95 {median(every):.1f}/{late(every):.0f} ms,"
            f" worst {max(every):.0f}; by characters {told}"
        )
    print(f"{count} answers of each equal to the scan")


def late(some: list[float]) -> float:
    """Return what 95 of a hundred do not exceed."""
    return sorted(some)[int(len(some) * 0.95)]


def load(address: str, folder: Path, workers: int) -> None:
    """Load files by a cluster of some workers on this machine.

    Where others are at work on it, more workers are no faster, but should spend no more either.
    """
    empty(server_at(address))
    TeamCatalogue(address).add_roots([str(folder)])
    command = [sys.executable, "-m", "tests.faults.workers", str(workers)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as cluster:
        assert cluster.stdout is not None  # noqa: S101  (it is a pipe)
        scheduler = cluster.stdout.readline().strip()
        chosen.use(address)
        with Client(scheduler, set_as_default=False) as client:
            client.run(load_part, (), address)  # so that all is imported and connected
            before = sum(client.run(time.process_time).values())
            begun = time.perf_counter()
            outcome = refresh(TeamCatalogue(address), PostgresEngine(address), cluster=scheduler)
            seconds = time.perf_counter() - begun
            spent = sum(client.run(time.process_time).values()) - before
        assert cluster.stdin is not None  # noqa: S101  (likewise)
        cluster.stdin.close()
    print(
        f"{workers} workers: {outcome.read} files, {outcome.read / seconds:.1f} files/s,"
        f" {spent / outcome.read * 1000:.0f} ms of the workers' processors a file"
    )


def main() -> None:
    """Print all figures."""
    numbers = [int(argument) for argument in sys.argv[1:]]
    count, asked, loaded = (*numbers, *(300, 100, 100)[len(numbers) :])
    with (
        tempfile.TemporaryDirectory() as home,
        closing(Cluster(durable=True, memory="1GB")) as servers,
        ExitStack() as stack,
    ):
        os.environ["PIZHU_HOME"] = home
        script_cache.use_cache(locations.cache_folder())
        statutes = made(count)
        paragraphs = sum(map(len, statutes))
        texts = [prepared(number, lines) for number, lines in enumerate(statutes, 1)]
        alone, spread = servers.coordinator.database("alone"), servers.database("spread")
        embedded = EmbeddedEngine(Path(home, "index.db"))
        engines: dict[str, Engine] = {
            "embedded": embedded,
            "one server": PostgresEngine(alone),
            "two shards": PostgresEngine(spread),
        }
        if not missing("citus"):
            workers = CitusCluster(durable=True, memory="1GB")
            stack.enter_context(closing(workers))
            engines["Citus, two workers"] = PostgresEngine(workers.database("citus"))
        for name, engine in engines.items():
            fill(name, engine, texts, statutes)
        for shard in servers.shards:  # as a server does by itself, now and then
            shard.execute("VACUUM (ANALYZE)", "spread")
        sizes("one server", [alone], paragraphs)
        search(engines, statutes, asked)
        folder = Path(home, "statutes")
        folder.mkdir()
        generator = Generator()
        for number in range(loaded):
            (folder / f"{number:05}.txt").write_text(generator.statute(number), encoding="utf-8")
        for number in WORKERS:
            load(alone, folder, number)
        embedded.close()
        close_all()


if __name__ == "__main__":
    main()
