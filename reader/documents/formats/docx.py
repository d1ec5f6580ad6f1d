"""Word documents (.docx, .docm and their templates)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.docx_notes import DocxNotes
from reader.documents.formats.docx_numbering import Numbering
from reader.documents.formats.docx_package import Package
from reader.documents.formats.docx_story import Story
from reader.documents.formats.docx_styles import Styles
from reader.documents.formats.office_properties import read_properties
from reader.documents.formats.writing import LineWriter

if TYPE_CHECKING:
    from reader.documents.formats import Extracted


def read_docx(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a Word document: one for each paragraph and each row of a table.

    A paragraph's automatic number is part of its text, headings are what their style or outline
    level makes them. A paragraph is followed by the text boxes anchored in it and by its footnotes;
    endnotes come last. Deleted and hidden text, headers and footers are left out.

    Raises:
        PizhuError: the data are no Word document, damaged, encrypted, or too large unpacked.
    """
    del encoding  # the format has its own
    package = Package(data, name)
    writer = LineWriter()
    story = Story(
        writer,
        Styles(package.part("styles")),
        Numbering(package.part("numbering")),
        DocxNotes(package.part("footnotes"), package.part("endnotes")),
    )
    for number, block in enumerate(package.body(), 1):
        writer.enter(package.main, number)
        story.add(block)
    story.finish()
    return writer.extracted("DOCX", read_properties(package.part("core-properties")))
