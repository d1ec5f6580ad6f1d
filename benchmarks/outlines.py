"""How much of the outlines survives what happens to documents on their way.

Run from the root as ``python -m benchmarks.outlines``. For each change: the mean F1 over the short
documents of the tests and the samples, then precision and recall over all their headings, the
number of documents that lost nothing, and the document that lost most.
"""

from __future__ import annotations

from pathlib import Path
from statistics import mean

from tests.outlined import cases
from tests.perturbed import CHANGES, score

SAMPLES = Path(__file__).parents[1] / "samples"


def main() -> None:
    """Print the table."""
    texts = {case.name: case.text for case in cases()}
    texts |= {path.stem: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
    print(f"{len(texts)} documents")
    print(f"{'change':<22}{'mean F1':>8}{'P':>7}{'R':>7}{'whole':>7}  worst")
    for change in CHANGES:
        scores = {name: score(text, change) for name, text in texts.items()}
        right, missed, wrong = (sum(s[i] for s in scores.values()) for i in range(3))
        worst = min(scores, key=lambda name: scores[name].f1)
        print(
            f"{change:<22}{mean(s.f1 for s in scores.values()):>8.3f}"
            f"{right / (right + wrong):>7.3f}{right / (right + missed):>7.3f}"
            f"{sum(s.f1 == 1 for s in scores.values()):>7}  {scores[worst].f1:.2f} {worst[:44]}"
        )


if __name__ == "__main__":
    main()
