"""Copies that Syncthing and its like leave in the folder of the store."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, Notebook, Store, conflicts
from annotations.codebook import Code, Codebook

if TYPE_CHECKING:
    from pathlib import Path

NAME = "0123456789abcdef"
FORMS = (
    "{}.sync-conflict-20310501-120000-ABCDEFG",
    "{} (conflicted copy 2031-05-01)",
    "{} (林的冲突副本 2031-05-01)",
    "{}-DESKTOP-7Q2",
    "{} 2",
    "{} (1)",
    "{}_conf(1)",
    "{}-NSConflict-林",
    "{}-冲突",
    "{}(冲突)",
    "{}的冲突副本",
    "{} - 副本",
)


def note(notebook: Notebook, text: str, **fields: object) -> Annotation:
    return notebook.add(Annotation(document=NAME, paragraph=1, note=text, **fields))  # type: ignore[arg-type]


def split(tmp_path: Path, form: str = FORMS[0], stem: str = NAME) -> tuple[Path, Store]:
    """Return a copy of the store's file under another name, and the other machine's store."""
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "store", other, ignore=shutil.ignore_patterns("backups", ".lock"))
    return tmp_path / "store" / f"{form.format(stem)}.json", Store(other)


def bring(path: Path, other: Store, stem: str = NAME) -> None:
    shutil.copy(other.folder / f"{stem}.json", path)


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_found_and_merged_whatever_it_is_called(tmp_path: Path, form: str) -> None:
    store = Store(tmp_path / "store")
    note(store.notebook(NAME), "都有")
    path, other = split(tmp_path, form)
    note(other.notebook(NAME), "那边")
    note(store.notebook(NAME), "这边")
    bring(path, other)
    assert len(list(store.notebooks())) == 1
    assert conflicts.merge_all(store) == 1
    merged = store.notebook(NAME)
    assert {a.note for a in merged.all()} == {"都有", "那边", "这边"}
    assert not path.exists()
    assert conflicts.find(store.folder) == []
    assert len(list((store.folder / "backups" / NAME).glob("copy-*.json"))) == 1
    assert merged.undo()
    assert {a.note for a in merged.all()} == {"都有", "这边"}


def test_the_later_change_wins_and_the_other_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    notebook = store.notebook(NAME)
    early, late, removed, kept = (note(notebook, text) for text in "一二三四")
    path, other = split(tmp_path)
    there = other.notebook(NAME)
    there.update(early.id, note="早")
    there.delete(kept.id)
    notebook.update(early.id, note="晚")
    notebook.update(late.id, note="早")
    there.update(late.id, note="晚")
    notebook.delete(removed.id)
    notebook.update(kept.id, note="删后又改")
    bring(path, other)
    conflicts.merge_all(store)
    after = store.notebook(NAME)
    assert {a.id: a.note for a in after.all()} == {
        early.id: "晚",
        late.id: "晚",
        kept.id: "删后又改",
    }
    assert "早" in {d.annotation.note for d in after.trash()}


def test_what_was_removed_there_goes_here(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    gone = note(store.notebook(NAME), "一")
    path, other = split(tmp_path)
    other.notebook(NAME).delete(gone.id)
    bring(path, other)
    conflicts.merge_all(store)
    assert store.notebook(NAME).all() == ()
    assert [d.annotation.id for d in store.notebook(NAME).trash()] == [gone.id]


def test_two_codebooks_are_joined(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    Codebook(store.folder).define("河道", colour="blue", memo="一")
    path, other = split(tmp_path, FORMS[1], "codebook")
    Codebook(other.folder).define("河道", colour="pink", description="水", memo="二")
    Codebook(other.folder).define("道路")
    Codebook(other.folder).set_meaning("yellow", "论点")
    bring(path, other, "codebook")
    conflicts.merge_all(store)
    book = Codebook(store.folder)
    assert book.all() == [Code("河道", "blue", "水", "一\n\n二"), Code("道路")]
    assert book.meanings() == {"yellow": "论点"}


def test_what_is_no_copy_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    note(store.notebook("a-b"), "编号有连字符")
    note(store.notebook("a"), "另一份")
    bad = store.folder / f"{'a'} (1).json"
    bad.write_text("{", encoding="utf-8")
    assert [copy.tables for copy in conflicts.find(store.folder)] == [None]
    assert conflicts.merge_all(store) == 0
    assert bad.exists()
    assert {n.document.id for n in store.notebooks()} == {"a", "a-b"}


def test_of_two_codebooks_what_is_said_here_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    Codebook(store.folder).define("河道", colour="blue")
    Codebook(store.folder).set_meaning("yellow", "这里")
    path, other = split(tmp_path, FORMS[0], "codebook")
    there = Codebook(other.folder)
    there.define("河道", colour="pink", shortcut="3")
    there.define("湖", description="水")
    there.set_meaning("yellow", "那里")
    there.set_meaning("pink", "")
    there.set_meaning("green", "那里")
    bring(path, other, "codebook")
    assert conflicts.merge_all(store) == 1
    book = Codebook(store.folder)
    assert book.all() == [Code("河道", "blue", shortcut="3"), Code("湖", "", "水")]
    assert book.meanings() == {"yellow": "这里", "green": "那里"}
    assert not path.exists()
    assert len(list((store.folder / "backups" / "codebook").glob("copy-*.json"))) == 1


def test_a_copy_of_a_codebook_without_anything_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    Codebook(store.folder).define("河道", colour="blue")
    path, _ = split(tmp_path, FORMS[0], "codebook")
    path.write_text("{}", encoding="utf-8")
    conflicts.merge_all(store)
    assert Codebook(store.folder).all() == [Code("河道", "blue")]
