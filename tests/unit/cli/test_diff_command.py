from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Result

OLD = """\
临江区渡口工作报告
全年渡口运送旅客120万人次，同比增长6.5%，旅客满意率稳步提高。
各镇应当修缮东、西两处码头，逐月检查缆绳与跳板，费用由区财政列支。
沿江各村的老船要在汛期以前登记造册，不得带病航行。
"""
NEW = """\
臨江區渡口工作報告
全年渡口運送旅客120萬人次，同比增長8.5%，旅客滿意率穩步提高。
各鎮應當修繕東、西兩處碼頭，逐月檢查纜繩與跳板，費用由區財政列支。
夜航的灯具一律换成新灯，由各渡口自行保管。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_differences_are_printed_in_place(
    files: tuple[Path, Path], pizhu: Callable[..., Result]
) -> None:
    result = pizhu("diff", *files)
    assert result.code == 0
    assert "运送旅客" not in result.out  # the context is that of the new document
    assert "[-6.5%-]{+8.5%+}" in result.out
    assert "¶4 →  only in the old one" in result.out
    assert "→ ¶4  only in the new one" in result.out
    assert "¶3 → ¶3" not in result.out
    assert "¶3 → ¶3  the same" in pizhu("diff", *files, "--all").out


def test_json_tells_kinds_and_spans(files: tuple[Path, Path], pizhu: Callable[..., Result]) -> None:
    lines = [json.loads(line) for line in pizhu("diff", *files, "--json").out.splitlines()]
    assert [line["kind"] for line in lines] == ["pair", "missing", "added"]
    (change,) = lines[0]["changes"]
    assert change["nature"] == "figures"
    (span,) = change["new"]
    assert NEW.splitlines()[1][span["start"] : span["end"]] == span["text"] == "8.5%"


def test_a_document_is_no_different_from_itself(
    files: tuple[Path, Path], pizhu: Callable[..., Result]
) -> None:
    assert "no differences" in pizhu("diff", files[0], files[0]).out
    assert pizhu("diff", files[0], files[0], "--json").out == ""


def test_repairs_are_listed_and_made(tmp_path: Path, pizhu: Callable[..., Result]) -> None:
    whole, damaged = tmp_path / "whole.txt", tmp_path / "damaged.txt"
    whole.write_text(OLD, encoding="utf-8")
    lines = OLD.splitlines()
    damaged.write_text("\n".join([lines[0], lines[2][5:], lines[3]]), encoding="utf-8")
    listed = pizhu("diff", whole, damaged, "--repairs").out.splitlines()
    assert listed[0].startswith("new: ¶2 lacks its beginning")
    assert listed[-1].strip() == lines[2][:5]
    assert pizhu("diff", whole, damaged, "--mended").out.splitlines() == lines
    assert "no damaged place" in pizhu("diff", whole, whole, "--repairs").out


def test_pages_are_written_to_files(
    files: tuple[Path, Path], tmp_path: Path, pizhu: Callable[..., Result]
) -> None:
    page = tmp_path / "page.html"
    assert pizhu("diff", *files, "--html", "-o", page).out == ""
    text = page.read_text(encoding="utf-8")
    assert '<del class="figures">6.5%</del>' in text
    assert '<ins class="figures">8.5%</ins>' in text
    assert "~~6.5%~~**8.5%**" in pizhu("diff", *files, "--markdown").out


def test_one_form_at_a_time(files: tuple[Path, Path], pizhu: Callable[..., Result]) -> None:
    assert pizhu("diff", *files, "--json", "--html").code == 2
    refused = pizhu("diff", *files, "-o", files[0].parent)
    assert refused.code == 1
    assert "Traceback" not in refused.err
