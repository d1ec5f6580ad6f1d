"""Annotations that the reader keeps as orphans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations import Store, annotate
from annotations.anchoring import accept, reject, resolve
from annotations.placement import MOVED, ORPHAN

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "老井的水位要逐月记录在册"
OLD = ["一、总则", f"各村应当知道，{WORDS}。", "二、附则"]


class Text:
    """A document for anchoring."""

    def __init__(self, name: str, paragraphs: list[str]) -> None:
        self.id = name
        self._paragraphs = paragraphs
        self.paragraph_count = len(paragraphs)

    def text(self, ordinal: int) -> str:
        return self._paragraphs[ordinal]

    def fingerprint(self, ordinal: int) -> str:
        return self._paragraphs[ordinal]


def test_what_is_rejected_is_an_orphan_with_rivals_until_it_is_accepted(tmp_path: Path) -> None:
    old = Text("old", OLD)
    new = Text("new", ["序", "一、总则", f"各村、各户均应知道，{WORDS}，不得遗漏。", "二、附则"])
    notebook = Store(tmp_path).notebook("old")
    notebook.add(annotate(old, 1, 7, 7 + len(WORDS)))
    (found,) = resolve(notebook.all(), new, str)
    assert found.status != ORPHAN

    rejected = reject(notebook, [found], new)
    assert rejected is not None
    assert rejected.kind == "orphan"
    assert reject(notebook, [found], new) is None
    (kept,) = resolve(notebook.all(), new, str)
    assert kept.status == ORPHAN
    assert kept.rivals[0] == found.spot
    (elsewhere,) = resolve(notebook.all(), old, str)
    assert elsewhere.status != ORPHAN

    accept(notebook, [kept._replace(status=MOVED, spot=kept.rivals[0])], new)
    (again,) = resolve(notebook.all(), new, str)
    assert (again.status, again.spot[:3]) == ("anchored", found.spot[:3])
    notebook.undo()
    notebook.undo()
    assert resolve(notebook.all(), new, str) == [found._replace(annotation=notebook.all()[0])]
