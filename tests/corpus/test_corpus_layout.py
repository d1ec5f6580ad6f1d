from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from reader.documents.opening import open_document
from reader.layout import Layout, Manner, Rendition
from reader.text.linebreak import NO_END, NO_START
from reader.text.rewriting import Rewriting
from reader.text.script import converter
from reader.text.width import cell_width

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


@pytest.mark.parametrize("measure", [20, 36, 54, 74, 80])
@pytest.mark.parametrize("config", [None, "s2twp", "t2s"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_rows_fit_and_break_lawfully(path: Path, config: str | None, measure: int) -> None:
    rendition = Rendition(open_document(path), Rewriting(converter(config)) if config else None)
    layout = Layout(rendition, measure, Manner(folded=False))
    for paragraph in rendition.document.paragraphs:
        text = rendition.text(paragraph.ordinal)
        rows = [row for row in layout.rows(paragraph.ordinal) if row.holds_text]
        for row in rows:
            for piece in row.fragments:
                shown = text[piece.start : piece.end].rstrip()
                assert piece.column + cell_width(shown) <= measure
        if any(row.pieces for row in rows):
            continue
        assert "".join(text[row.start : row.end] for row in rows) == text
        for above, below in pairwise(rows):
            assert text[below.start] not in NO_START or text[below.start - 1] in NO_START
            assert text[above.end - 1] not in NO_END


def test_estimates_are_within_a_tenth() -> None:
    for path in DOCUMENTS:
        layout = Layout(Rendition(open_document(path)), 74)
        estimated = layout.total
        exact = len(layout.window(layout.first, 10**6))
        assert layout.total == exact
        assert estimated == pytest.approx(exact, rel=0.1, abs=4)
