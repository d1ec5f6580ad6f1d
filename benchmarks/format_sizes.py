"""How long a large file of each format takes to read, and how much memory at most.

One text (10 MB in UTF-8; a PDF of 300 pages has its first part) is put into each format, and each
file is read by a process of its own. Times and memory are also given as multiples of what the same
text takes as plain text; of the PDF, per character. Names of formats as arguments choose some.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.genres import text_of
from tests.books import FB2, epub
from tests.office import docx, odt, p, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 10_000_000
"""Bytes of UTF-8: about a third as many characters."""
PAGES, LINES, WIDTH = 300, 38, 40
_CHAPTER = 2000
_READ = """
import resource, sys, time
from pathlib import Path
from reader.documents.opening import open_document
start = time.perf_counter()
document = open_document(Path(sys.argv[1]))
seconds = time.perf_counter() - start
self, children = (resource.getrusage(who).ru_maxrss for who in
    (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(seconds, max(self, children) / 1024, len(document.paragraphs), len(document.outline))
"""


def _pdf(lines: list[str]) -> bytes:
    set_lines = [line[i : i + WIDTH] for line in lines for i in range(0, len(line), WIDTH)]
    pages = _parts(set_lines[: PAGES * LINES], LINES)
    return pdf(*([(60, 760 - 18 * i, 12, t) for i, t in enumerate(page)] for page in pages))


def _epub(lines: list[str]) -> bytes:
    chapters = _parts(lines, _CHAPTER)
    return epub({f"{n}.xhtml": _paragraphs(part) for n, part in enumerate(chapters)})


def _parts(lines: list[str], size: int) -> list[list[str]]:
    return [lines[i : i + size] for i in range(0, len(lines), size)]


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _rtf(lines: list[str]) -> bytes:
    words = "\\par\n".join("".join(f"\\u{ord(c)}?" for c in line) for line in lines)
    return f"{{\\rtf1\\ansi {words}\\par}}".encode()


def _fb2(lines: list[str]) -> bytes:
    head, _, _ = FB2.partition("<body>")
    return f"{head}<body><section>{_paragraphs(lines)}</section></body></FictionBook>".encode()


WAYS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": lambda lines: "\n".join(lines).encode(),
    "md": lambda lines: "\n\n".join(lines).encode(),
    "html": lambda lines: f"<html><body>{_paragraphs(lines)}</body></html>".encode(),
    "docx": lambda lines: docx("".join(p(escape(line)) for line in lines)),
    "odt": lambda lines: odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines)),
    "epub": _epub,
    "fb2": _fb2,
    "rtf": _rtf,
    "pdf": _pdf,
}


def main() -> None:
    """Print the table."""
    lines = [line for line in text_of("report", SIZE // 3).split("\n") if line]
    chosen = sys.argv[1:] or list(WAYS)
    usual: tuple[float, float] | None = None
    print(f"{'':6}{'MB':>6}{'s':>8}{'×':>7}{'MB mem':>9}{'×':>6}{'paragraphs':>12}{'sections':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for way in ["txt", *(name for name in chosen if name != "txt")]:
            path = Path(folder) / f"a.{way}"
            path.write_bytes(WAYS[way](lines))
            command = [sys.executable, "-c", _READ, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, memory, paragraphs, sections = done.stdout.split()
            found = (float(seconds), float(memory))
            usual = usual or found
            share = PAGES * LINES * WIDTH * 3 / SIZE if way == "pdf" else 1
            print(
                f"{way:6}{path.stat().st_size / 1e6:6.1f}{found[0]:8.2f}"
                f"{found[0] / usual[0] / share:7.1f}{found[1]:9.0f}{found[1] / usual[1]:6.1f}"
                f"{paragraphs:>12}{sections:>10}",
                flush=True,
            )


if __name__ == "__main__":
    main()
