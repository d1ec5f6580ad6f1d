"""Samples that Chromium saved and printed give the same paragraphs and outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.opening import open_document, read_document
from tests.chromium import PROGRAM, chromium
from tests.rewritten import plain, web_page

SAMPLES = Path(__file__).parents[4] / "samples"
NAMES = ("tide-code", "wujin-newspaper", "wujin-plan")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs Chromium")


def test_saved_and_printed_pages_are_the_same(tmp_path: Path) -> None:
    with chromium(tmp_path / "profile") as browser:
        for name in NAMES:
            document = open_document(SAMPLES / f"{name}.txt")
            page = tmp_path / f"{name}.html"
            page.write_text(web_page(document, is_styled=True), encoding="utf-8")
            browser.open(page)
            for ending in ("html", "mhtml", "pdf"):
                saved = read_document(browser.save(ending), f"{name}.{ending}")
                assert plain(saved) == plain(document), f"{name}.{ending}"
