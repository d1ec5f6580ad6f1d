"""The library: indexing, the size of the index, searches beside ripgrep, and the catalogue screen.

The statutes are made up: words of two characters, common ones more often (Zipf), in articles.
Goals, at 3,500 statutes of 5,700 characters (58 MB): indexed in 90 s on two processors, linear in
the number of documents; the index no larger than the text; a warm search for 1 to 5 characters,
the first 20 passages and the exact count, in 5 ms (median) and 50 times faster than ``rg -l``; the
screen of a catalogue of 20,000 documents open in 300 ms, 30 ms a key. Every search is compared with
a scan of all texts as well.
Usage: ``python benchmarks/library.py [STATUTES [QUERIES [ARTICLES]]]``, 300, 40 and 90 by default;
20,000 of 15 articles are as much text as 3,500, in as many files as the goal beside ripgrep names.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reader import locations
from reader.library.catalogue import Catalogue
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.engine.passages import total
from reader.library.entries import Card, Entry
from reader.library.indexing import refresh
from reader.search.query import Text
from reader.text import script_cache
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.engine import Engine

ARTICLES = 90
WORDS = 4000
FIRST = 20
ENTRIES = 20_000
REGIONS = ("澜州市", "临江区", "雾津区", "鹤洲县", "栖梧县")
DIGITS = "零一二三四五六七八九"


class Generator:
    """Makes up statutes, the same ones for the same numbers."""

    def __init__(self, articles: int = ARTICLES) -> None:
        self._articles = articles
        chance = random.Random(0)  # noqa: S311  (no secret)
        characters = [chr(code) for code in range(0x4E00, 0x9FA5)]
        common = chance.sample(characters, 1500)
        weights = [*accumulate(1 / rank for rank in range(8, 1508))]
        pick = [chance.choices(common, cum_weights=weights, k=2) for _ in range(WORDS)]
        self._words = ["".join(pair) for pair in pick]
        self._weights = [*accumulate(1 / rank for rank in range(4, WORDS + 4))]

    def statute(self, number: int) -> str:
        """Return the text of a statute."""
        chance = random.Random(number)  # noqa: S311  (no secret)
        title = f"{chance.choice(REGIONS)}{self._clause(chance)}管理办法"
        lines = [title, ""]
        for article in range(1, self._articles + 1):
            if article % 15 == 1:
                lines.append(f"第{numeral(article // 15 + 1)}章 {self._clause(chance)}")
            clauses = [self._clause(chance) for _ in range(chance.randint(2, 9))]
            lines.append(f"第{numeral(article)}条 {'，'.join(clauses)}。")
        return "\n".join(lines)

    def _clause(self, chance: random.Random) -> str:
        size = chance.randint(3, 7)
        return "".join(chance.choices(self._words, cum_weights=self._weights, k=size))


class Shelf(NamedTuple):
    """Files of statutes, and all paragraphs folded."""

    folder: Path
    size: int
    paragraphs: list[str]


def numeral(number: int) -> str:
    """Return a number below a hundred as statutes write it."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")


def made(folder: Path, count: int, articles: int) -> Shelf:
    """Write statutes into a folder."""
    generator = Generator(articles)
    size = 0
    paragraphs: list[str] = []
    for number in range(count):
        text = generator.statute(number)
        size += (folder / f"{number:05}.txt").write_bytes(text.encode())
        paragraphs += [fold(line) for line in text.split("\n") if line]
    return Shelf(folder, size, paragraphs)


