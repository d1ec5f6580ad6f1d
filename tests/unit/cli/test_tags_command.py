from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def marked(pizhu: Callable[..., tuple[int, str, str]], source: Path) -> Path:
    pizhu("annotate", source, "--paragraph", 2, "--tag", "河道/目的", "--note", "为何")
    pizhu("annotate", source, "--paragraph", 3, "--tag", "河道/范围", "--tag", "要点")
    return source


def listed(pizhu: Callable[..., tuple[int, str, str]]) -> dict[str, int]:
    rows = map(json.loads, pizhu("tags", "--json")[1].splitlines())
    return {row["tag"]: row["annotations"] for row in rows}


def test_tags_are_renamed_shown_and_taken_back(
    pizhu: Callable[..., tuple[int, str, str]], marked: Path
) -> None:
    before = {"河道/目的": 1, "河道/范围": 1, "要点": 1}
    assert listed(pizhu) == before
    shown = pizhu("tags", "rename", "河道", "水系", "--dry-run")[1]
    assert shown.count("\n") == 2
    assert "#河道/目的 → #水系/目的" in shown
    assert listed(pizhu) == before
    code, _, err = pizhu("tags", "rename", "河道", "水系", "--document", marked)
    assert (code, "2 annotations changed in 1 document" in err) == (0, True)
    assert listed(pizhu) == {"水系/目的": 1, "水系/范围": 1, "要点": 1}
    assert pizhu("tags", "undo")[0] == 0
    assert listed(pizhu) == before
    assert pizhu("tags", "undo")[0] == 1


@pytest.mark.usefixtures("marked")
def test_merge_split_and_delete(pizhu: Callable[..., tuple[int, str, str]]) -> None:
    assert pizhu("tags", "merge", "河道/目的", "河道/范围", "要点", "河道")[0] == 0
    assert listed(pizhu) == {"河道": 2}
    assert pizhu("tags", "split", "河道", "目的", "--matching", "為何")[0] == 0
    assert listed(pizhu) == {"河道": 1, "目的": 1}
    assert pizhu("tags", "delete", "河道")[0] == 0
    assert listed(pizhu) == {"目的": 1}


def test_all_hits_get_a_tag_and_none_gets_it_twice(
    pizhu: Callable[..., tuple[int, str, str]], source: Path
) -> None:
    assert pizhu("tags", "apply", "水", "河道", source, "--dry-run", "--json")[1].count("\n") == 3
    assert listed(pizhu) == {}
    for _ in range(2):
        assert pizhu("tags", "apply", "水", "河道", source)[0] == 0
        assert listed(pizhu) == {"水": 3}
    pizhu("tags", "apply", "流", "河道", source)
    rows = [json.loads(line) for line in pizhu("annotations", source, "--json")[1].splitlines()]
    assert [row["tags"] for row in rows] == [["水", "流"]] * 3
    pizhu("tags", "undo")
    assert listed(pizhu) == {"水": 3}


def test_a_tag_is_defined(pizhu: Callable[..., tuple[int, str, str]]) -> None:
    fields = ("--colour", "blue", "--description", "水的事", "--memo", "想", "--shortcut", "2")
    assert pizhu("tags", "define", "河道", *fields) == (0, "", "")
    assert json.loads(pizhu("tags", "--json")[1]) == {
        "tag": "河道",
        "annotations": 0,
        "colour": "blue",
        "description": "水的事",
        "memo": "想",
        "shortcut": "2",
    }
    assert "[2] 河道 — 水的事" in pizhu("tags")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "甲"),
        ("rename", "甲", " # "),
        ("delete",),
        ("split", "甲", "乙"),
        ("renam", "甲", "乙"),
        ("define", "甲", "--shortcut", "12"),
    ],
)
def test_wrong_usage_is_told(
    pizhu: Callable[..., tuple[int, str, str]], words: tuple[str, ...]
) -> None:
    code, out, err = pizhu("tags", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.usefixtures("marked")
def test_an_undo_in_one_document_takes_a_change_to_many_back(
    pizhu: Callable[..., tuple[int, str, str]], marked: Path
) -> None:
    pizhu("tags", "rename", "要点", "重点")
    assert pizhu("annotations", marked, "--undo")[0] == 0
    assert listed(pizhu) == {"河道/目的": 1, "河道/范围": 1, "要点": 1}
