"""Reads files made to exhaust memory, in a process that has little of it; prints what came of each.

Run by `test_bombs.py`.
"""

from __future__ import annotations

import io
import resource
import sys
import zipfile
import zlib
from typing import TYPE_CHECKING

from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.books import FB2, epub
from tests.office import docx, odt, p, pdf, pdf_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 1 << 30
LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "哈哈哈哈">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)


def replaced(data: bytes, member: str, content: bytes) -> bytes:
    """Return a zip file with another content of one member."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in archive.namelist():
            other.writestr(name, content if name == member else archive.read(name))
    return packed.getvalue()


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Yield a word for each bomb, the name of its file, and its bytes."""
    word, text, book = docx(p("雾")), odt("<text:p>雾</text:p>"), epub({"a.xhtml": "<p>雾</p>"})
    huge = b"<a>" + b"<b/>" * (8 << 20)
    yield "huge", "a.docx", replaced(word, "word/document.xml", huge)
    yield "huge", "a.odt", replaced(text, "content.xml", huge)
    yield "huge", "a.epub", replaced(book, "OEBPS/a.xhtml", huge)
    laughs = f"<?xml version='1.0'?>{LAUGHS}]><a>&l9;</a>".encode()
    yield "laughs", "a.docx", replaced(word, "word/document.xml", laughs)
    yield "laughs", "a.fb2", FB2.replace("<FictionBook", LAUGHS + "]><FictionBook", 1).encode()
    yield "laughs", "a.html", f"{LAUGHS}]><html><p>&l9;</p>".encode()
    yield "deep", "a.docx", docx("<w:sdt>" * 100_000 + p("雾"))
    yield "deep", "a.html", b"<html>" + b"<div>" * 50_000 + "雾".encode()
    yield "deep", "a.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"a"
    yield "deep", "a.md", b">" * 20_000 + "雾".encode()
    row = '<table:table-row table:number-rows-repeated="999999999">'
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>雾</text:p>'
    wide = f"<table:table>{row}{cell}</table:table-cell></table:table-row></table:table>"
    yield "wide", "a.odt", odt(wide)
    spans = "<td rowspan=65000 colspan=1000>雾" * 300
    yield "wide", "a.html", f"<html><table><tr>{spans}<tr>{spans}</table>".encode()
    yield from pdf_bombs()
    tags = "<text:p/>" * 100_000
    yield "tags", "a.odt", odt(f"<text:p>雾</text:p>{tags}")


def pdf_bombs() -> Iterator[tuple[str, str, bytes]]:
    """Yield PDFs with too many pages, pages in a circle, deep objects, packed text without end."""
    page = pdf([(60, 700, 12, "雾")])
    kids = b"/Kids[6 0 R]/Count 1"
    yield "claimed", "a.pdf", page.replace(b"/Count 1", b"/Count 2000000000")
    yield "pages", "a.pdf", page.replace(kids, b"/Kids[%s]/Count 30000" % (b"6 0 R " * 30_000))
    yield "circle", "a.pdf", page.replace(kids, b"/Kids[2 0 R 6 0 R]/Count 5")
    yield "deep", "a.pdf", page.replace(b"/Count 1", b"/X" + b"[" * 1_000_000 + b"/Count 1")
    yield "packed", "a.pdf", packed_pdf(1 << 30)


def packed_pdf(size: int) -> bytes:
    """Return a PDF whose page unpacks to so many blanks."""
    packer = zlib.compressobj(1)
    blanks = bytes(1 << 20)
    packed = b"".join(packer.compress(blanks) for _ in range(size >> 20)) + packer.flush()
    return pdf_objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    )


def main() -> None:
    """Read all of them."""
    for word, name, data in list(bombs()):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            found = f"read {len(read_document(data, name).paragraphs)}"
        except PizhuError as error:
            found = error.key
        sys.stdout.write(f"{word} {name} {found}\n")


if __name__ == "__main__":
    main()
