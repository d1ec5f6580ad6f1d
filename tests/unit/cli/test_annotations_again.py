"""The command line finds annotations again in documents that have changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader import locations
from reader.library.notebooks import open_store
from reader.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]


def statuses(pizhu: Pizhu, *paths: Path) -> dict[str, str]:
    rows = map(json.loads, pizhu("annotations", "--json", *paths).out.splitlines())
    return {row["note"]: row["status"] for row in rows}


@pytest.fixture
def marked(pizhu: Pizhu, source: Path) -> Path:
    """Annotate two articles of the statute."""
    for row in map(json.loads, pizhu("text", source, "--json").out.splitlines()):
        for words in ("制定本办法", "全境的河道"):
            if words in row["text"]:
                start = row["text"].index(words)
                span = f"{start}:{start + len(words)}"
                pizhu(
                    "annotate",
                    source,
                    "--paragraph",
                    row["paragraph"],
                    "--span",
                    span,
                    "--note",
                    words,
                )
    return source


def test_encoded_otherwise_converted_and_renamed(pizhu: Pizhu, marked: Path) -> None:
    expected = {"制定本办法": "anchored", "全境的河道": "anchored"}
    text = marked.read_text(encoding="utf-8")
    marked.write_bytes(text.encode("gb18030"))
    assert statuses(pizhu, marked) == expected
    marked.write_text(converter("s2t").convert(text), encoding="utf-8")
    assert statuses(pizhu, marked) == expected
    renamed = marked.rename(marked.with_name("renamed.txt"))
    assert statuses(pizhu, renamed) == expected
    assert statuses(pizhu) == expected


def test_edited(pizhu: Pizhu, marked: Path) -> None:
    text = marked.read_text(encoding="utf-8").replace(
        "第一章 总则", "前言\n\n一段说明。\n\n第一章 总则"
    )
    text = text.replace("第一条 为了管好河道，制定本办法。\n", "")
    marked.write_text(text, encoding="utf-8")
    expected = {"全境的河道": "moved", "制定本办法": "orphan"}
    assert statuses(pizhu) == expected
    assert statuses(pizhu, marked) == expected
    assert statuses(pizhu) == expected
    listed = pizhu("annotations", marked).out
    assert "moved · 全境的河道" in listed
    assert "no longer in the text · 制定本办法" in listed
    exported = pizhu("export", marked).out
    assert exported.index("全境的河道") < exported.index("place was not found")
    assert exported.index("place was not found") < exported.index("制定本办法")
    (hit,) = map(
        json.loads, pizhu("search", "--in-notes", "--json", "全境", marked).out.splitlines()
    )
    assert "全境的河道" in hit["text"]
    assert pizhu("tags").out == ""


def test_a_paragraph_is_given_as_json_or_as_the_screen_shows_it(pizhu: Pizhu, source: Path) -> None:
    pizhu("annotate", source, "--paragraph", 3)
    pizhu("annotate", source, "--paragraph", "¶4")
    rows = [json.loads(line) for line in pizhu("annotations", "--json").out.splitlines()]
    assert [row["paragraph"] for row in rows] == [3, 3]
    assert pizhu("annotations").out.count("¶4 ") == 2
    assert pizhu("annotate", source, "--paragraph", "¶0").code == 2


@pytest.mark.parametrize("command", [("annotations",), ("export",), ("annotate", "--paragraph", 1)])
def test_a_damaged_notebook_is_told_on_standard_error(
    pizhu: Pizhu, marked: Path, command: tuple[str, ...]
) -> None:
    (notebook,) = locations.annotations_folder().glob("*.json")
    notebook.write_bytes(b"{")
    result = pizhu(command[0], marked, *command[1:])
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert "was damaged" in result.err
    assert "was damaged" not in pizhu("annotations", marked).err


def test_a_place_is_accepted_and_taken_back(pizhu: Pizhu, marked: Path) -> None:
    text = marked.read_text(encoding="utf-8").replace("第一章 总则", "前言\n\n第一章 总则")
    text = text.replace("第一条 为了管好河道，制定本办法。\n", "另一条。\n")
    marked.write_text(text, encoding="utf-8")
    rows = [json.loads(line) for line in pizhu("annotations", "--json").out.splitlines()]
    ids = {row["status"]: row["id"] for row in rows}
    assert set(ids) == {"moved", "orphan"}
    assert pizhu("annotations", marked, "--accept", ids["moved"]).code == 0
    assert statuses(pizhu, marked)["全境的河道"] == "anchored"
    assert pizhu("annotations", marked, "--undo").code == 0
    assert statuses(pizhu, marked)["全境的河道"] == "moved"
    assert "no longer in the text" in pizhu("annotations", marked, "--accept", ids["orphan"]).err
    assert pizhu("annotations", marked, "--accept", "nonsense").code == 1
    assert pizhu("annotations", "--undo").code == 2


def test_what_was_removed_is_listed_and_brought_back(pizhu: Pizhu, marked: Path) -> None:
    (gone, _) = (json.loads(x) for x in pizhu("annotations", "--json", marked).out.splitlines())
    pizhu("annotations", marked, "--undo")
    notebook = next(iter(open_store().notebooks()))
    notebook.delete(*(a.id for a in notebook.all()))
    assert pizhu("annotations", marked).out == ""
    (row, *_) = (json.loads(x) for x in pizhu("annotations", "--trash", "--json").out.splitlines())
    assert {name: row[name] for name in ("id", "note", "quote")} == {
        name: gone[name] for name in ("id", "note", "quote")
    }
    assert row["removed"] > gone["created"]
    assert gone["id"] in pizhu("annotations", marked, "--trash").out
    assert gone["id"] in pizhu("annotations", marked, "--restore", gone["id"]).out
    assert gone["id"] not in pizhu("annotations", marked, "--trash").out
    assert pizhu("annotations", marked, "--restore", "z" * 16).code == 1
    assert pizhu("annotations", "--restore", gone["id"]).code == 2
