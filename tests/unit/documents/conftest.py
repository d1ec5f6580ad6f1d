"""A trivial structure for the tests of what comes before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.documents import structure
from reader.documents.model import Paragraph, ParagraphKind, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Line(NamedTuple):
    text: str
    start: int


class _Analysis(NamedTuple):
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[()] = ()
    tables: tuple[()] = ()
    metadata: tuple[()] = ()
    findings: tuple[()] = ()


def _analyse(lines: Sequence[_Line]) -> _Analysis:
    full = [line for line in lines if line.text.strip()]
    return _Analysis(
        tuple(
            Paragraph(n, line.text, ParagraphKind.BODY, (Segment(0, line.start, len(line.text)),))
            for n, line in enumerate(full)
        )
    )


@pytest.fixture(autouse=True)
def _structure(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(structure, "analyse"):
        monkeypatch.setattr(structure, "Line", _Line, raising=False)
        monkeypatch.setattr(structure, "analyse", _analyse, raising=False)
