"""What a shell offers after Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import locations
from reader.cli.main import COMMANDS
from reader.text.script import CONFIGS

pytestmark = pytest.mark.usefixtures("tables")
_PROGRAM = f'#!/bin/sh\nexec {sys.executable} -m reader "$@"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put `pizhu` on the path, and samples and other files into the current folder."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "pizhu").write_text(_PROGRAM)
    (programs / "pizhu").chmod(0o755)
    desk = tmp_path / "desk"
    shutil.copytree(locations.samples_folder(), desk / "samples")
    (desk / "潮汐 notes.txt").write_text("一、潮\n", encoding="utf-8")
    (desk / "picture.png").write_bytes(b"")
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(desk)
    return desk


def offered(line: str, desk: Path, shell: str = "bash") -> list[str]:
    """Return what is offered at the end of a command line; zsh gets explanations too."""
    answer = desk / "answer"
    environment = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SHELL": shell,
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "9",
    }
    subprocess.run(["pizhu"], env=environment, check=True, timeout=60)  # noqa: S607  (put there by `desk`)
    return [word for word in answer.read_text(encoding="utf-8").split("\n") if word]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pizhu ", list(COMMANDS)),
        ("pizhu out", ["outline"]),
        ("pizhu outline sam", ["samples/"]),
        ("pizhu outline samples/ti", ["samples/tide-code.txt"]),
        ("pizhu outline pict", []),
        ("pizhu outline --js", ["--json"]),
        ("pizhu convert --to s2", [name for name in CONFIGS if name.startswith("s2")]),
        ("pizhu config lang", ["language"]),
        ("pizhu --language zh", ["zh-Hans", "zh-Hant"]),
        ("pizhu completion f", ["fish"]),
    ],
)
def test_what_may_stand_at_the_cursor(line: str, words: list[str], desk: Path) -> None:
    assert offered(line, desk) == words


@pytest.mark.parametrize("line", ["pizhu library s", "pizhu tags ", "pizhu export --format ma"])
def test_words_are_not_explained_by_what_they_do_inside(line: str, desk: Path) -> None:
    assert [word.partition(":")[0] for word in offered(line, desk, "zsh")] == offered(line, desk)
    assert not [word for word in offered(line, desk, "zsh") if word.partition(":")[2]]


def test_tags_in_use_are_offered(desk: Path) -> None:
    annotate = ["pizhu", "annotate", "samples/tide-code.txt", "--paragraph", "3", "--tag", "潮汐"]
    subprocess.run(annotate, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (our own)
    assert offered("pizhu annotations --tag 潮", desk) == ["潮汐"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes(desk: Path) -> None:  # noqa: ARG001  (it is the current folder)
    script = (
        "source <(pizhu completion bash); COMP_LINE='pizhu outl'; COMP_POINT=10; COMP_TYPE=9;"
        '_python_argcomplete pizhu; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert _run("bash", script) == "outline"


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes(desk: Path) -> None:  # noqa: ARG001  (it is the current folder)
    script = "pizhu completion fish | source; complete -C 'pizhu outl'"
    assert _run("fish", script).split("\t")[0] == "outline"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_takes_the_lines(desk: Path) -> None:  # noqa: ARG001  (it is the current folder)
    script = (
        'autoload -U compinit; compinit -u -D; eval "$(pizhu completion zsh)"; '
        "print ${_comps[pizhu]}"
    )
    assert _run("zsh", script) == "_python_argcomplete"


def _run(shell: str, script: str) -> str:
    done = subprocess.run(  # noqa: S603  (a shell, given our own line)
        [shell, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()
