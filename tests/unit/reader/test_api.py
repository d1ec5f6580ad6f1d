"""What programs may rely on, used as docs/api.md shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reader
from reader import PizhuError, SectionKind, convert, find, open_document, read_document

ROOT = Path(__file__).parents[3]
PLAN = ROOT / "samples" / "wujin-plan.txt"


def test_a_document_is_opened_by_any_name_of_its_path() -> None:
    document = open_document(str(PLAN))
    assert document.id == open_document(PLAN).id
    assert document.outline[0].kind is SectionKind.TITLE
    assert document.path == PLAN


def test_bytes_are_read_as_their_name_says() -> None:
    document = read_document("# 渡口\n\n雾夜停航。".encode("gb18030"), "a.md", "gb18030")
    assert document.title == "渡口"
    with pytest.raises(PizhuError, match="damaged"):
        read_document(b"PK\x03\x04", "a.docx")


def test_words_are_found_in_any_script() -> None:
    document = open_document(PLAN)
    (first, *_) = find(document, "產業體系")
    assert document.paragraphs[first.paragraph].text[first.start : first.end] == "产业体系"
    assert len(find(document, "产业.系", regex=True)) >= len(find(document, "產業體系"))
    with pytest.raises(PizhuError):
        find(document, "(", regex=True)


def test_texts_are_converted() -> None:
    assert convert("默认的渡口", "s2twp") == "預設的渡口"
    with pytest.raises(LookupError):
        convert("渡口", "s2x")


def test_all_names_are_documented() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in reader.__all__ if f"`{name}" not in page] == []
    with pytest.raises(AttributeError):
        _ = reader.opens_nothing
