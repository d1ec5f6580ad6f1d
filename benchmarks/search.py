"""Search in a document against the plainest things that could do it, side by side in one run.

Prints milliseconds for all hits of a word in the largest document at hand, and in the same text
repeated to 10 MB: ours (folded, with spans in paragraphs), `str.count`, and rg or grep as a
process.
Usage: ``python benchmarks/search.py [FILE] [WORD]``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.search import compile_query, find
from reader.search.searchable import Searchable, searchable

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ROUNDS = 7
LARGE = 10_000_000  # bytes


def largest() -> Path:
    """Return the largest real document, else the largest sample."""
    folders = (ROOT.parent / "shared" / "corpus", ROOT / "samples")
    paths = next(found for folder in folders if (found := list(folder.rglob("*.txt"))))
    return max(paths, key=lambda path: path.stat().st_size)


def document(text: str) -> Document:
    """Return a document of the lines of a text."""
    paragraphs = tuple(
        Paragraph(ordinal, line, ParagraphKind.BODY, ())
        for ordinal, line in enumerate(text.splitlines())
    )
    return Document("", "", None, text, "utf-8", "none", (), paragraphs, (), (), ())


def best(*actions: Callable[[], object]) -> list[float]:
    """Return the shortest time of each action, in milliseconds; rounds take turns."""
    times = [float("inf")] * len(actions)
    for _ in range(ROUNDS):
        for number, action in enumerate(actions):
            start = time.perf_counter()
            action()
            times[number] = min(times[number], 1000 * (time.perf_counter() - start))
    return times


def measure(name: str, text: str, word: str) -> None:
    """Print the times for one text."""
    whole = document(text)
    query = compile_query(word)
    searchable(whole)
    tool = shutil.which("rg") or shutil.which("grep") or sys.exit("neither rg nor grep is here")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [tool, "-c", "-F", word, file.name]
        hits = len(list(find(whole, query)))
        prepare, ours, count, process = best(
            lambda: Searchable(whole),
            lambda: list(find(whole, query)),
            lambda: text.count(word),
            lambda: subprocess.run(command, capture_output=True, check=False),
        )
    print(
        f"{name}: {len(text)} characters, {hits} hits; folding once {prepare:.1f}"
        f"\n  ours {ours:.2f}   str.count {count:.2f} (×{count / ours:.2f})"
        f"   {Path(tool).name} {process:.2f} (×{process / ours:.1f})"
    )


def main() -> None:
    """Measure both sizes."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else largest()
    word = sys.argv[2] if len(sys.argv) > 2 else "经济"
    text = path.read_text(encoding="utf-8")
    measure("one document", text, word)
    measure("10 MB", (text + "\n") * (1 + LARGE // len(text.encode())), word)


if __name__ == "__main__":
    main()
