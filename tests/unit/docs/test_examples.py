"""The examples run: the script over the samples, the package once it is built and installed."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "docs" / "examples"
PLUGIN = EXAMPLES / "ferry-log"
_ADDED = "1 read, 0 removed, 1 document in the library\n"
HAS_BUILDER = all(map(importlib.util.find_spec, ("pip", "hatchling")))


def run(*command: str, path: Path = ROOT, home: Path | None = None, said: str = "") -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (path, ROOT)))}
    done = subprocess.run(  # noqa: S603  (our own examples)
        [sys.executable, *command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment | {"PYTHONUTF8": "1", "PIZHU_HOME": str(home or path / "home")},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, said)
    return done.stdout


def test_targets_are_counted_by_district() -> None:
    found = run(str(EXAMPLES / "targets.py"))
    assert re.findall(r"^(\S+)  (\d+)$", found, re.MULTILINE) == [
        ("鹤洲区", "23"),
        ("栖梧县", "13"),
        ("雾津区", "17"),
    ]
    assert "    15  澜州市雾津区国民经济" in found
    assert "       9  二、主要措施" in found


def test_the_page_shows_the_package() -> None:
    page = (ROOT / "docs" / "format-readers.md").read_text(encoding="utf-8")
    for module in PLUGIN.glob("*.py"):
        assert module.read_text(encoding="utf-8") in page
    project = (PLUGIN / "pyproject.toml").read_text(encoding="utf-8")
    points = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(points) == project.count("entry-points")
    assert all(point in project for point in points)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not HAS_BUILDER:
        pytest.skip("needs pip and hatchling")
    folder = tmp_path_factory.mktemp("plug-in")
    source, there = folder / "source", folder / "installed"
    shutil.copytree(PLUGIN, source, ignore=shutil.ignore_patterns("__pycache__"))
    flags = ("--no-index", "--no-build-isolation", "--no-deps", "--quiet")
    quiet = ("--disable-pip-version-check", "--root-user-action=ignore", "--no-cache-dir")
    run("-m", "pip", "install", *flags, *quiet, "--target", str(there), str(source))
    return there


def test_the_format_of_the_package_is_read(installed: Path, tmp_path: Path) -> None:
    log = tmp_path / "night.ferrylog"
    log.write_text("h|一、雾\nt|子夜起雾，停航。\nh|二、灯\nt|红灯挂到天亮。\n", encoding="utf-8")
    outline = run("-m", "reader", "outline", str(log), path=installed)
    assert [line.split()[-1] for line in outline.splitlines()] == ["night", "一、雾", "二、灯"]


def test_the_package_writes_annotations(installed: Path, tmp_path: Path) -> None:
    document = tmp_path / "渡口.txt"
    document.write_text("渡口日志\n子夜起雾，停航。\n", encoding="utf-8")
    place = ("--paragraph", "1", "--span", "0:4", "--note", "几时开？")
    run("-m", "reader", "annotate", str(document), *place, path=installed)
    command = ("-m", "reader", "export", str(document), "--format", "ferrynotes")
    assert run(*command, path=installed) == "渡口.txt\n子夜起雾|几时开？\n"
    run(*command, "-o", str(tmp_path), path=installed)
    assert (tmp_path / "渡口.notes").read_text(encoding="utf-8").endswith("几时开？\n")


def test_the_package_keeps_the_library(installed: Path, tmp_path: Path) -> None:
    document = tmp_path / "渡口.txt"
    document.write_text("渡口日志\n子夜起雾，停航。\n", encoding="utf-8")
    shelf = tmp_path / "shelf.db"
    library = ("-m", "reader", "--language", "en", "library")
    engine = ("--engine", f"shelf://{shelf}")
    run(*library, "add", str(tmp_path), *engine, path=installed, home=tmp_path, said=_ADDED)
    assert shelf.exists()
    query = (*library, "search", "起雾", "--json", *engine)
    found = run(*query, path=installed, home=tmp_path, said="1 passage, 1 document\n")
    assert '"paragraph": 1' in found
    assert not list((tmp_path / "cache").rglob("index.db"))


def test_doctor_lists_what_the_package_adds(installed: Path, tmp_path: Path) -> None:
    doctor = ("-m", "reader", "--language", "en", "doctor")
    told = run(*doctor, path=installed, home=tmp_path)
    assert "Added formats: .ferrylog (ferry_log:read_log)" in told
    assert "Added exporters: ferrynotes (ferry_notes:exporter)" in told
    assert "Added engines: shelf:// (ferry_shelf:open_shelf)" in told
