"""Files made to exhaust memory are read or refused within a bound on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fonts import needs_fonts

pytest.importorskip("resource", reason="no bound on memory can be set on this system")
ROOT = Path(__file__).parents[3]
REFUSED = {
    "huge a.docx documents.too-large",
    "huge a.odt documents.too-large",
    "huge a.epub documents.too-large",
    "laughs a.docx documents.damaged",
    "deep a.docx documents.damaged",
    "deep a.rtf documents.damaged",
    "pages a.pdf documents.too-large",
    "packed a.pdf documents.damaged",
}
READ = [
    "laughs a.fb2",
    "laughs a.html",
    "deep a.html",
    "wide a.odt",
    "wide a.html",
    "claimed a.pdf",
    "circle a.pdf",
    "deep a.pdf",
    "tags a.odt",
]


@needs_fonts
def test_no_bomb_goes_off() -> None:
    run = subprocess.run(  # noqa: S603  (our own script)
        [sys.executable, Path(__file__).with_name("bombs.py")],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=300,
    )
    assert run.stderr == ""
    assert run.returncode == 0
    found = run.stdout.splitlines()
    assert set(found) >= REFUSED
    assert [line.split(" read ")[0] for line in found if " read " in line] == READ
