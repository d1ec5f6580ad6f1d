"""A document written again as the source of another program: headings, paragraphs and tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document, Table

_NAMESPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
# LibreOffice loses stops that hang in the margin when it writes PDF, so they must not hang.
_STYLES = (
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties'
    ' fo:text-indent="24pt" fo:text-align="justify" style:punctuation-wrap="simple"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
) + "".join(
    f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}"'
    f' style:family="paragraph" style:default-outline-level="{level}"/>'
    for level in range(1, 10)
)


def styled(document: Document) -> str:
    """Return a document as a flat OpenDocument text with styles."""
    body = "".join(_blocks(document))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{_NAMESPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        f"{_STYLES}</office:styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


def _blocks(document: Document) -> Iterator[str]:
    levels = {s.paragraph: s.level for s in document.outline if s.body is None}
    for paragraph in document.paragraphs:
        table = document.table_at(paragraph.ordinal)
        text = escape(paragraph.text)
        level = levels.get(paragraph.ordinal)
        if table is not None:
            if table.first == paragraph.ordinal:
                yield _table(document, table)
        elif level:
            style = f'text:style-name="Heading_20_{level}" text:outline-level="{level}"'
            yield f"<text:h {style}>{text}</text:h>"
        else:
            style = "Body" if level is None else "Title"
            yield f'<text:p text:style-name="{style}">{text}</text:p>'


def _table(document: Document, table: Table) -> str:
    width = max(map(len, table.rows))
    rows = ""
    for ordinal, cells in enumerate(table.rows, table.first):
        text = document.paragraphs[ordinal].text
        spanned = width if len(cells) == 1 else 1
        row = "".join(
            f'<table:table-cell table:number-columns-spanned="{spanned}">'
            f"<text:p>{escape(text[cell.start : cell.end])}</text:p></table:table-cell>"
            for cell in cells
        )
        row = f"<table:table-row>{row}</table:table-row>"
        is_head = ordinal - table.first < table.header
        rows += f"<table:table-header-rows>{row}</table:table-header-rows>" if is_head else row
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{rows}</table:table>"


_PAGE_STYLES = (
    "body{font:12pt/1.8 serif}p{text-align:justify}"
    "p.body{text-indent:2em}p.title{text-align:center}"
    "table{border-collapse:collapse}td,th{border:1px solid;padding:4px 8px}"
)
_DEEPEST = 6


def web_page(document: Document, *, is_styled: bool) -> str:
    """Return a document as a web page; without style, each line of its source is a paragraph."""
    blocks = _elements(document) if is_styled else _bare(document)
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{_PAGE_STYLES}</style></head>"
        f"<body>{''.join(blocks)}</body></html>"
    )


def _bare(document: Document) -> Iterator[str]:
    for line in document.source.splitlines():
        if line.strip():
            yield f"<p>{escape(line)}</p>"


def _elements(document: Document) -> Iterator[str]:
    levels = {s.paragraph: s.level for s in document.outline if s.body is None}
    titles = 0
    for paragraph in document.paragraphs:
        table = document.table_at(paragraph.ordinal)
        level = levels.get(paragraph.ordinal)
        if table is not None:
            if table.first == paragraph.ordinal:
                yield _page_table(document, table)
        elif level == 0 and titles > 0:
            yield f'<p class="title"><strong>{escape(paragraph.text)}</strong></p>'
        elif level is not None:
            titles += level == 0
            rank = min(level + 1, _DEEPEST)
            yield f"<h{rank}>{escape(paragraph.text)}</h{rank}>"
        else:
            yield f'<p class="body">{escape(paragraph.text)}</p>'


def _page_table(document: Document, table: Table) -> str:
    width = max(map(len, table.rows))
    rows = ""
    for ordinal, cells in enumerate(table.rows, table.first):
        text = document.paragraphs[ordinal].text
        tag = "th" if ordinal - table.first < table.header else "td"
        spanned = width if len(cells) == 1 else 1
        rows += "<tr>" + "".join(
            f'<{tag} colspan="{spanned}">{escape(text[cell.start : cell.end])}</{tag}>'
            for cell in cells
        )
    return f"<table>{rows}</table>"


def plain(document: Document) -> tuple[list[str], list[tuple[int, str]]]:
    """Return paragraphs and outline without white space, which typesetting changes."""
    return (
        ["".join(paragraph.text.split()) for paragraph in document.paragraphs],
        [(section.level, "".join(section.title.split())) for section in document.outline],
    )
