from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader import locations
from reader.errors import PizhuError
from reader.library import places as module
from reader.library.places import Place, Places
from tests import handmade


@pytest.fixture
def places() -> Places:
    return Places()


def place(document: str, **changes: object) -> Place:
    return Place(document=document, path=Path(f"/docs/{document}.txt"), title=document, **changes)  # type: ignore[arg-type]


def test_an_unknown_document_has_no_place(places: Places) -> None:
    assert places.find("a") is None
    assert places.recent() == []


def test_a_place_comes_back_as_it_was(places: Places) -> None:
    left = place("a", paragraph=7, offset=3, percent=41, script="taiwan")
    places.remember(left)
    found = Places().find("a")
    assert found is not None
    assert found.left > left.left
    assert found == left._replace(left=found.left)


def test_a_pipe_has_no_path_and_is_always_missing(places: Places) -> None:
    places.remember(Place(document="a", path=None, title="a pipe"))
    (found,) = places.recent()
    assert found.path is None
    assert found.missing


def test_the_latest_comes_first_and_stands_once(places: Places) -> None:
    for document in ("a", "b", "a"):
        places.remember(place(document))
    assert [p.document for p in places.recent()] == ["a", "b"]


def test_a_relative_path_is_made_absolute(places: Places) -> None:
    places.remember(Place(document="a", path=Path("a.txt"), title="a"))
    assert places.recent()[0].path == Path.cwd() / "a.txt"


def test_a_source_that_was_moved_is_shown_as_missing(places: Places, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("一", encoding="utf-8")
    places.remember(Place(document="a", path=source, title="a"))
    assert not places.recent()[0].missing
    source.unlink()
    assert places.recent()[0].missing


def test_forgetting(places: Places) -> None:
    places.remember(place("a"))
    places.remember(place("b"))
    places.forget("a")
    places.forget("never there")
    assert [p.document for p in places.recent()] == ["b"]


def test_the_oldest_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 3)
    places = Places()
    for document in "abcde":
        places.remember(place(document))
    assert [p.document for p in places.recent()] == ["e", "d", "c"]


def test_a_file_name_that_is_no_utf8_comes_back(places: Places) -> None:
    path = Path(os.fsdecode("/docs/报告.txt".encode("gb18030")))
    places.remember(Place(document="a", path=path, title="a"))
    assert places.recent()[0].path == path


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"places": {"1": 3}}'])
def test_a_damaged_file_is_as_good_as_an_empty_one(places: Places, content: bytes) -> None:
    file = locations.places_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert places.recent() == []
    places.remember(place("a"))
    assert [p.document for p in Places().recent()] == ["a"]


@pytest.mark.parametrize(
    "record", [{}, {"document": "x", "path": 3}, {"path": None, "left": "yesterday"}]
)
def test_a_record_of_another_form_is_passed_over(places: Places, record: dict[str, object]) -> None:
    places.remember(place("a"))
    file = locations.places_file()
    tables = json.loads(file.read_text(encoding="utf-8"))
    tables["places"]["9"] = record
    file.write_text(json.dumps(tables), encoding="utf-8")
    assert [p.document for p in Places().recent()] == ["a"]


def test_a_disk_that_refuses_is_told(places: Places) -> None:
    locations.state_folder().parent.mkdir(parents=True)
    locations.state_folder().write_text("a file where the folder should be", encoding="utf-8")
    assert places.recent() == []
    with pytest.raises(PizhuError):
        places.remember(place("a"))


def test_spans_left_as_they_are_come_back_where_they_fit(places: Places) -> None:
    doc = handmade.document("四个汉字", "两个")
    places.remember(place("a", as_is=((0, 1, 3), (1, 0, 9), (1, 5, 9), (7, 0, 1))))
    found = places.find("a")
    assert found is not None
    assert found.kept(doc) == {0: [(1, 3)], 1: [(0, 2)]}
