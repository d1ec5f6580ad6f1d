"""Search in a document against ripgrep as a process, side by side in one run.

For each word and size of text: milliseconds to count all hits of a folded word, ready to be
located when they are looked at, and for ``rg --count-matches``; the ratio of the two is what
counts. The text is folded before, which is printed apart; rg starts and reads the file. Goals: at
least 20 times faster than rg on one document, 2 times on 10 MB, at most 1.6 times slower on 100 MB.
What is prepared, once for a document: its folded text and where its paragraphs begin; the memory is
printed in copies of the text. Then how long it takes until the spans of all hits of a common
character are known, what pinyin and likeness cost on one document, and preparing what they need.
Usage: ``python benchmarks/search.py [FILE [WORD …]]``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from array import array
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import Document, ParagraphKind
from reader.documents.paragraphs import KINDS, Paragraphs, Stretches
from reader.search import Manner, compile_query, find, find_all
from reader.search.searchable import Searchable, searchable
from reader.text import script_cache
from reader.text.fold import fold
from reader.text.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ROUNDS = 9
WORDS = ("经济", "民营经济", "高质量发展", "的", "飞机场")
COMMON = "的"
TYPED = ("minyingjingji", "myjj", "zhongg", "~民营经纪", "~高质量的发展")


class Size(NamedTuple):
    """A size of text, and the least that rg's time divided by ours should be."""

    name: str
    size: int
    goal: float


SIZES = (
    Size("one document", 1, 20),
    Size("10 MB", 10_000_000, 2),
    Size("100 MB", 100_000_000, 1 / 1.6),
)


def largest() -> Path:
    """Return the largest real document, else the largest sample."""
    folders = (ROOT.parent / "shared" / "corpus", ROOT / "samples")
    paths = next(found for folder in folders if (found := list(folder.rglob("*.txt"))))
    return max(paths, key=lambda path: path.stat().st_size)


def document(text: str) -> Document:
    """Return a document of the lines of a text."""
    lengths = array("I", map(len, text.splitlines()))
    starts = array("I", accumulate((length + 1 for length in lengths[:-1]), initial=0))
    kinds = bytes([KINDS.index(ParagraphKind.BODY)]) * len(lengths)
    paragraphs = Paragraphs(Stretches(text, starts, lengths, None), bytearray(kinds), {})
    return Document("", "", None, text, "utf-8", "none", (), paragraphs, (), (), ())


def best(
    *actions: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Return the shortest time of each action, in milliseconds; rounds take turns."""
    times = [float("inf")] * len(actions)
    for _ in range(rounds):
        for number, action in enumerate(actions):
            start = clock()
            action()
            times[number] = min(times[number], 1000 * (clock() - start))
    return times


def against_rg(size: Size, text: str, words: tuple[str, ...], rg: str) -> None:
    """Print the times of all words in a text."""
    whole = document(text)
    fold("")
    (prepare,) = best(lambda: [*Searchable(whole).around(0)], rounds=2, clock=time.process_time)
    print(
        f"{size.name}: {len(text)} characters, {len(whole.paragraphs)} paragraphs;"
        f" prepared once in {prepare:.1f} ms of process time,"
        f" {len(text) / prepare / 1000:.0f} M characters/s, {copies_kept(whole, text):.2f} copies"
    )
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        for word in words:
            query = compile_query(word)
            command = [rg, "--count-matches", "-F", word, file.name]
            ours, process = best(
                lambda query=query: find_all(whole, query),  # type: ignore[misc]
                lambda command=command: subprocess.run(command, capture_output=True, check=False),  # type: ignore[misc]
            )
            verdict = "✓" if process / ours >= size.goal else f"below {size.goal:.2f}"
            print(
                f"  {word}: {len(find_all(whole, query))} hits, ours {ours:.2f},"
                f" rg {process:.2f}, rg / ours {process / ours:.2f} {verdict}"
            )
    (spans,) = best(lambda: [*find(whole, compile_query(COMMON))], rounds=2)
    print(f"  {COMMON}: the spans of all hits in {spans:.1f} ms")


def copies_kept(whole: Document, text: str) -> float:
    """Return how much memory the prepared document takes, in copies of the text."""
    ready = searchable(whole)
    blocks = [*ready.around(0)]
    sizes = (sys.getsizeof(block.packed.data) + sys.getsizeof(block.starts) for block in blocks)
    return sum(sizes) / sys.getsizeof(text)


def by_sound_and_likeness(text: str) -> None:
    """Print what the other ways of matching cost on one document."""
    whole = document(text)
    searchable(whole)
    for typed in TYPED:
        query = compile_query(typed, manner=Manner.TYPED)
        first, again = (best(lambda: list(find(whole, query)), rounds=n)[0] for n in (1, ROUNDS))  # noqa: B023  (called at once)
        hits = len(list(find(whole, query)))
        print(f"  {typed}: {hits} hits, first {first:.1f} ms, then {again:.1f}")


def preparing_pinyin(text: str) -> None:
    """Print how long it takes to know how the characters of a document are read, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        script_cache.use_cache(Path(folder))
        readings.cache_clear()
        (made,) = best(readings, rounds=1)
        readings.cache_clear()
        (loaded,) = best(readings, rounds=1)
    folded = fold(text)
    (chosen,) = best(lambda: readings().of(folded))
    tracemalloc.start()
    own = readings().of(folded)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"pinyin: all readings made in {made:.0f} ms, from the cache in {loaded:.1f};"
        f" the document's {len(own.syllables)} syllables in {chosen:.1f} ms and {taken / 1000:.0f}"
        f" kB, {taken / sys.getsizeof(text):.2f} times its text"
    )


def main() -> None:
    """Measure all."""
    rg = shutil.which("rg") or sys.exit("rg (ripgrep) is not here")
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else largest()
    words = tuple(sys.argv[2:]) or WORDS
    text = path.read_text(encoding="utf-8")
    preparing_pinyin(text)
    by_sound_and_likeness(text)
    for size in SIZES:
        copies = -(-size.size // len(text.encode()))
        against_rg(size, (text + "\n") * copies, words, rg)


if __name__ == "__main__":
    main()
