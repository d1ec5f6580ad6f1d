"""A text to be heard: headings after as many # as their depth, cells after the names of columns."""

from __future__ import annotations

from reader.documents.model import ParagraphKind
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.model import Document, Paragraph
    from reader.text.rewriting import Rewriting

_BEHIND_NAME, _BETWEEN = "：", "；"


def heard(
    document: Document, pieces: Iterable[tuple[Paragraph, int, int]], way: Rewriting
) -> Iterator[str]:
    """Yield lines with a blank one behind each, page furniture left out.

    Args:
        document: where the pieces are from.
        pieces: paragraphs, each with the span of it that is wanted.
        way: what the text is rewritten to.
    """
    headings = {section.paragraph: section for section in document.outline}
    for paragraph, first, last in pieces:
        if paragraph.kind is ParagraphKind.FURNITURE:
            continue
        text = paragraph.text[first:last]
        section = headings.get(paragraph.ordinal)
        if section is not None and section.offset == first:
            title = paragraph.text[first : section.body]
            yield f"{'#' * (section.level + 1)} {way.align(title).text}"
            yield ""
            text = text[len(title) :]
        elif len(text) == len(paragraph.text):
            text = _row(document, paragraph) or text
        if text.strip():
            yield way.align(text).text
            yield ""


def _row(document: Document, paragraph: Paragraph) -> str:
    """Return the cells of a table's row, each after the name of its column; empty if it is none."""
    table = document.table_at(paragraph.ordinal)
    if table is None:
        return ""
    number = paragraph.ordinal - table.first
    cells = [paragraph.text[cell.start : cell.end].strip() for cell in table.rows[number]]
    names = [""] * len(cells)
    if number >= table.header > 0 and len(table.rows[table.header - 1]) == len(cells):
        header = document.paragraphs[table.first + table.header - 1].text
        names = [header[c.start : c.end].strip() for c in table.rows[table.header - 1]]
    told = zip(names, cells, strict=True)
    return _BETWEEN.join(f"{n}{_BEHIND_NAME}{cell}" if n else cell for n, cell in told if cell)
