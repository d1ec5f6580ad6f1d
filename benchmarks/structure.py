"""Time of the analysis of structure per character, as a document grows.

Run as ``python benchmarks/structure.py [FILE]``. The file, else a document made up on the spot, is
analysed once and in 2, 4 and 8 copies; the last column is the time per character against that of
one copy, which stays near 1 where the time is linear. Then come texts made to be slow, beside the
same time per character; short lines cost what they cost as lines.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse

COPIES = (1, 2, 4, 8)
RUNS = 5


def invented() -> str:
    """Return a plan of some 60,000 characters."""
    lines = ["澄湖区国民经济和社会发展规划纲要"]
    prose = "坚持以水为魂、以文为脉,推动文旅深度融合,进一步提升水乡影响力。加快码头改造,疏浚航道。"
    for chapter in range(1, 61):
        lines.append(f"第{chapter}章提升水乡品质之{chapter}")
        for section in range(1, 5):
            lines += [f"第{section}节修缮老街", prose * 5]
        lines += [f"专栏{chapter} 重大项目", "码头。改造提升码头两座。", "桥梁。新建石桥三座。"]
    return "\n\n".join(lines)


def seconds(text: str, runs: int = RUNS) -> float:
    """Return the best time of several analyses of a text, splitting into lines left out."""
    lines = split_lines(text)
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        analyse(lines)
        best = min(best, process_time() - start)
    return best


def main() -> None:
    """Print the tables."""
    text = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else invented()
    once = 0.0
    print(f"{'copies':>6} {'characters':>11} {'ms':>8} {'ns/char':>8} {'ratio':>6}")
    for copies in COPIES:
        taken = seconds("\n\n".join([text] * copies))
        each = taken / (len(text) * copies)
        once = once or each
        print(
            f"{copies:>6} {len(text) * copies:>11,} {taken * 1e3:>8.1f} {each * 1e9:>8.0f}"
            f" {each / once:>6.2f}"
        )
    hard = {
        "one line of 5 M": "天地玄黄，宇宙洪荒。" * 500_000,
        "open brackets": "（" * 1_000_000,
        "blank lines": "\n" * 500_000,
        "one character a line": "\n".join("天地玄黄一" * 20_000),
        "numbered lines": "\n".join(f"{n % 999 + 1}. 条目" for n in range(50_000)),
        "articles": "\n".join(f"第{n}条 爱护公共设施，不得损坏。" for n in range(1, 20_001)),
        "lines without ends": "\n".join(f"水乡的第{n}座石桥，建于从前的" for n in range(20_000)),
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


if __name__ == "__main__":
    main()
