"""The lines of a large text are there before it is analysed, and are those of the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.documents import gradual, rest
from reader.documents.file_text import FileText, Pieces
from reader.documents.gradual import open_gradually
from reader.documents.numbers import unpacked
from reader.documents.opening import open_document
from reader.documents.rest import rest_of, with_rest
from reader.documents.structure.dividing import LONGEST

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document

LINES = st.lists(
    st.sampled_from(["疏浚河道，整治码头", "", "　　改造旧屋。", "甲\t乙\x1b[2J", "𠮷野 ", "abc"]),
    min_size=60,
    max_size=200,
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\f"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a text of some hundred bytes counts as large, its pieces being small."""
    monkeypatch.setattr(gradual, "LARGE", 256)
    monkeypatch.setattr(gradual, "_FIRST", 128)
    monkeypatch.setattr(rest, "_PIECE", 61)
    return tmp_path / "水乡.txt"


def combined(path: Path, encoding: str) -> Document:
    first = next(open_gradually(path, encoding))
    found = rest_of(path, encoding)
    assert found is not None
    return with_rest(first, found)


@given(lines=LINES, ends=BREAKS, encoding=ENCODINGS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_paragraphs_are_the_lines_of_the_file(
    path: Path, lines: list[str], ends: str, encoding: str
) -> None:
    text = ends.join(["首行，标题之类", *lines, "疏浚河道，整治码头" * 8, *lines, "末行"])
    path.write_bytes(text.encode(encoding))
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    document = combined(path, codec)
    behind = [p for p in document.paragraphs if p.source_offset(0) >= len(document.source)]
    whole = open_document(path, codec)
    said = [line.strip() for line in text[len(document.source) :].split(ends) if line.strip()]
    assert [p.text for p in behind] == [line.replace("\x1b", "␛") for line in said]
    assert not document.complete
    assert document.reaches_end
    assert document.paragraphs[-1].text == whole.paragraphs[-1].text == "末行"
    for paragraph in behind:
        start = paragraph.source_offset(0)
        assert text.startswith(paragraph.text.replace("␛", "\x1b"), start)


def test_a_long_line_is_divided_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "水乡.txt"
    text = "水乡的石桥，老街的茶馆。" * (gradual.LARGE // 20)
    path.write_text(text, encoding="utf-8")
    document = combined(path, "utf-8")
    assert "".join(p.text for p in document.paragraphs) == text
    assert max(len(p.text) for p in document.paragraphs) <= LONGEST


@pytest.mark.parametrize(
    ("data", "codec"),
    [(b"\xff\xfe\xfd" * 900, "utf-8"), (b"abc\n" * 900, "iso2022_jp"), (b"", "utf-8")],
)
def test_what_cannot_be_told_is_left_to_the_analysis(path: Path, data: bytes, codec: str) -> None:
    path.write_bytes(data)
    assert rest_of(path, codec) is None


def test_a_file_that_is_cut_off_meanwhile_reads_as_lost_characters(path: Path) -> None:
    text = "疏浚河道，整治码头。\n" * 80
    path.write_text(text, encoding="utf-8")
    found = rest_of(path, "utf-8")
    assert found is not None
    kept = FileText(path, "utf-8", Pieces(unpacked(found.places), unpacked(found.points)))
    assert kept[0 : len(text)] == text
    again = FileText(path, "utf-8", Pieces(unpacked(found.places), unpacked(found.points)))
    path.write_text("疏浚", encoding="utf-8")
    assert again[0:4] == "疏浚\ufffd\ufffd"
    assert len(again[0 : len(text)]) == len(text)
    assert again[5:5] == again[9:3] == ""


@pytest.mark.parametrize("width", range(120, 136))
def test_what_is_left_of_a_line_begins_without_white_space(path: Path, width: int) -> None:
    path.write_text(f"{'a' * width}\t\t\t\t{'b' * 200}\f末行", "utf-8")
    document = combined(path, "utf-8")
    assert [p.text for p in document.paragraphs] == [p.text.strip() for p in document.paragraphs]
