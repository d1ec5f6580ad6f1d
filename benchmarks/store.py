"""What a durable change costs, beside TinyDB's own ``JSONStorage`` in the same run.

Usage: python benchmarks/store.py

Both hold the same annotations. Each change is on the disk when it returns; the quickest counts,
so that other programs on the machine matter little.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tinydb import TinyDB

from annotations import Annotation, Quote, Store
from annotations.model import to_record

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 25
SECOND_LOOK_MS = 200
OPEN_MS = 30
LIMITS = {"1,000 on one document": 0.35, "10,000 over 500 documents": 0.01}


def draft(document: str, number: int) -> Annotation:
    """Return an annotation of ordinary size."""
    words = f"第{number}处：推动数字产业与实体经济融合发展"
    return Annotation(
        document=document,
        paragraph=number,
        start=4,
        end=4 + len(words),
        quote=Quote(words, "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，", "，" + words),
        colour="yellow",
        tags=("经济/数字", "要点"),
        note="与上一年的说法比较。",
        section=("关于促进望江新区经济发展的若干意见", "二、主要任务", "（一）壮大市场主体"),
        fingerprint=f"{number:016x}",
    )


class Times(NamedTuple):
    """Milliseconds: on the clock, and of this process alone, which others do not lengthen."""

    wall: float
    own: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} ms (own {self.own:.2f})"


def least(changes: dict[str, Callable[[], object]]) -> dict[str, Times]:
    """Return the least times of each change."""
    return {
        name: _least([time_of(change) for _ in range(ROUNDS)]) for name, change in changes.items()
    }


def _least(times: list[Times]) -> Times:
    return Times(min(t.wall for t in times), min(t.own for t in times))


def time_of(change: Callable[[], object]) -> Times:
    """Return the times of one change."""
    started, own = time.perf_counter(), time.process_time()
    change()
    return Times((time.perf_counter() - started) * 1000, (time.process_time() - own) * 1000)


def compare(folder: Path, name: str, documents: int, each: int) -> None:
    """Print what a change costs with so many annotations in the store."""
    store = Store(folder / "store")
    for document in range(documents):
        notebook = store.notebook(f"{document:016x}")
        notebook.add_all(draft(f"{document:016x}", number) for number in range(each))
    theirs = TinyDB(folder / "theirs.json")
    records = [a for notebook in store.notebooks() for a in map(to_record, notebook.all())]
    theirs.insert_multiple(records)
    times = least(
        {
            "ours": lambda: notebook.add(draft(f"{documents - 1:016x}", 7)),
            "theirs": lambda: theirs.insert(records[0]),
        }
    )
    ratio = times["ours"].wall / times["theirs"].wall
    verdict = "ok" if ratio <= LIMITS[name] else "TOO SLOW"
    print(f"{name}: ours {times['ours']}, JSONStorage {times['theirs']}, "
          f"ratio {ratio:.4f} (limit {LIMITS[name]}) {verdict}")  # fmt: skip
    opening(folder / "store", documents)
    theirs.close()


def opening(folder: Path, documents: int) -> None:
    """Print what opening a notebook and listing all of them costs."""
    store = Store(folder)
    times = least(
        {
            "open": lambda: Store(folder).notebook(f"{documents - 1:016x}"),
            "list": lambda: (store.summaries(), store.tags()),
        }
    )
    print(f"  open one {times['open']}, limit {OPEN_MS}; list all with tags {times['list']}")


def many(folder: Path, documents: int, each: int) -> None:
    """Print what listing, filtering and counting cost once all notebooks were read."""
    for document in range(documents):
        name = f"{document:016x}"
        Store(folder).notebook(name).add_all(draft(name, number) for number in range(each))
    kept = folder / "cache" / "annotations.json"
    store = Store(folder, summaries=kept)
    first = time_of(store.summaries)
    times = least(
        {
            "list": store.summaries,
            "filter": lambda: [a for n in store.current() for a in n.tagged("要点")],
            "counts": store.tags,
        }
    )
    together = sum(took.wall for took in times.values())
    slowest = max(took.wall for took in times.values())
    verdict = "ok" if slowest <= SECOND_LOOK_MS else "TOO SLOW"
    parts = ", ".join(f"{name} {took}" for name, took in times.items())
    print(f"{documents * each:,} over {documents} documents: first scan {first}, then {parts}, "
          f"together {together:.0f} ms (limit {SECOND_LOOK_MS} each) {verdict}")  # fmt: skip
    afresh = least(
        {
            "list": lambda: Store(folder, summaries=kept).summaries(),
            "counts": lambda: Store(folder, summaries=kept).tags(),
        }
    )
    print("  in the next program: " + ", ".join(f"{name} {took}" for name, took in afresh.items()))


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder, "one"), "1,000 on one document", 1, 1000)
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder, "many"), "10,000 over 500 documents", 500, 20)
    with tempfile.TemporaryDirectory() as folder:
        many(Path(folder), 300, 334)


if __name__ == "__main__":
    main()
