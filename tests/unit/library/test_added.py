"""Exporters and engines of other packages: broken ones end in one line and touch nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.errors import AnnotationError
from reader.addresses import checked_engine
from reader.errors import PizhuError
from reader.library import chosen
from reader.library.added_engines import added_engine
from reader.library.annotating.added_exporters import form_named, form_names, pack_added

ROOT = Path(__file__).parents[3]
MODULE = """\
from annotations.exporters import Exporter

def fail(*_):
    raise ValueError("第三行\\x1b[2J\\n坏了")

failing = Exporter(".bad", fail)
numbers = Exporter(".bad", lambda exports: [1, "x"])
nothing = 7

class Engine:
    identities = find = fail
    def close(self):
        pass
    def document(self, number):
        raise KeyError(number)
    def sketches(self):
        return {1: b""}

def open_engine(address):
    return Engine()
"""
POINTS = """\
[pizhu.exporters]
failing = broken_parts:failing
numbers = broken_parts:numbers
nothing = broken_parts:nothing
lost = there_is_no_such_module:exporter
markdown = broken_parts:failing

[pizhu.engines]
shut = broken_parts:fail
odd = broken_parts:open_engine
lost = there_is_no_such_module:open
postgresql = broken_parts:fail
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    metadata = tmp_path / "broken_parts-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-parts\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(POINTS)
    (tmp_path / "broken_parts.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_our_own_forms_come_first_and_stay() -> None:
    assert form_names()[0] == "markdown"
    assert form_names()[-4:] == ["failing", "lost", "nothing", "numbers"]
    assert form_named("markdown").merges


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("failing", "ValueError: 第三行␛[2J"),
        ("numbers", "TypeError"),
        ("nothing", "int"),
        ("lost", "ModuleNotFoundError"),
    ],
)
def test_an_exporter_that_is_broken(name: str, words: str) -> None:
    with pytest.raises(PizhuError) as error:
        pack_added(name, [])
    assert error.value.key == "added.exporter-failed"
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_an_exporter_that_nobody_adds() -> None:
    with pytest.raises(AnnotationError):
        form_named("lsot")


@pytest.mark.parametrize(
    ("address", "key", "words"),
    [
        ("shut://x", "added.engine-failed", "ValueError: 第三行␛[2J"),
        ("lost://x", "added.engine-failed", "ModuleNotFoundError"),
        ("none://x", "added.no-engine", "none://"),
    ],
)
def test_an_engine_that_does_not_open(address: str, key: str, words: str) -> None:
    with pytest.raises(PizhuError) as error:
        added_engine(address)
    assert error.value.key == key
    assert words in str(error.value)


def test_an_engine_that_fails_later() -> None:
    engine = added_engine("odd://x")
    assert engine.sketches() == {1: b""}
    with pytest.raises(PizhuError, match="第三行"):
        engine.identities()
    with pytest.raises(KeyError):
        engine.document(3)
    with pytest.raises(PizhuError, match="settle"):
        engine.settle()


def test_addresses_of_added_engines_are_checked_like_others() -> None:
    assert checked_engine("odd://host/shelf") == "odd://host/shelf"
    assert checked_engine("postgres://host/shelf") == "postgresql://host/shelf"
    for address in ("odd://li:s3cret@host/shelf", "odd://host/shelf?password=x"):
        with pytest.raises(PizhuError) as error:
            checked_engine(address)
        assert error.value.key == "team.password-in-address"


def test_an_added_engine_is_no_server_of_a_team() -> None:
    chosen.use("odd://host/shelf")
    assert (chosen.address(), chosen.added()) == ("", "odd://host/shelf")
    chosen.use("postgresql://host/shelf")
    assert (chosen.address(), chosen.added()) == ("postgresql://host/shelf", "")
    chosen.use(None)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--format", "failing", "samples/tide-code.txt"),
        ("library", "refresh", "--engine", "shut://x"),
        ("library", "search", "潮", "--engine", "odd://x"),
    ],
)
def test_a_command_ends_in_one_line(installed: Path, arguments: tuple[str, ...]) -> None:
    environment = os.environ | {
        "PIZHU_HOME": str(installed / "home"),
        "PYTHONPATH": os.pathsep.join((str(installed), str(ROOT))),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "reader", "--language", "en"]
    subprocess.run([*command, "library", "add", "samples"], env=environment, check=True, cwd=ROOT)  # noqa: S603  (our own program)
    run = subprocess.run(  # noqa: S603  (our own program)
        [*command, *arguments], capture_output=True, check=False, encoding="utf-8",
        env=environment, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "broken_parts:" in run.stderr
