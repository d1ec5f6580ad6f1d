from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annotations import annotate
from reader.documents.corrections import editing
from reader.documents.opening import open_document
from reader.library.corrections import Corrections
from reader.library.notebooks import Target, open_notebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., tuple[int, str, str]]

TEXT = """关于修缮水车的若干意见
一、总体要求
坚持保护优先，坚持群众自愿。
工期安排
二、主要任务
逐村登记水车的位置和尺寸。
"""


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A document in which one paragraph was made a heading."""
    path = tmp_path / "水车.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = open_document(path)
    change = editing.set_level(document, 3, 2)
    assert change is not None
    Corrections(document).change(change)
    return path


def test_commands_go_by_corrections_unless_told_otherwise(pizhu: Pizhu, wheel: Path) -> None:
    assert "1.1    工期安排" in pizhu("outline", wheel)[1]
    assert "工期安排" not in pizhu("outline", wheel, "--uncorrected")[1]
    sections = [
        json.loads(pizhu("info", wheel, "--json", *o)[1])["sections"]
        for o in ((), ("--uncorrected",))
    ]
    assert sections == [4, 3]
    assert pizhu("text", wheel, "--section", "1.1")[1] == "工期安排\n"
    hit = json.loads(pizhu("search", "工期", wheel, "--json")[1])
    assert hit["section"][-1] == "工期安排"
    hit = json.loads(pizhu("search", "工期", wheel, "--json", "--uncorrected")[1])
    assert hit["section"][-1] == "一、总体要求"


def test_they_are_listed_and_taken_back(pizhu: Pizhu, wheel: Path) -> None:
    code, out, _ = pizhu("corrections", wheel)
    assert code == 0
    identifier, rest = out.rstrip().split(" ", 1)
    assert rest == "¶4 heading of level 2 · 工期安排"
    facts = json.loads(pizhu("corrections", wheel, "--json")[1])
    assert (facts["id"], facts["action"], facts["level"]) == (identifier, "heading", 2)
    assert (facts["paragraph"], facts["status"], facts["idle"]) == (3, "anchored", False)
    assert pizhu("corrections", wheel, "--remove", identifier)[1] == ""
    assert "工期安排" not in pizhu("outline", wheel)[1]
    assert identifier in pizhu("corrections", wheel, "--undo")[1]
    assert pizhu("corrections", wheel, "--clear")[1] == ""
    assert pizhu("corrections", wheel, "--clear")[0] == 0


def test_one_that_has_no_place_any_more_says_so(pizhu: Pizhu, wheel: Path) -> None:
    wheel.write_text(TEXT.replace("工期安排\n", ""), encoding="utf-8")
    assert "its place was not found" in pizhu("corrections", wheel)[1]
    assert "工期安排" not in pizhu("outline", wheel)[1]


def test_what_is_not_there_cannot_be_taken_back(pizhu: Pizhu, wheel: Path) -> None:
    code, _, err = pizhu("corrections", wheel, "--remove", "nobody")
    assert (code, err) == (1, "pizhu: there is no correction nobody\n")
    pizhu("corrections", wheel, "--undo")
    assert pizhu("corrections", wheel, "--undo")[0] == 1


def test_annotations_go_along_in_the_shell_too(pizhu: Pizhu, wheel: Path) -> None:
    document = open_document(wheel)
    change = editing.join_next(document, 2)
    assert change is not None
    corrections = Corrections(document)
    corrections.change(change)
    joined = corrections.apply()
    made = open_notebook(joined).add(annotate(Target(joined), 4, 0, 4))
    pizhu("corrections", wheel, "--clear")
    (stored,) = open_notebook(open_document(wheel)).all()
    assert (stored.id, stored.paragraph) == (made.id, 5)


def test_an_encoding_is_remembered(pizhu: Pizhu, tmp_path: Path) -> None:
    path = tmp_path / "水车.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    pizhu("info", path, "--encoding", "big5")
    assert json.loads(pizhu("info", path, "--json")[1])["encoding"] == "big5hkscs"
    pizhu("search", "水车", path, "--encoding", "gb18030")
    assert json.loads(pizhu("info", path, "--json")[1])["encoding"] == "big5hkscs"
    assert (
        json.loads(pizhu("info", path, "--encoding", "auto", "--json")[1])["encoding"] == "gb18030"
    )
    assert json.loads(pizhu("info", path, "--json")[1])["encoding"] == "gb18030"