def timed(action: Callable[[], object]) -> float:
    """Return the milliseconds that an action takes."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def index(shelf: Shelf, engine: Engine) -> None:
    """Index half of the statutes, then the rest."""
    files = sorted(shelf.folder.iterdir())
    half = len(files) // 2
    with closing(Catalogue()) as catalogue:
        for part in (files[:half], files[half:]):
            catalogue.add_roots(map(str, part))
            before = os.times()
            seconds = timed(lambda: refresh(catalogue, engine, processes=2)) / 1000
            after = os.times()
            spent = sum(after[:4]) - sum(before[:4])
            rate = len(part) / seconds
            print(
                f"index {len(part):6} files: {seconds:6.1f} s ({spent:.1f} s of processors)", end=""
            )
            print(f", {rate:.0f} files/s")
        print(f"look for changes: {timed(lambda: refresh(catalogue, engine)):.0f} ms")
    engine.settle()
    size = locations.index_file().stat().st_size
    print(f"index with paragraphs: {size / 1e6:.1f} MB, {size / shelf.size:.2f} times the text")


def queries(shelf: Shelf, count: int) -> list[str]:
    """Return pieces of the texts, of 1 to 5 characters."""
    chance = random.Random(5)  # noqa: S311  (no secret)
    chosen = []
    for number in range(count):
        text = chance.choice(shelf.paragraphs)
        start = chance.randrange(max(len(text) - 5, 1))
        chosen.append(text[start : start + 1 + number % 5])
    return chosen


def search(shelf: Shelf, engine: Engine, count: int) -> None:
    """Compare searches with a scan, and with ripgrep."""
    asked = queries(shelf, count)
    ours: dict[int, list[float]] = {size: [] for size in range(1, 6)}
    theirs: list[float] = []

    def first(needle: str) -> tuple[int, list[tuple[int, int]]]:
        passages = engine.find(Text(needle)).passages
        places = ((number, at) for number, some in passages.items() for at in some)
        return total(passages), [*islice(places, FIRST)]

    early = median(timed(partial(first, needle)) for needle in asked)
    for number, needle in enumerate(asked):
        ours[len(needle)].append(timed(partial(first, needle)))
        if number < 10 and shutil.which("rg"):
            command = ["rg", "-l", "-F", "--", needle, str(shelf.folder)]
            theirs.append(timed(partial(subprocess.run, command, stdout=subprocess.DEVNULL)))
        wrong = first(needle)[0] - sum(needle in paragraph for paragraph in shelf.paragraphs)
        if wrong:
            sys.exit(f"{needle!r}: {wrong} passages too many")
    for size, times in ours.items():
        print(f"{size} characters: median {median(times):.2f} ms, worst {max(times):.1f} ms")
    usual = median(t for times in ours.values() for t in times)
    print(f"all: median {usual:.2f} ms, the first time {early:.2f} ms")
    print(f"{count} answers equal to a scan")
    if theirs:
        print(f"rg -l: median {median(theirs):.0f} ms, {median(theirs) / usual:.0f} times slower")


def entries() -> list[Entry]:
    """Return a catalogue of made-up documents."""
    generator = Generator()
    made_up = []
    for number in range(ENTRIES):
        chance = random.Random(number)  # noqa: S311  (no secret)
        region = chance.choice(REGIONS)
        title = f"{region}{generator._clause(chance)}办法"  # noqa: SLF001  (only its words)
        date = f"{chance.randint(2001, 2031)}-0{chance.randint(1, 9)}-11"
        card = Card(
            f"{number:016x}", title, f"{region}人民政府", region, date, f"〔{number}〕号",
            "statute", 5700, 90, "simplified", "zh",
        )  # fmt: skip
        made_up.append(Entry(number + 1, Path(f"/shelf/{number % 90}/{number}.txt"), card))
    return made_up


async def screen(made_up: list[Entry]) -> None:
    """Measure the catalogue screen: until it stands, and for each key."""
    from textual.widgets import Input

    from reader.tui.app import PizhuApp
    from reader.tui.screens.catalogue import CatalogueScreen

    app = PizhuApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        begun = time.perf_counter()
        shown = CatalogueScreen(made_up)
        await app.push_screen(shown)
        await pilot.pause()
        print(
            f"{len(made_up)} documents on the screen: {(time.perf_counter() - begun) * 1000:.0f} ms"
        )
        await pilot.pause(1)
        await app.workers.wait_for_complete()
        box = shown.query_one(Input)
        pinyin = ("l", "li", "lin", "lin j", "lin ji", "lin jia")
        for typed in ("临", "临江", *pinyin, "kind:statute", "ycq", "2031"):
            box.value = typed
            print(f"typed {typed}: {timed(shown.fill):.0f} ms")


def main() -> None:
    """Print all figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    articles = int(sys.argv[3]) if len(sys.argv) > 3 else ARTICLES
    with tempfile.TemporaryDirectory() as home:
        os.environ["PIZHU_HOME"] = home
        script_cache.use_cache(locations.cache_folder())
        fold("x")
        folder = Path(home, "statutes")
        folder.mkdir()
        shelf = made(folder, count, articles)
        length = sum(map(len, shelf.paragraphs))
        print(f"{count} statutes: {shelf.size / 1e6:.1f} MB, {length / 1e6:.1f} M characters")
        with closing(EmbeddedEngine(locations.index_file())) as engine:
            index(shelf, engine)
            search(shelf, engine, asked)
        with closing(Catalogue(Path(home, "many.db"))):
            asyncio.run(screen(entries()))


if __name__ == "__main__":
    main()
