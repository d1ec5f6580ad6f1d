"""Reads files made to exhaust memory, in a process that has little of it; prints what came of each.

Run by `test_bombs.py`.
"""

from __future__ import annotations

import io
import resource
import sys
import zipfile
from typing import TYPE_CHECKING

from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.books import FB2, epub
from tests.office import docx, odt, p

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
    tags = "<text:p/>" * 100_000
    yield "tags", "a.odt", odt(f"<text:p>雾</text:p>{tags}")


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
