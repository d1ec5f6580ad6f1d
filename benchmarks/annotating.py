"""One annotation changed among 20,000, beside the same among few, in one run.

Drives two headless programs of 120 by 40 cells, each with a document of 5,000 paragraphs, and
presses the same keys in turn: highlight, undo, highlight, remove, undo, undo. What counts is the
processor's time of all threads from the key until nothing more is to be done, the change on the
disk included; for each key the medians and their ratio are printed, and what they may be at most.

Usage: ``python -m benchmarks.annotating [ROUNDS]``.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, cast

from annotations import annotate
from reader.documents.opening import open_document
from reader.library.notebooks import Target, open_notebook
from reader.tui.app import PizhuApp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations import Annotation
    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen

FEW, MANY = 5, 20_000
PARAGRAPHS = 5000
HERE = 2501  # the paragraph where annotations are changed
WORDS, LONG = 5, 30  # code points of an annotation, and of a paragraph that has several
SIZE = (120, 40)
KEYS = {"highlight": "h", "undo": "u", "highlight anew": "h", "remove": "x", "undo both": "u"}
ROUNDS = 8
LIMIT = 100.0  # milliseconds
RATIO = 15.0


def written(path: Path) -> Document:
    """Return a document with a chapter for every fifty paragraphs."""
    lines = [f"{path.stem}志"]
    for number in range(1, PARAGRAPHS + 1):
        if number % 50 == 1:
            lines.append(f"第{number // 50 + 1}章 渡口")
        lines.append(f"据第{number}号渡口的船工回忆，每年汛期水位上涨，两岸来往全靠这一条船。")
    path.write_text("\n".join(lines), encoding="utf-8")
    return open_document(path)


def drafts(target: Target) -> Iterator[Annotation]:
    """Yield annotations all over a document, the first of them where the reader will be."""
    long = [n for n in range(HERE, target.paragraph_count) if len(target.text(n)) > LONG]
    long += [n for n in range(HERE) if len(target.text(n)) > LONG]
    for start in range(0, LONG - WORDS, WORDS):
        for ordinal in long:
            look: dict[str, Any] = {"note": "记一笔。"} if start % 2 else {"colour": "yellow"}
            tags = ("渡口/船工",) if ordinal % 2 else ()
            yield annotate(target, ordinal, start, start + WORDS, tags=tags, **look)


def prepared(path: Path, count: int) -> PizhuApp:
    """Return the program with a document that has so many annotations."""
    document = written(path)
    target = Target(document)
    made = islice(drafts(target), count)
    open_notebook(document, target=target).add_all(made)
    return PizhuApp(document)


async def measure(apps: list[PizhuApp], rounds: int) -> dict[str, list[list[float]]]:
    """Return the milliseconds of each key, a list for each program."""
    times: dict[str, list[list[float]]] = {name: [[] for _ in apps] for name in KEYS}
    few, many = apps
    async with few.run_test(size=SIZE) as pilot, many.run_test(size=SIZE) as other:
        pilots = (pilot, other)
        for app, one in zip(apps, pilots, strict=True):
            await one.pause(1.0)
            await app.workers.wait_for_complete()
            await one.pause(1.0)
            screen = cast("ReadingScreen", app.screen)
            screen.view.go_to(HERE)
            print(f"{len(screen.annotating.notes.placements):6,} annotations")
        gc.collect()
        gc.freeze()
        for _ in range(rounds):
            for name, key in KEYS.items():
                for number, one in enumerate(pilots):
                    started = time.process_time()
                    await one.press(key)
                    await one.pause()
                    times[name][number].append((time.process_time() - started) * 1000)
            for one in pilots:
                await one.press("u")
    return times


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        os.environ["PIZHU_HOME"] = home
        apps = [prepared(Path(home, f"{count}.txt"), count) for count in (FEW, MANY)]
        times = asyncio.run(measure(apps, rounds))
    for name, (few, many) in times.items():
        a, b = median(few), median(many)
        verdict = "ok" if b < LIMIT and b / a < RATIO else "TOO SLOW"
        print(f"{name:<15} {a:6.1f} ms, of many {b:6.1f} (limit {LIMIT:.0f}): "
              f"{b / a:5.1f} times (limit {RATIO:.0f}) {verdict}")  # fmt: skip


if __name__ == "__main__":
    main()
