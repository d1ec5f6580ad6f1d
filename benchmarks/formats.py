"""How much of a text comes back out of the files that LibreOffice and Chromium make of it.

Each text (the samples, or the files that are named) is converted twice: as it is, and as a document
with styled headings, real tables and indented paragraphs. LibreOffice converts it to each format;
Chromium saves and prints it as a web page. What is read from the file is compared with what is read
from the text: paragraphs in order, and sections with their levels, white space left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents.opening import open_document
from reader.errors import PizhuError
from reader.locations import samples_folder
from tests.chromium import PROGRAM, chromium
from tests.rewritten import styled, web_page

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from reader.documents.model import Document

ENDINGS = ("docx", "doc", "odt", "rtf", "epub", "html", "pdf")
PAGES = ("html", "mhtml", "pdf")


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


def through_libreoffice(sources: Sequence[Path], texts: Sequence[Document], work: Path) -> None:
    """Print how the texts come out of LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice (soffice) is not installed")
        return
    for way in ("plain", "styled"):
        folder = work / way
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
                print(f"{way:7}{ending:6}{source.stem:24} {result}", flush=True)


def through_chromium(sources: Sequence[Path], texts: Sequence[Document], work: Path) -> None:
    """Print how the texts come out of Chromium."""
    if PROGRAM is None:
        print("Chromium is not installed")
        return
    with chromium(work / "chromium") as browser:
        for way in ("plain", "styled"):
            for source, text in zip(sources, texts, strict=True):
                page = work / f"{source.stem}.page.html"
                page.write_text(web_page(text, is_styled=way == "styled"), encoding="utf-8")
                browser.open(page)
                for ending in PAGES:
                    saved = work / f"{way}-{source.stem}.{ending}"
                    saved.write_bytes(browser.save(ending))
                    result = compare(text, saved)
                    print(f"{way:7}{ending:6}{source.stem:24} {result}", flush=True)


def main() -> None:
    """Print the table."""
    sources = [Path(name) for name in sys.argv[1:]] or sorted(samples_folder().glob("*.txt"))
    texts = [open_document(source) for source in sources]
    print("right/wanted/found: paragraphs, sections")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        print("Chromium")
        through_chromium(sources, texts, Path(work))
        print("LibreOffice")
        through_libreoffice(sources, texts, Path(work))


if __name__ == "__main__":
    main()
