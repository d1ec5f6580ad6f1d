"""Outlines survive what happens to documents on their way."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from tests.outlined import cases
from tests.perturbed import CHANGES, score, titled

SAMPLES = Path(__file__).parents[3] / "samples"
FEWEST = 40
LEAST = 0.97


@cache
def documents() -> tuple[str, ...]:
    """Return the texts whose outlines other tests compare with the ones made by hand."""
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    return (*(case.text for case in cases()), *samples)


def test_there_are_documents_enough() -> None:
    assert len(list(cases())) >= FEWEST
    assert sum(bool(titled(text)) for text in documents()) >= FEWEST


@pytest.mark.parametrize("change", CHANGES)
def test_the_outline_survives(change: str) -> None:
    assert mean(score(text, change).f1 for text in documents()) >= LEAST
