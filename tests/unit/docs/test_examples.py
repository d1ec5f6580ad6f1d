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
HAS_BUILDER = all(map(importlib.util.find_spec, ("pip", "hatchling")))


def run(*command: str, path: Path = ROOT) -> str:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (path, ROOT)))}
    done = subprocess.run(  # noqa: S603  (our own examples)
        [sys.executable, *command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment | {"PYTHONUTF8": "1", "PIZHU_HOME": str(path / "home")},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_targets_are_counted_by_section() -> None:
    names = ("wujin-plan", "hezhou-report", "qiwu-old-books")
    found = run(str(EXAMPLES / "targets.py"), *(str(ROOT / f"samples/{n}.txt") for n in names))
    assert re.findall(r"^ {0,3}(\d+)  (.{4})", found, re.MULTILINE) == [
        ("15", "澜州市雾"),
        ("23", "瀾州市鶴"),
        ("13", "中共栖梧"),
    ]
    assert "       9  二、主要措施" in found


def test_the_page_shows_the_package() -> None:
    page = (ROOT / "docs" / "format-readers.md").read_text(encoding="utf-8")
    assert (PLUGIN / "ferry_log.py").read_text(encoding="utf-8") in page
    (points,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert points in (PLUGIN / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.skipif(not HAS_BUILDER, reason="needs pip and hatchling")
def test_the_package_is_built_installed_and_used(tmp_path: Path) -> None:
    source, installed = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(PLUGIN, source, ignore=shutil.ignore_patterns("__pycache__"))
    flags = ("--no-index", "--no-build-isolation", "--no-deps", "--quiet")
    quiet = ("--disable-pip-version-check", "--root-user-action=ignore", "--no-cache-dir")
    run("-m", "pip", "install", *flags, *quiet, "--target", str(installed), str(source))
    log = tmp_path / "night.ferrylog"
    log.write_text("h|一、雾\nt|子夜起雾，停航。\nh|二、灯\nt|红灯挂到天亮。\n", encoding="utf-8")
    outline = run("-m", "reader", "outline", str(log), path=installed)
    assert [line.split()[-1] for line in outline.splitlines()] == ["night", "一、雾", "二、灯"]
