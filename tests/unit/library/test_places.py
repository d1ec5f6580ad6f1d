from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import places as module
from reader.library.places import Place, Places


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
    assert found == Place(**{**_values(left), "left": found.left})  # type: ignore[arg-type]


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


def test_the_oldest_give_way(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 3)
    for document in "abcde":
        places.remember(place(document))
    assert [p.document for p in places.recent()] == ["e", "d", "c"]


def _values(of: Place) -> dict[str, object]:
    return {name: getattr(of, name) for name in Place.__dataclass_fields__}
