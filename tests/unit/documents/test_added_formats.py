"""Other packages add format readers, as installed packages do: a folder with their metadata."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.added import FORMATS, added
from reader.documents.formats.added import added_reader
from reader.documents.opening import read_document
from reader.errors import PizhuError
from reader.library.folders import documents_in

ROOT = Path(__file__).parents[3]
LOG = """\
from reader.documents.formats.writing import LineWriter
from reader.documents.structure import Hint

def read_log(data, name, encoding):
    writer = LineWriter()
    writer.write("渡口日志", Hint(level=0))
    for line in data.decode(encoding or "utf-8").splitlines():
        writer.write(line.partition("|")[2], Hint(level=1) if line.startswith("h") else None)
    return writer.extracted("LOG")

def read_badly(data, name, encoding):
    raise ValueError("第三行\x1b[2J\\n坏了")

def read_nothing(data, name, encoding):
    return None
"""
POINTS = """\
[pizhu.formats]
ferrylog = ferry_log:read_log
badlog = ferry_log:read_badly
nolog = ferry_log:read_nothing
lostlog = there_is_no_such_module:read
txt = ferry_log:read_badly
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    metadata = tmp_path / "ferry_log-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: ferry-log\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(POINTS)
    (tmp_path / "ferry_log.py").write_text(LOG, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_files_of_an_added_format_are_found_in_folders(installed: Path) -> None:
    folder = installed / "渡口"
    folder.mkdir()
    for name in ("a.ferrylog", "b.txt", "c.bin"):
        (folder / name).write_bytes(b"")
    assert [path.name for path in documents_in(folder)] == ["a.ferrylog", "b.txt"]


@pytest.mark.usefixtures("installed")
def test_a_reader_of_another_package() -> None:
    document = read_document("h|一、雾\nt|停航。".encode(), "a.FerryLog")
    assert [section.title for section in document.outline] == ["渡口日志", "一、雾"]
    assert document.encoding == "LOG"
    assert added_reader("log") is None
    assert [one.name for one in added(FORMATS)] == [
        *("badlog", "ferrylog", "lostlog", "nolog", "txt")
    ]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("a.badlog", "documents.reader-failed", "ValueError: 第三行␛[2J"),
        ("a.nolog", "documents.reader-failed", "NoneType"),
        ("a.lostlog", "documents.reader", "there_is_no_such_module:read"),
    ],
)
def test_a_broken_reader_ends_in_one_line(name: str, key: str, words: str) -> None:
    with pytest.raises(PizhuError) as error:
        read_document(b"x", name)
    assert error.value.key == key
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("installed")
def test_our_own_formats_are_not_touched() -> None:
    assert read_document("停航。".encode(), "a.txt").paragraphs[0].text == "停航。"


def test_the_example_of_the_documentation_runs() -> None:
    page = (ROOT / "docs" / "format-readers.md").read_text(encoding="utf-8")
    example = page.split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(compile(example, "format-readers.md", "exec"), names)  # noqa: S102  (our own page)
    extracted = names["read_log"]("h|一、雾\nt|停航。".encode(), "night.ferrylog", None)
    assert [line.text for line in extracted.lines] == ["night", "一、雾", "停航。"]


def test_doctor_lists_them(installed: Path) -> None:
    environment = os.environ | {
        "PIZHU_HOME": str(installed / "home"),
        "PYTHONPATH": os.pathsep.join((str(installed), str(ROOT))),
        "PYTHONUTF8": "1",
    }
    run = subprocess.run(
        [sys.executable, "-m", "reader", "--language", "en", "doctor"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
        timeout=60,
    )
    assert ".ferrylog (ferry_log:read_log)" in run.stdout
    assert "✗ the reader for .lostlog files (there_is_no_such_module:read)" in run.stdout
    assert run.returncode == 1
    assert run.stderr == ""
