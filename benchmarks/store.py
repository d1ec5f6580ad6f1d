"""What a durable change costs, beside TinyDB's own ``JSONStorage`` in the same run.

Usage: python benchmarks/store.py

Both hold the same annotations. Each change is on the disk when it returns; the quickest counts,
so that other programs on the machine matter little.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

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


def least_ms(changes: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least time of each change in milliseconds."""
    return {name: min(time_of(change) for _ in range(ROUNDS)) for name, change in changes.items()}


def time_of(change: Callable[[], object]) -> float:
    """Return the time of one change in milliseconds."""
    started = time.perf_counter()
    change()
    return (time.perf_counter() - started) * 1000


def compare(folder: Path, name: str, documents: int, each: int) -> None:
    """Print what a change costs with so many annotations in the store."""
    store = Store(folder / "store")
    for document in range(documents):
        notebook = store.notebook(f"{document:016x}")
        notebook.add_all(draft(f"{document:016x}", number) for number in range(each))
    theirs = TinyDB(folder / "theirs.json")
    records = [a for notebook in store.notebooks() for a in map(to_record, notebook.all())]
    theirs.insert_multiple(records)
    times = least_ms(
        {
            "ours": lambda: notebook.add(draft(f"{documents - 1:016x}", 7)),
            "theirs": lambda: theirs.insert(records[0]),
        }
    )
    ratio = times["ours"] / times["theirs"]
    verdict = "ok" if ratio <= LIMITS[name] else "TOO SLOW"
    print(f"{name}: ours {times['ours']:.2f} ms, JSONStorage {times['theirs']:.2f} ms, "
          f"ratio {ratio:.4f} (limit {LIMITS[name]}) {verdict}")  # fmt: skip
    opening(folder / "store", documents)
    theirs.close()


def opening(folder: Path, documents: int) -> None:
    """Print what opening a notebook and listing all of them costs."""
    store = Store(folder)
    times = least_ms(
        {
            "open": lambda: Store(folder).notebook(f"{documents - 1:016x}"),
            "list": lambda: (store.documents(), store.tags()),
        }
    )
    one, everything = times["open"], times["list"]
    print(f"  open one {one:.2f} ms (limit {OPEN_MS}), list all with tags {everything:.2f} ms")


def many(folder: Path, documents: int, each: int) -> None:
    """Print what listing, filtering and counting cost once all notebooks were read."""
    for document in range(documents):
        name = f"{document:016x}"
        Store(folder).notebook(name).add_all(draft(name, number) for number in range(each))
    store = Store(folder)
    first = time_of(store.documents)
    times = least_ms(
        {
            "list": store.documents,
            "filter": lambda: [a for n in store.current() for a in n.tagged("要点")],
            "counts": store.tags,
        }
    )
    verdict = "ok" if max(times.values()) <= SECOND_LOOK_MS else "TOO SLOW"
    parts = ", ".join(f"{name} {took:.0f} ms" for name, took in times.items())
    print(f"{documents * each:,} over {documents} documents: first scan {first:.0f} ms, "
          f"then {parts} (limit {SECOND_LOOK_MS} each) {verdict}")  # fmt: skip


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
