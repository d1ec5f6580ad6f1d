"""Files that cannot be read, and files of other versions of the program."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, StorageError, Store
from annotations.codebook import Codebook
from annotations.identifiers import new_id
from annotations.model import to_record
from annotations.sharing import Known, Memory, Version
from annotations.storage import Database, Schema
from reader import locations
from reader.library.places import Place, Places
from reader.library.querying.searches import Searches
from tests.effort import times
from tests.spoiling import SPOILT, Spoilt, spoil

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotations.storage.schema import Tables

DOCUMENT = "0f1e"
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "zero bytes": lambda _: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "last byte missing": lambda data: data[:-1],
    "garbage": lambda _: bytes(range(256)),
    "zeros": lambda data: bytes(len(data)),
    "another kind of JSON": lambda _: b"[1, 2, 3]",
    "tables that are none": lambda _: b'{"annotations": 5}',
    "rows that are none": lambda _: b'{"annotations": {"x": {}}}',
    "nothing": lambda _: b"null",
    "too deep": lambda _: b"[" * 100_000,
}


def mark(note: str) -> Annotation:
    return Annotation(document=DOCUMENT, paragraph=1, note=note)


def two_saved(folder: Path) -> Path:
    notebook = Store(folder).notebook(DOCUMENT)
    notebook.add(mark("first"))
    notebook.add(mark("second"))
    return folder / f"{DOCUMENT}.json"


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_set_aside_and_the_last_backup_restored(
    tmp_path: Path, damage: str
) -> None:
    file = two_saved(tmp_path)
    bad = DAMAGE[damage](file.read_bytes())
    file.write_bytes(bad)
    notebook = Store(tmp_path).notebook(DOCUMENT)
    assert [a.note for a in notebook.all()] == ["first"]
    assert notebook.recovery is not None
    assert notebook.recovery.damaged.read_bytes() == bad
    assert notebook.recovery.backup is not None
    notebook.add(mark("third"))
    again = Store(tmp_path).notebook(DOCUMENT)
    assert [a.note for a in again.all()] == ["first", "third"]
    assert again.recovery is None


def test_damage_while_the_notebook_is_open_is_found_at_the_next_change(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    file = two_saved(tmp_path)
    notebook.refresh()
    file.write_bytes(b"{")
    notebook.add(mark("third"))
    assert [a.note for a in notebook.all()] == ["first", "third"]
    assert notebook.recovery is not None


def test_without_a_good_backup_the_notebook_is_empty_and_the_file_set_aside(
    tmp_path: Path,
) -> None:
    file = two_saved(tmp_path)
    for path in [file, *(tmp_path / "backups").rglob("*.json")]:
        path.write_bytes(b"{")
    notebook = Store(tmp_path).notebook(DOCUMENT)
    assert notebook.all() == ()
    assert notebook.recovery is not None
    assert notebook.recovery.backup is None
    assert notebook.recovery.damaged.read_bytes() == b"{"


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    file = two_saved(tmp_path)
    Store(tmp_path).notebook(DOCUMENT).add(mark("third"))
    file.write_bytes(b"{")
    (tmp_path / "backups" / DOCUMENT / "previous.json").write_bytes(b"")
    assert [a.note for a in Store(tmp_path).notebook(DOCUMENT).all()] == ["first"]


@settings(max_examples=times(60))
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8)), min_size=1))
def test_any_damage_ends_well(patches: list[tuple[float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = two_saved(folder)
        content = bytearray(file.read_bytes())
        for where, length, new in patches:
            start = int(where * len(content))
            content[start : start + length] = new
        file.write_bytes(content)
        notebook = Store(folder).notebook(DOCUMENT)
        added = notebook.add(mark("added"))
        notebook.undo()
        notebook.redo()
        assert Store(folder).notebook(DOCUMENT).get(added.id) == added


@cache
def full() -> bytes:
    """Return a file with something in every table: done, undone, and what was removed."""
    with tempfile.TemporaryDirectory() as folder:
        file = two_saved(Path(folder))
        notebook = Store(Path(folder)).notebook(DOCUMENT)
        third = notebook.add(mark("third"))
        notebook.delete(notebook.all()[0].id)
        notebook.update(third.id, note="changed")
        notebook.undo()
        return file.read_bytes()


@settings(max_examples=times(60))
@given(SPOILT)
def test_any_strange_value_ends_well(spoilt: list[Spoilt]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"{DOCUMENT}.json").write_bytes(spoil(full(), spoilt))
        notebook = Store(folder).notebook(DOCUMENT)
        removed = [discarded.annotation.id for discarded in notebook.trash()]
        assert set(removed) <= notebook.removed().keys()
        notebook.redo()
        added = notebook.add(mark("added"))
        for identifier in removed:
            notebook.restore(identifier)
        notebook.delete(added.id)
        while notebook.undo() and notebook.get(added.id) is None:
            pass
        assert Store(folder).notebook(DOCUMENT).get(added.id) == added


@settings(max_examples=times(30))
@given(SPOILT)
def test_a_strange_codebook_ends_well(spoilt: list[Spoilt]) -> None:
    with tempfile.TemporaryDirectory() as name:
        book = Codebook(Path(name))
        book.define("产业", colour="red", description="industry", shortcut="3")
        book.set_meaning("yellow", "a target")
        file = Path(name) / "codebook.json"
        file.write_bytes(spoil(file.read_bytes(), spoilt))
        book = Codebook(Path(name))
        assert len(book.all()) + len(book.meanings()) <= 2
        book.define("民营", shortcut="3")
        book.set_meaning("green", "a measure")
        assert book.shortcuts()["3"] == "民营"
        assert book.meanings()["green"] == "a measure"


@settings(max_examples=times(30))
@given(SPOILT)
def test_a_strange_memory_of_what_is_shared_ends_well(spoilt: list[Spoilt]) -> None:
    version = Version(new_id(), 7, to_record(mark("shared")))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "shared.json"
        Memory(file).save(7, [version])
        file.write_bytes(spoil(file.read_bytes(), spoilt))
        assert len(Memory(file).load().versions) <= 1
        Memory(file).save(8, [version])
        assert Memory(file).load() == Known(8, {version.id: version})


@settings(max_examples=times(30))
@given(SPOILT)
def test_strange_places_and_searches_end_well(spoilt: list[Spoilt]) -> None:
    files = (locations.places_file(), locations.searches_file())
    for file in files:
        file.unlink(missing_ok=True)
    left = Place("0f1e", Path("/docs/a.txt"), "a", 7, 3, as_is=((7, 1, 2),), source=90)
    for name in ("0f1e", "1f1e", "2f1e"):
        Places().remember(left._replace(document=name))
    Searches().remember("民营")
    for file in files:
        file.write_bytes(spoil(file.read_bytes(), spoilt))
    assert all(min(place.paragraph, place.offset) >= 0 for place in Places().recent())
    assert len(Searches().recent()) <= 1
    Places().remember(left)
    Searches().remember("产业")
    assert Places().recent()[0] == Places().find("0f1e")
    assert Searches().recent()[0] == "产业"


def test_a_record_that_is_no_annotation_stays_in_the_file(tmp_path: Path) -> None:
    file = two_saved(tmp_path)
    tables = orjson.loads(file.read_bytes())
    tables["annotations"]["7"] = {"strange": True}
    file.write_bytes(orjson.dumps(tables))
    notebook = Store(tmp_path).notebook(DOCUMENT)
    notebook.add(mark("third"))
    assert notebook.unreadable() == 1
    assert [a.note for a in notebook.all()] == ["first", "second", "third"]
    assert orjson.loads(file.read_bytes())["annotations"]["7"] == {"strange": True}


def test_fields_of_a_later_version_are_kept(tmp_path: Path) -> None:
    file = two_saved(tmp_path)
    tables = orjson.loads(file.read_bytes())
    for row in tables["annotations"].values():
        row["reactions"] = ["elsewhere"]
    tables["of a later version"] = {"1": {"kept": True}}
    file.write_bytes(orjson.dumps(tables))
    notebook = Store(tmp_path).notebook(DOCUMENT)
    first = notebook.all()[0]
    assert first.extra == {"reactions": ["elsewhere"]}
    notebook.update(first.id, note="changed")
    tables = orjson.loads(file.read_bytes())
    assert [row["reactions"] for row in tables["annotations"].values()] == [["elsewhere"]] * 2
    assert tables["of a later version"] == {"1": {"kept": True}}


def test_a_file_of_a_later_layout_can_be_read_but_not_changed(tmp_path: Path) -> None:
    file = two_saved(tmp_path)
    tables = orjson.loads(file.read_bytes())
    tables["schema"] = {"1": {"version": 99}}
    file.write_bytes(orjson.dumps(tables))
    notebook = Store(tmp_path).notebook(DOCUMENT)
    assert len(notebook.all()) == 2
    with pytest.raises(StorageError) as caught:
        notebook.add(mark("third"))
    assert caught.value.key == "annotations.newer-schema"
    assert caught.value.values["version"] == 99
    assert orjson.loads(file.read_bytes()) == tables


def test_an_older_layout_is_migrated_with_a_backup_first(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    Database(path).table("places").insert({"row": 3})
    old = path.read_bytes()

    def rename(tables: Tables) -> None:
        for row in tables["places"].values():
            row["paragraph"] = row.pop("row")

    schema = Schema(2, {1: rename})
    assert Database(path, schema).table("places").all() == [{"paragraph": 3}]
    assert path.read_bytes() == old
    Database(path, schema).table("places").insert({"paragraph": 4})
    assert Database(path, schema).table("places").all() == [{"paragraph": 3}, {"paragraph": 4}]
    assert (tmp_path / "backups" / "places" / "schema-1.json").read_bytes() == old
