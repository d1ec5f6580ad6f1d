"""Line breaking against Textual's two wrappers, side by side in one run.

Prints millions of characters a second and the ratios, over a text made here and, where the real
documents are at hand, over the largest of them.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

from textual.content import Content
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from reader.text.linebreak import break_lines

MEASURE = 80
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def made_text(characters: int = 60_000) -> str:
    """Return paragraphs in the look of a report: Han, marks, quotes, numbers with units."""
    chance = random.Random(1)  # noqa: S311  (a text, not a secret)
    han = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"
    clauses: list[str] = []
    size = 0
    while size < characters:
        clause = "".join(chance.choices(han, k=chance.randint(4, 18)))
        clause += chance.choice(["，", "，", "、", "；", "达到5.6%，", "“四上”", "2023年", "。\n"])
        clauses.append(clause)
        size += len(clause)
    return "".join(clauses)


def ours(text: str) -> None:
    """Break every paragraph."""
    for line in text.split("\n"):
        break_lines(line, MEASURE, 4)


def text_area(text: str) -> None:
    """Wrap as Textual's TextArea does."""
    WrappedDocument(Document(text), width=MEASURE)


def content(text: str) -> None:
    """Wrap as Textual's Static and Label do."""
    Content(text).wrap(MEASURE)


def rates(text: str, rounds: int = 7) -> dict[str, float]:
    """Return each one's best rate, in millions of characters a second; rounds take turns."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for action in (ours, text_area, content):
            start = time.process_time()
            action(text)
            rate = len(text) / (time.process_time() - start) / 1e6
            best[action.__name__] = max(rate, best.get(action.__name__, 0))
    return best


def main() -> None:
    """Measure and print."""
    texts = {"made": made_text()}
    documents = sorted(CORPUS.glob("*.txt"), key=lambda path: path.stat().st_size)
    if documents:
        texts["largest real document"] = documents[-1].read_text("utf-8")
    for name, text in texts.items():
        rate = rates(text)
        print(name + ":", "  ".join(f"{key} {value:.2f} M/s" for key, value in rate.items()))
        print(f"  {rate['ours'] / rate['text_area']:.1f} times TextArea", end=", ")
        print(f"{rate['ours'] / rate['content']:.1f} times Content.wrap")


if __name__ == "__main__":
    main()
