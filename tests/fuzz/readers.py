"""Coverage-guided fuzzing of the format readers (see README.md in this folder).

Whatever the bytes are, a reader makes a sound document of them or raises `PizhuError`. Office
files and books are fuzzed part by part: the first byte of an input chooses the part of a real file
that the other bytes stand for, so that the packing does not hide the text from the fuzzer. The
pages of a PDF are fuzzed as what its parser, which runs in a process of its own, tells of them.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING
from unittest.mock import patch

import atheris

with atheris.instrument_imports(include=["reader"]):
    from reader import documents

    for module in walk_packages(documents.__path__, f"{documents.__name__}."):
        import_module(module.name)  # readers import most of what they use later, out of sight
    from reader.documents.formats import pdf
    from reader.documents.formats.pdf_fragments import Fragment
    from reader.documents.formats.pdf_process import Bookmark, Page, PdfContents
    from reader.documents.opening import read_document
    from reader.errors import PizhuError

from tests.books import BOOK, FB2

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.documents.model import Document

TESTS = Path(__file__).parents[1]
OFFICE = TESTS / "data" / "office"
PAGES = TESTS / "unit" / "documents" / "pages"
SAMPLES = TESTS.parent / "samples"
MARKDOWN = (
    "---\ntitle: 江\n---\n# 江边\n\n- 甲\n- 乙\n\n1. 丙\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n"
    "> 引[文](a)\n\n正文[^1]。\n\n[^1]: 注。\n\n```\n码\n```\n\n标题\n===\n"
)
WORDS = "第一章 总则（一）1.一、附件；。“”12３％ 表a-\t"


def check(document: Document) -> None:
    """Hold a document to what every other part relies on."""
    length = len(document.source)
    for paragraph in document.paragraphs:
        assert not set(paragraph.text) & set("\0\x1b\n\r\u202e")
        for segment in paragraph.segments:
            assert 0 <= segment.source <= segment.source + segment.length <= length
            assert 0 <= segment.start <= segment.start + segment.length <= len(paragraph.text)
    for table in document.tables:
        for ordinal, cells in enumerate(table.rows, table.first):
            assert all(cell.end <= len(document.paragraphs[ordinal].text) for cell in cells)
    for section in document.outline:
        assert section.paragraph < section.end <= len(document.paragraphs)


def read(data: bytes, name: str) -> None:
    """Read a file; a refusal is an answer."""
    with suppress(PizhuError):
        check(read_document(data, name))


class Parts:
    """A packed file, some of whose parts are replaced one at a time."""

    def __init__(self, data: bytes, ending: str) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._members = {name: archive.read(name) for name in archive.namelist()}
        self._name = f"a.{ending}"
        self._parts = sorted(n for n in self._members if not n.endswith((".png", ".css", "type")))

    def seeds(self) -> list[bytes]:
        """Return an input for each part as it is."""
        return [bytes([i]) + self._members[name] for i, name in enumerate(self._parts)]

    def read(self, data: bytes) -> None:
        """Read the file with one part replaced."""
        part = self._parts[data[0] % len(self._parts)] if data else ""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in self._members.items():
                archive.writestr(name, data[1:] if name == part else content)
        read(packed.getvalue(), self._name)


def read_pages(data: bytes) -> None:
    """Read a PDF whose pages hold what the bytes say."""
    source = atheris.FuzzedDataProvider(data)
    pages, bookmarks = [], []
    for number in range(source.ConsumeIntInRange(1, 3)):
        fragments = []
        for _ in range(source.ConsumeIntInRange(0, 30)):
            start = source.ConsumeIntInRange(0, len(WORDS) - 1)
            text = (WORDS * 3)[start : start + source.ConsumeIntInRange(1, 40)].strip() or "字"
            left = source.ConsumeIntInRange(-50, 700)
            size = source.ConsumeIntInRange(0, 40)
            baseline = source.ConsumeIntInRange(-20, 900)
            fragments.append(Fragment(text, left, left + len(text) * size, baseline, size))
        pages.append(Page(600.0, 800.0, fragments))
        title = WORDS[: source.ConsumeIntInRange(0, 6)]
        bookmarks.append(Bookmark(source.ConsumeIntInRange(0, 9), title, number))
    contents = PdfContents("", pages, bookmarks, {})
    with patch.object(pdf, "read_contents", return_value=contents):
        read(b"%PDF-1.7", "a.pdf")


def targets() -> dict[str, tuple[Callable[[bytes], None], list[bytes]]]:
    """Return for each format what is done with an input, and the inputs to begin with."""
    single = {
        "txt": [path.read_bytes()[:3000] for path in SAMPLES.glob("*.txt")],
        "md": [MARKDOWN.encode()],
        "html": [path.read_bytes() for path in PAGES.glob("*.html")],
        "mhtml": [path.read_bytes() for path in PAGES.glob("*.mhtml")],
        "fb2": [FB2.encode()],
        "rtf": [(OFFICE / "ferry-rules.rtf").read_bytes()],
        "doc": [(OFFICE / "ferry-rules.doc").read_bytes()],
    }
    packed = {
        "docx": Parts((OFFICE / "ferry-rules.docx").read_bytes(), "docx"),
        "odt": Parts((OFFICE / "ferry-rules.odt").read_bytes(), "odt"),
        "epub": Parts(BOOK, "epub"),
    }

    def reading(ending: str) -> Callable[[bytes], None]:
        return lambda data: read(data, f"a.{ending}")

    return {
        **{ending: (reading(ending), seeds) for ending, seeds in single.items()},
        **{ending: (parts.read, parts.seeds()) for ending, parts in packed.items()},
        "pdf": (read_pages, [bytes(range(200)) * 4]),
    }


def main() -> None:
    """Fuzz the format that is named first; all other arguments are libFuzzer's."""
    program, ending, *options = sys.argv
    run, seeds = targets()[ending]
    with tempfile.TemporaryDirectory(prefix="pizhu-fuzz-") as folder:
        for index, seed in enumerate(seeds):
            (Path(folder) / f"seed{index}").write_bytes(seed)
        limits = ["-timeout=20", "-rss_limit_mb=1500", "-max_len=60000"]
        atheris.Setup([program, *limits, *options, folder], run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
