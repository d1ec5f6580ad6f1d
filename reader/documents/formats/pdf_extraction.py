"""Takes text with its places out of a PDF: what runs in a process of its own.

It reads the PDF from standard input, and writes a JSON line for each page and one for the rest.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from reader.documents.formats.pdf_fragments import read_fragments

_MEMORY = 2 << 30
_MOST_PAGES = 20_000
_MOST_CHARACTERS = 20_000_000
_MOST_BOOKMARKS = 20_000
_DEEPEST_BOOKMARK = 12
_ENCRYPTED = "encrypted"
_TOO_LARGE = "too-large"
_DAMAGED = "damaged"


def main() -> None:
    """Read from standard input, write to standard output."""
    _limit_memory()
    _write(_extract(sys.stdin.buffer.read()))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _write(item: object) -> None:
    """Write a line: a page as a list, or at last the rest as an object."""
    sys.stdout.write(json.dumps(item) + "\n")
    sys.stdout.flush()


def _extract(data: bytes) -> dict[str, Any]:
    import pypdfium2
    from pypdfium2 import raw

    result: dict[str, Any] = {"error": "", "bookmarks": [], "metadata": {}}
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD
        return result | {"error": _ENCRYPTED if is_locked else _DAMAGED}
    if len(document) > _MOST_PAGES or not _write_pages(document):
        return result | {"error": _TOO_LARGE}
    metadata = document.get_metadata_dict(skip_empty=True)
    return result | {"bookmarks": _bookmarks(document), "metadata": metadata}


def _write_pages(document: Any) -> bool:  # noqa: ANN401  (untyped library)
    """Write the pages, one that is damaged without text; return False if there is too much."""
    from pypdfium2 import PdfiumError

    left = _MOST_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except PdfiumError:
            _write((0, 0, []))
            continue
        length = text.count_chars()
        left -= length
        if left < 0:
            return False
        _write((*page.get_size(), read_fragments(text.raw, length)))
        text.close()
        page.close()
    return True


def _bookmarks(document: Any) -> list[tuple[int, str, int]]:  # noqa: ANN401  (untyped library)
    found = []
    for bookmark in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            found.append((bookmark.level, bookmark.get_title(), page))
        if len(found) >= _MOST_BOOKMARKS:
            break
    return found
