"""How long two editions of a document take to be compared, for lengths that double.

    python benchmarks/comparison.py

Linear means that the time for a character stays the same; the last column tells it as a multiple of
the first one. Processor time is measured, so other programs hardly matter.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from reader.comparison.collation import Collation
from tests.revised import chance, document, paragraph, sentence

if TYPE_CHECKING:
    from random import Random

_SIZES = (1000, 2000, 4000, 8000)  # paragraphs


def revised(texts: list[str], rng: Random) -> list[str]:
    """Return a later edition: some paragraphs left out, reworded, split or moved."""
    made: list[str] = []
    for text in texts:
        share = rng.random()
        if share < 0.2:
            at = rng.randrange(len(text))
            text = text[:at] + sentence(rng)[:6] + text[at + 3 :]  # noqa: PLW2901  (the new wording)
        if share > 0.05:
            middle = len(text) // 2 if share > 0.95 else 0
            made += [text[:middle], text[middle:]] if middle else [text]
    for _ in range(len(made) // 50):
        made.insert(rng.randrange(len(made)), made.pop(rng.randrange(len(made))))
    return made


def main() -> None:
    """Print the table."""
    rng = chance(1)
    first = 0.0
    for size in _SIZES:
        texts = [paragraph(rng) for _ in range(size)]
        old, new = document(*texts), document(*revised(texts, rng))
        began = process_time()
        found = len(Collation(old, new).repairs)
        seconds = process_time() - began
        characters = len(old.source) + len(new.source)
        each = seconds / characters * 1e6
        first = first or each
        told = f"{seconds:6.2f} s  {each:5.2f} µs a character  ×{each / first:.2f}"
        print(f"{characters:>9,} characters  {told}  {found} repairs")


if __name__ == "__main__":
    main()
