"""PDF: its text in the order in which it is read, paragraphs put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats import Extracted
from reader.documents.formats.pdf_furniture import find_furniture
from reader.documents.formats.pdf_layout import TextLine, read_columns
from reader.documents.formats.pdf_notes import part_notes
from reader.documents.formats.pdf_outline import PdfHeading, find_headings
from reader.documents.formats.pdf_paragraphs import group_lines, measure
from reader.documents.formats.pdf_process import read_contents
from reader.documents.formats.pdf_properties import read_properties
from reader.documents.formats.pdf_tables import PdfTable, find_tables
from reader.documents.formats.pdf_writing import place_fragments, write_paragraph, write_row
from reader.documents.model import Locator, ParagraphKind
from reader.documents.structure import Hint, Line
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.formats.pdf_layout import Placed
    from reader.documents.formats.pdf_paragraphs import Measures
    from reader.documents.formats.pdf_process import Bookmark, Page

_NOTE = Hint(kind=ParagraphKind.BODY)


def read_pdf(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a PDF: one for each paragraph and each row of a table.

    Columns are read one after the other; page headers, page numbers and hard line breaks are left
    out. Bookmarks make headings of the lines that they lead to. Footnotes follow the paragraph in
    which their page ends. The source is the text as it stands on the pages, a form feed between
    two pages.

    Raises:
        PizhuError: the data are no PDF, damaged, encrypted, too large, or a scan without text.
    """
    del encoding  # the format has its own
    contents = read_contents(data)
    if contents.error:
        raise PizhuError(f"documents.{contents.error}", name=name)
    source, placed = place_fragments(contents.pages)
    locators = [
        Locator(fragment.start, "", page, block)
        for page, fragments in enumerate(placed, 1)
        for block, fragment in enumerate(fragments, 1)
    ]
    if not source.strip():
        raise PizhuError("formats.scan", name=name, pages=len(contents.pages))
    lines = _read_lines(contents.pages, placed)
    written = _write_lines(lines, contents.bookmarks)
    return Extracted(source, "PDF", written, read_properties(contents.metadata), locators)


def _read_lines(pages: Sequence[Page], placed: Sequence[Sequence[Placed]]) -> list[TextLine]:
    """Return the lines of all pages in reading order, without furniture."""
    furniture = find_furniture(pages)
    lines: list[TextLine] = []
    columns = 0
    for number, fragments in enumerate(placed):
        text = [part for i, part in enumerate(fragments) if (number, i) not in furniture]
        for column in read_columns(text):
            lines += [TextLine(parts, columns, number) for parts in column]
            columns += 1
    return lines


def _write_lines(all_lines: Sequence[TextLine], bookmarks: Sequence[Bookmark]) -> list[Line]:
    usual = measure(all_lines)
    lines, notes = part_notes(all_lines, usual.size)
    written: list[Line] = []

    def write_notes(start: int, end: int) -> None:
        for index in range(start, end):
            for group in group_lines(notes.get(index, []), usual):
                written.append(write_paragraph(group, _NOTE))

    for start, end, block in _blocks(lines, bookmarks, usual):
        if isinstance(block, PdfTable):
            blank = Line("", lines[start].parts[0].start)
            written += [blank, *(write_row(row) for row in block.rows), blank]
        else:
            written.append(write_paragraph(lines[start:end], block))
        write_notes(start, end)
    return written


def _blocks(
    lines: Sequence[TextLine], bookmarks: Sequence[Bookmark], usual: Measures
) -> Iterator[tuple[int, int, Hint | PdfTable | None]]:
    """Yield where each block begins and ends: a heading's hint, a table, or a plain paragraph."""
    start = 0
    for heading in [*find_headings(bookmarks, lines), PdfHeading(len(lines), len(lines), 0)]:
        for table in [*find_tables(lines, start, heading.start, usual), None]:
            end = table.start if table else heading.start
            for group in group_lines(lines[start:end], usual):
                yield start, start + len(group), None
                start += len(group)
            if table:
                yield table.start, table.end, table
                start = table.end
        if heading.end > heading.start:
            yield heading.start, heading.end, Hint(heading.level)
            start = heading.end
