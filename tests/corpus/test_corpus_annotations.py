"""Annotations of real documents, found again in edited, re-encoded and converted copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotations import annotate
from annotations.placement import ANCHORED, MOVED, ORPHAN
from reader.documents.opening import open_document
from reader.library.notebooks import Target, open_notebook, placements
from reader.text.script import converter

if TYPE_CHECKING:
    from annotations.placement import Placement

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]
MARKS = 40
LENGTH = 12


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.stem[:3])
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Copy a document and mark the beginnings of paragraphs all over it."""
    path = tmp_path / "copy.txt"
    path.write_text(open_document(request.param).source, encoding="utf-8")
    document = open_document(path)
    long = [p.ordinal for p in document.paragraphs if len(p.text) >= 2 * LENGTH]
    target = Target(document)
    open_notebook(document).add_all(
        annotate(target, ordinal, LENGTH // 2, LENGTH // 2 + LENGTH)
        for ordinal in long[:: max(len(long) // MARKS, 1)]
    )
    return path


def placed(path: Path) -> list[Placement]:
    document = open_document(path)
    return placements(document, open_notebook(document))


def test_copies_of_the_same_text(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    count = len(placed(copy))
    assert count
    for data in (text.encode("gb18030", "replace"), converter("s2t").convert(text).encode()):
        copy.write_bytes(data)
        found = placed(copy)
        assert len(found) == count
        assert sum(p.status in {ANCHORED, MOVED} for p in found) >= 0.98 * count


def test_an_edited_copy(copy: Path) -> None:
    before = placed(copy)
    gone = before[len(before) // 2].annotation
    lines = copy.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if gone.quote.exact not in line]
    kept[3:3] = ["新加的说明。", "再加一段，以示改动。"]
    renamed = copy.with_name("renamed.txt")
    renamed.write_text("\n".join(kept), encoding="utf-8")
    copy.unlink()
    found = placed(renamed)
    assert len(found) == len(before)
    lost = [p for p in found if p.status == ORPHAN]
    assert gone.id in {p.annotation.id for p in found if p.status not in {ANCHORED, MOVED}}
    assert len(lost) <= 1 + 0.05 * len(before)
