"""The samples are read right in every usual encoding, cut short and damaged too."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "encodings.py"


def test_readings_are_right() -> None:
    benchmark = runpy.run_path(str(BENCHMARK))
    total: Counter[tuple[str, bool]] = Counter()
    right: Counter[tuple[str, bool]] = Counter()
    wholes = set()
    for case in benchmark["cases"]():
        total[case.encoding, case.damaged] += 1
        right[case.encoding, case.damaged] += benchmark["ours"](case.data) == case.text
        if case.cut is None:
            wholes.add(case.encoding)
    assert wholes == set(benchmark["ENCODINGS"])
    assert min(total.values()) >= 3 * len(benchmark["CUTS"]), "too few to tell"
    share = {key: right[key] / total[key] for key in total}
    assert {key: value for key, value in share.items() if value < (0.95 if key[1] else 0.99)} == {}
