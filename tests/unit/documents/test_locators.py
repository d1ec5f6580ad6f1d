"""Each paragraph can be traced back to where it stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.corrections import editing
from reader.documents.model import Document, Locator
from reader.documents.opening import open_document, read_document
from tests.books import FB2, epub
from tests.office import docx, numbered, odt, p, pdf, table

OFFICE = Path(__file__).parents[2] / "data" / "office"
LONG = "渡口的钟声在雾里传得很远，人人听得见。"


def places(document: Document) -> dict[str, tuple[str, int | None, int]]:
    """Return part, page and block of each paragraph by its first two characters."""
    found = {}
    for paragraph in document.paragraphs:
        locator = document.locate(paragraph.source_offset(0))
        assert locator is not None
        found[paragraph.text[:2]] = locator[1:]
    return found


def test_plain_text_is_its_own_source() -> None:
    assert read_document(LONG.encode(), "a.txt").locate(0) is None
    assert read_document(LONG.encode(), "a.md").locate(0) is None


def test_word_counts_the_blocks_of_the_body() -> None:
    body = (
        p("甲一")
        + p()
        + table((p("乙一"), p("丙一")), (p("丁一"), p("戊一")))
        + numbered("己一", 1)
    )
    found = places(read_document(docx(body), "a.docx"))
    part = "word/document.xml"
    assert found["甲一"] == (part, None, 1)
    assert found["乙一"] == found["丁一"] == (part, None, 3)
    assert found["己一"] == (part, None, 4)


def test_corrected_documents_know_it_too() -> None:
    made = read_document(docx(p("甲一") + p("乙一")), "a.docx")
    change = editing.join_next(made, 0)
    assert change is not None
    joined = editing.after(made, change)
    assert len(joined.paragraphs) == 1
    assert joined.locators == made.locators
    assert joined.locate(0) == made.locate(0)


def test_open_document_counts_the_blocks_of_the_text() -> None:
    body = (
        "<text:p>甲一</text:p>"
        "<text:section><text:p>乙一</text:p><text:p>丙一</text:p></text:section>"
    )
    found = places(read_document(odt(body), "a.odt"))
    assert found == {
        "甲一": ("content.xml", None, 1),
        "乙一": ("content.xml", None, 2),
        "丙一": ("content.xml", None, 2),
    }


def test_books_name_the_file() -> None:
    found = places(
        read_document(
            epub({"a.xhtml": "<p>甲一</p><p>乙一</p>", "b.xhtml": "<p>丙一</p>"}), "a.epub"
        )
    )
    assert found["乙一"] == ("OEBPS/a.xhtml", None, 2)
    assert found["丙一"] == ("OEBPS/b.xhtml", None, 1)


def test_pdf_counts_pages_and_lines() -> None:
    lines = [(60.0, 700.0, 12.0, "一、渡口"), (60.0, 600.0, 12.0, f"二、{LONG}")]
    found = places(read_document(pdf(lines, [(60.0, 700.0, 12.0, f"三、{LONG}")]), "a.pdf"))
    assert found == {"一、": ("", 1, 1), "二、": ("", 1, 2), "三、": ("", 2, 1)}


@pytest.mark.parametrize("name", ["a.fb2", "a.html"])
def test_other_formats_count_what_they_hold(name: str) -> None:
    data = {"a.fb2": FB2, "a.html": f"<p>{LONG}</p><p>乙一{LONG}</p>"}[name].encode()
    blocks = [block for _, _, block in places(read_document(data, name)).values()]
    assert blocks == sorted(set(blocks))


@pytest.mark.parametrize("ending", ["doc", "docx", "odt", "pdf", "rtf"])
def test_no_text_is_without_a_place(ending: str) -> None:
    document = open_document(OFFICE / f"ferry-rules.{ending}")
    starts = [locator.start for locator in document.locators]
    assert starts == sorted(starts)
    assert document.locate(len(document.source)) == document.locators[-1]
    first = document.locate(0)
    assert isinstance(first, Locator)
    assert first.block == 1
