"""The simplest e-books, for programs that read nothing else."""

from __future__ import annotations

import zipfile
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def book(text: str, path: Path) -> Path:
    """Make the simplest e-book of a text."""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    head = '<?xml version="1.0" encoding="utf-8"?>'
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{head}<container version="1.0" xmlns="urn:oasis:names:tc:open'
        'document:xmlns:container"><rootfiles><rootfile full-path="book.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>',
        "book.opf": f'{head}<package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:title>text</dc:title><dc:identifier id="id">text</dc:identifier></metadata><manifest>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine toc="ncx"><itemref idref="text"/></spine></package>',
        "toc.ncx": f'{head}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        '<navMap><navPoint id="text" playOrder="1"><navLabel><text>text</text></navLabel>'
        '<content src="text.xhtml"/></navPoint></navMap></ncx>',
        "text.xhtml": f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>text</title>'
        f"</head><body>{body}</body></html>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
