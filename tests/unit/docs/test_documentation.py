"""What the documentation says is so."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from annotations.exporters import FORMATS
from reader import locations, settings
from reader.cli.main import COMMANDS
from reader.documents import formats
from reader.settings import Settings

ROOT = Path(__file__).parents[3]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_SHELL = re.compile(r"^ *```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?![a-z]+:)([^)#]+)\)")


# Command lines that are not run, and why.
NOT_RUN = {
    rf"pizhu( |$)(?!({'|'.join(COMMANDS)})\b)": "opens the reader; tests/app drives it",
    r"pizhu read |.*\bpizhu read ": "opens the reader; tests/app drives it",
    r"pizhu serve\b": "serves until it is ended; tests/app drives it",
    r"pizhu library watch\b": "watches until it is ended; its own tests drive it",
    r"pizhu .*\bpostgresql:": "needs a server; tests with one drive it",
    r"pizhu library (un)?share |pizhu library sync\b": "needs a server; tests with one drive it",
    r"make |\.ci/run|uv tool |pipx |pip ": "sets up or installs; the checks do that themselves",
    r"curl ": "asks a site that does not exist",
    r"eval |source |pizhu completion fish": "is for a shell's own file; the shells are tried",
    r"mkdir |export |git |cd ": "prepares what follows",
}
_OURS = re.compile(r"pizhu\b.*|for .*\bpizhu\b.*|mkdir .*")
# Stands in for a person who chooses the third line.
_FZF = "#!/bin/sh\nsed -n 3p\n"


def written(page: Path) -> list[str]:
    """Return the command lines in blocks for a shell; lines that end in a pipe go on."""
    blocks = "\n".join(_SHELL.findall(page.read_text(encoding="utf-8")))
    lines = re.sub(r"\|\n\s*", "| ", blocks).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def commands(page: Path) -> list[str]:
    """Return the command lines of a page that can be run as they are."""
    return [
        line
        for line in written(page)
        if _OURS.fullmatch(line)
        and (line.startswith("mkdir") or not reasons(line))
        and all(map(shutil.which, re.findall(r"\| (jq|less)\b", line)))
    ]


def reasons(line: str) -> list[str]:
    """Return why a command line is not run."""
    return [reason for pattern, reason in NOT_RUN.items() if re.match(pattern, line)]


def test_no_command_line_is_passed_over_in_silence() -> None:
    lines = [line for page in PAGES for line in written(page)]
    assert [line for line in lines if not _OURS.fullmatch(line) and not reasons(line)] == []
    assert [p for p in NOT_RUN if not any(re.match(p, line) for line in lines)] == []


def test_every_command_line_stands_in_a_block_for_a_shell() -> None:
    fenced = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
    for page in PAGES:
        if page.name == "commands.md":  # synopses, made from the program
            continue
        for language, block in fenced.findall(page.read_text(encoding="utf-8")):
            if language != "sh":
                assert not [line for line in block.splitlines() if line.startswith("pizhu ")], page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in _LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize(
    "page", [page for page in PAGES if commands(page)], ids=lambda page: page.name
)
def test_command_lines_work_as_written(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(locations.samples_folder(), tmp_path / "samples")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    programs = tmp_path / "bin"
    programs.mkdir()
    program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reader "$@"\n'
    for name, text in (("pizhu", program), ("fzf", _FZF)):
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    script = "\n".join(["set -e", *commands(page)])
    done = subprocess.run(  # noqa: S603  (our own documentation)
        ["/bin/sh", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "pizhu: " not in done.stderr


def test_every_command_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"pizhu {command}" not in guide] == []


def test_every_setting_is_in_the_guide_with_its_default() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    for name in settings.NAMES:
        (row,) = [line for line in guide.splitlines() if line.startswith(f"| `{name}` |")]
        default = getattr(Settings(), name)
        shown = "table" if name in {"keys", "exceptions"} else str(default).lower() or "empty"
        assert shown in row


def test_every_format_of_sources_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", guide.partition("are read as well")[0].lower()))
    assert [name for name in formats._READERS if name not in words] == []


def test_every_form_of_export_is_documented() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_the_reference_is_up_to_date(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)  # noqa: S603  (our own program)
    for page in tmp_path.glob("*.*"):
        folder = ROOT if page.name.startswith("README") else ROOT / "docs"
        written = (folder / page.name).read_text(encoding="utf-8")
        assert page.read_text(encoding="utf-8") == written, "run `make reference`"


def test_the_drawing_of_the_house_is_what_the_contracts_say() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = page.partition("## Who may call whom")[2].split("```")[1]
    rows = [re.findall(r"\w+", row.partition("  ←")[0]) for row in drawing.splitlines() if row]
    assert rows == [re.findall(r"reader\.(\w+)", layer) for layer in layers]


def test_the_folders_of_the_tour_are_there_and_no_others() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tour = page.partition("## Folders")[2].partition("## ")[0]
    cells = [line.split("|")[1] for line in tour.splitlines() if line.startswith("| `")]
    told = {name for cell in cells for name in re.findall(r"`([\w/]+)/`", cell)}
    folders = {
        file.parent.relative_to(ROOT).as_posix() for file in ROOT.glob("reader/*/__init__.py")
    }
    rest = {"annotations", "styles", "samples", "benchmarks", "tests"}
    assert told == folders | rest
