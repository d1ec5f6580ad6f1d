"""The text for a pager."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.cli import paging
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Result

TEXT = "河道管理办法\n一、总则\n为了管好河道。\n（一）范围。全区都算。\n"


def test_headings_are_marked_by_their_depth(tmp_path: Path, pizhu: Callable[..., Result]) -> None:
    source = tmp_path / "rivers.txt"
    source.write_text(TEXT, encoding="utf-8")
    lines = pizhu("text", source, "--pager").out.splitlines()
    assert "# 河道管理办法" in lines
    assert "## 一、总则" in lines
    assert lines[lines.index("### （一）范围。") + 2] == "全区都算。"
    assert lines.count("为了管好河道。") == 1


def test_cells_are_told_after_the_names_of_their_columns(
    tmp_path: Path, pizhu: Callable[..., Result]
) -> None:
    source = tmp_path / "wells.md"
    rows = "| 村 | 井数 | 水质 |\n|---|---|---|\n| 柳湾 | 7 | 好 |\n| 桑坪 | | 差 |\n"
    source.write_text(f"# 老井\n\n{rows}", encoding="utf-8")
    lines = pizhu("text", source, "--pager").out.splitlines()
    assert [line for line in lines if line] == [
        "# 老井",
        "村；井数；水质",
        "村：柳湾；井数：7；水质：好",
        "村：桑坪；水质：差",
    ]


def test_a_terminal_gets_the_pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    got = tmp_path / "got"
    program = f"import sys; open({str(got)!r}, 'wb').write(sys.stdin.buffer.read())"
    monkeypatch.setenv("PAGER", f'{sys.executable} -c "{program}"')
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    paging.show(["## 一、\x1b[31m", "河道"])
    assert got.read_text(encoding="utf-8").splitlines()[1] == "河道"
    assert b"\x1b" not in got.read_bytes()


def test_a_pager_that_ends_early_ends_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    paging.show("河道" * 1000 for _ in range(1000))


def test_a_pager_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "/nowhere/pager -x")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(PizhuError, match="/nowhere/pager"):
        paging.show(["河道"])
