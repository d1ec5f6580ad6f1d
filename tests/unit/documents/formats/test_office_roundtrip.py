"""Samples that LibreOffice turned into other formats give the same paragraphs and outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.documents.opening import open_document
from tests.libreoffice import PROGRAM, convert
from tests.rewritten import plain

SAMPLES = Path(__file__).parents[4] / "samples"
NAMES = ("tide-code", "bell-paper", "qiwu-old-books")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice (soffice)")


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "doc", "html", "epub", "pdf"])
def test_a_converted_text_is_the_same(ending: str, tmp_path: Path) -> None:
    sources = [SAMPLES / f"{name}.txt" for name in NAMES]
    convert(sources, ending, tmp_path, "--infilter=Text (encoded):UTF8")
    for source in sources:
        converted = open_document(tmp_path / f"{source.stem}.{ending}")
        assert plain(converted) == plain(open_document(source))
