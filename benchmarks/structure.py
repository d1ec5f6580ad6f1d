"""Time and memory of the analysis of structure, as a document grows and in every genre.

Run as ``python -m benchmarks.structure [FILE]``. The file, else a plan made up on the spot, is
analysed once and in 2, 4 and 8 copies; the last column is the time per character against that of
one copy, which stays near 1 where the time is linear. Then come long texts of five genres, with the
characters analysed in a second (splitting into lines included) and the memory that opening them
takes, against that of the source text: at most, and afterwards. Then texts made to be slow, beside
the same time per character; short lines cost what they cost as lines.
"""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path
from time import process_time

from benchmarks.genres import GENRES, text_of
from reader.documents.formats.text import split_lines
from reader.documents.opening import read_document
from reader.documents.structure import analyse

COPIES = (1, 2, 4, 8)
RUNS = 3
ONCE = 60_000  # characters
LONG = 3_500_000  # characters: some 10 MB in UTF-8
TRACED = 1_000_000  # characters; tracing the memory takes long
SHORT_LINES = 8  # one character a line is that much more work per character


def seconds(text: str, runs: int = RUNS) -> float:
    """Return the best time of several analyses of a text."""
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        analyse(split_lines(text))
        best = min(best, process_time() - start)
    return best


def memory(text: str) -> tuple[float, float]:
    """Return what opening a text takes, at most and afterwards, in multiples of the text."""
    data, size = text.encode(), sys.getsizeof(text)
    tracemalloc.start()
    document = read_document(data, "text.txt")
    after, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del document  # it had to live until here
    return peak / size, after / size


def show_growth(text: str) -> float:
    """Print the times for copies of a text; return the seconds per character of one."""
    once = 0.0
    print(f"{'copies':>22} {'characters':>11} {'ms':>8} {'ns/char':>8} {'ratio':>6}")
    for copies in COPIES:
        taken = seconds("\n\n".join([text] * copies))
        each = taken / (len(text) * copies)
        once = once or each
        print(
            f"{copies:>22} {len(text) * copies:>11,} {taken * 1e3:>8.1f} {each * 1e9:>8.0f}"
            f" {each / once:>6.2f}"
        )
    return once


def show_genres() -> None:
    """Print the speed and the memory of every genre."""
    read_document("疏浚河道。\n".encode(), "text.txt")  # loads what is loaded once
    print(f"\n{'genre':>22} {'characters':>11} {'M/s':>8} {'peak':>8} {'after':>6}")
    for genre in GENRES:
        long = LONG // SHORT_LINES if genre == "one character a line" else LONG
        speed = long / seconds(text_of(genre, long), 1) / 1e6
        peak, after = memory(text_of(genre, TRACED))
        print(f"{genre:>22} {long:>11,} {speed:>8.2f} {peak:>8.2f} {after:>6.2f}")


def show_hard(once: float) -> None:
    """Print the times for texts that are hard, beside the seconds per character of a plain one."""
    hard = {
        "one line of 5 M": "天地玄黄，宇宙洪荒。" * 500_000,
        "open brackets": "（" * 1_000_000,
        "blank lines": "\n" * 500_000,
        "numbered lines": "\n".join(f"{n % 999 + 1}. 条目" for n in range(50_000)),
        "articles": "\n".join(f"第{n}条 爱护公共设施，不得损坏。" for n in range(1, 20_001)),
        "lines without ends": "\n".join(f"水乡的第{n}座石桥，建于从前的" for n in range(20_000)),
        "titles": "\n".join(f"关于修缮石桥{n}的通知" for n in range(20_000)),
        "dots": (". " * 50 + "\n") * 10_000,
        "pipes": ("|" + "a|" * 50 + "\n") * 5_000,
    }
    print(f"\n{'text':>22} {'characters':>11} {'ms':>8} {'ns/char':>8} {'ratio':>6}")
    for name, sample in hard.items():
        taken = seconds(sample, 1)
        print(
            f"{name:>22} {len(sample):>11,} {taken * 1e3:>8.1f} {taken / len(sample) * 1e9:>8.0f}"
            f" {taken / len(sample) / once:>6.2f}"
        )


def main() -> None:
    """Print the tables."""
    given = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else None
    once = show_growth(given or text_of("report", ONCE))
    show_genres()
    show_hard(once)


if __name__ == "__main__":
    main()
