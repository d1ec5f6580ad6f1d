"""A line that is far too long becomes several paragraphs."""

from __future__ import annotations

import pytest

from reader.documents.opening import read_document
from reader.documents.structure.dividing import LONGEST

SENTENCE = "水乡的石桥，老街的茶馆。"


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        (SENTENCE * 5000, "。"),
        ("“水乡的石桥！”" * 8000, "”"),
        ("水乡的石桥，" * 9000, "，"),
        ("石" * 50_001, "石"),
        ("\U00020000" * 30_000, "\U00020000"),
    ],
)
def test_the_parts_end_well_and_make_up_the_line(line: str, ends: str) -> None:
    document = read_document(f"游记\n\n{line}\n\n{SENTENCE}".encode(), "游记.txt")
    parts = [p for p in document.paragraphs if len(p.text) > len(SENTENCE)]
    assert "".join(part.text for part in parts) == line
    assert all(LONGEST // 2 < len(part.text) <= LONGEST for part in parts[:-1])
    assert {part.text[-1] for part in parts} == {ends}
    for part in document.paragraphs:
        start = part.source_offset(0)
        assert document.source[start : start + len(part.text)] == part.text


def test_what_is_rewritten_keeps_its_place() -> None:
    text = f"{SENTENCE * 4000}\n请看[bookmark: _GoBack]石桥。\n{SENTENCE}"
    texts = [p.text for p in read_document(text.encode(), "游记.txt").paragraphs]
    assert texts[-2:] == ["请看石桥。", SENTENCE]


def test_an_ordinary_paragraph_stays_whole() -> None:
    line = SENTENCE * (LONGEST // len(SENTENCE))
    assert [p.text for p in read_document(line.encode(), "x.txt").paragraphs] == [line]
