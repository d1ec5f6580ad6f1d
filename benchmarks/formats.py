"""How much of a text comes back out of the files that LibreOffice makes of it.

Each text (the samples, or the files that are named) is converted twice: as it is, and as a document
with styled headings, real tables and indented paragraphs. What is read from the converted file is
compared with what is read from the text: paragraphs in order, and sections with their levels, white
space left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents.opening import open_document
from reader.errors import PizhuError
from reader.locations import samples_folder

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from reader.documents.model import Document, Table

ENDINGS = ("docx", "doc", "odt", "rtf", "epub", "html", "pdf")
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


def convert(office: str, sources: Sequence[Path], ending: str, folder: Path) -> None:
    """Let LibreOffice convert files into a folder."""
    command = [office, f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", ending, "--outdir", str(folder)]
    if sources[0].suffix == ".txt":
        command.append("--infilter=Text (encoded):UTF8")
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=600)


def compare(text: Document, path: Path) -> str:
    """Return how many paragraphs and sections came back, of how many, as how many."""
    try:
        found = open_document(path)
    except PizhuError as error:
        return str(error)
    paragraphs = _agreement(_paragraphs(text), _paragraphs(found))
    return f"{paragraphs:>12} {_agreement(_sections(text), _sections(found)):>12}"


def _paragraphs(document: Document) -> list[str]:
    return ["".join(paragraph.text.split()) for paragraph in document.paragraphs]


def _sections(document: Document) -> list[tuple[int, str]]:
    return [(section.level, "".join(section.title.split())) for section in document.outline]


def _agreement(wanted: Sequence[Hashable], found: Sequence[Hashable]) -> str:
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return f"{sum(block.size for block in blocks)}/{len(wanted)}/{len(found)}"


def main() -> None:
    """Print the table."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice (soffice) is not installed")
    sources = [Path(name) for name in sys.argv[1:]] or sorted(samples_folder().glob("*.txt"))
    texts = [open_document(source) for source in sources]
    print("right/wanted/found: paragraphs, sections")
    with tempfile.TemporaryDirectory() as work:
        for way in ("plain", "styled"):
            folder = Path(work) / way
            folder.mkdir()
            inputs = sources
            if way == "styled":
                inputs = [folder / f"{source.stem}.fodt" for source in sources]
                for path, text in zip(inputs, texts, strict=True):
                    path.write_text(styled(text), encoding="utf-8")
            for ending in ENDINGS:
                convert(office, inputs, ending, folder)
                for source, text in zip(sources, texts, strict=True):
                    result = compare(text, folder / f"{source.stem}.{ending}")
                    print(f"{way:7}{ending:5} {source.stem:24} {result}", flush=True)


if __name__ == "__main__":
    main()
