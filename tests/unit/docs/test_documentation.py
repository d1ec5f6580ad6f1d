"""What the documentation says is so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.exporters import FORMATS
from reader import locations, settings
from reader.cli.commands.info import info_json
from reader.cli.main import COMMANDS
from reader.documents.opening import open_document
from reader.settings import Settings

ROOT = Path(__file__).parents[3]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_SHELL = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?![a-z]+:)([^)#]+)\)")


def commands(page: Path) -> list[str]:
    """Return the command lines of a page that need no terminal or browser, and end."""
    lines = "\n".join(_SHELL.findall(page.read_text(encoding="utf-8"))).splitlines()
    return [
        line
        for line in lines
        if line.startswith("pizhu ")
        and line.split()[1] in set(COMMANDS) - {"read", "serve"}
        and not line.startswith("pizhu library watch")
        and ("| jq" not in line or shutil.which("jq"))
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in _LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if commands(page)], ids=lambda page: page.name
)
def test_command_lines_work_as_written(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(locations.samples_folder(), tmp_path / "samples")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    python = shlex.quote(sys.executable)
    script = "\n".join(["set -e", f'pizhu() {{ {python} -m reader "$@"; }}', *commands(page)])
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


def test_the_facts_of_info_are_documented() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    document = open_document(locations.samples_folder() / "tide-code.txt")
    assert [name for name in info_json(document) if f"`{name}`" not in formats] == []


def test_every_form_of_export_is_documented() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in formats] == []


def test_the_json_in_the_documentation_is_json() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```json\n(.*?)^```", formats, re.DOTALL | re.MULTILINE)
    assert len(examples) == 3
    assert all(isinstance(json.loads(example), dict) for example in examples)


def test_the_reference_is_up_to_date(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)  # noqa: S603  (our own program)
    for page in tmp_path.glob("*.*"):
        folder = ROOT if page.name.startswith("README") else ROOT / "docs"
        written = (folder / page.name).read_text(encoding="utf-8")
        assert page.read_text(encoding="utf-8") == written, "run `make reference`"
