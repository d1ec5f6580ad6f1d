"""The two copies of one work report: a page of the one, and the damaged newspaper of the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.comparison.alignment import Kind
from reader.comparison.collation import Collation
from reader.comparison.mending import mended
from reader.comparison.pieces import words
from reader.comparison.seams import Fault
from reader.documents.opening import open_document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine"),
]


@pytest.fixture(scope="module")
def collation() -> Collation:
    page, newspaper = (open_document(next(CORPUS.glob(f"{n}_*"))) for n in ("000", "001"))
    return Collation(page, newspaper)


def test_every_paragraph_stands_where_an_eye_puts_it(collation: Collation) -> None:
    blocks = [pairing.block for pairing in collation.pairings]
    pairs = {(block.old, block.new) for block in blocks if block.kind is Kind.PAIR}
    assert pairs == {((at,), (at + 21,)) for at in range(3, 8)}
    assert [block.old for block in blocks if block.kind is Kind.MISSING] == [(0,), (1,), (2,)]
    (repeated,) = [block for block in blocks if block.kind is Kind.REPEATED]
    assert (repeated.new, repeated.repeats) == ((10,), 23)
    assert not any(block.moved for block in blocks)
    assert len([block for block in blocks if block.kind is Kind.ADDED]) == 43 - 5 - 1


def test_every_difference_is_told(collation: Collation) -> None:
    told = {
        pairing.block.old[0]: [
            (words(collation.old, change.old), words(collation.new, change.new))
            for change in pairing.changes
        ]
        for pairing in collation.pairings
        if pairing.changes
    }
    assert [len(told[at]) for at in sorted(told)] == [1, 7, 5, 1]
    assert sorted(told) == [3, 4, 5, 7]
    assert all(len(a) <= 4 and len(b) <= 4 for at in (4, 5, 7) for a, b in told[at])


def test_the_lost_page_is_put_back(collation: Collation) -> None:
    faults = [(repair.side, repair.fault, repair.paragraph) for repair in collation.repairs]
    assert faults == [(1, Fault.REPEATED, 10), (1, Fault.BEGINNING, 24)]
    paragraphs = mended(collation.new, collation.old, collation.repairs)
    whole = [paragraph.text for paragraph in collation.old.paragraphs[:4]]
    assert paragraphs[23:27] == whole
