from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import orjson

from annotations import Annotation, Store, bulk, tagging
from annotations.health import examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "0123456789abcdef"


def repaired(store: Store) -> list[tuple[str, Mapping[str, object]]]:
    """Return what was found, by key with its values, having repaired what can be."""
    found = []
    for finding in list(examine(store)):
        found.append((finding.key, finding.values))
        if finding.repair is not None:
            finding.repair()
    return found


def saved(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    notebook = store.notebook(NAME)
    first = notebook.add(Annotation(document=NAME, paragraph=1))
    notebook.add(Annotation(document=NAME, paragraph=2, links=(first.id,)))
    return store


def test_a_sound_store_and_none_at_all_are_well(tmp_path: Path) -> None:
    assert list(examine(Store(tmp_path / "none"))) == []
    assert list(examine(saved(tmp_path))) == []


def test_what_is_wrong_is_found_and_repaired(tmp_path: Path) -> None:
    store = saved(tmp_path)
    file = store.folder / f"{NAME}.json"
    copy = store.folder / f"{NAME} (1).json"
    shutil.copy(file, copy)
    copy.chmod(0o600)
    notebook = store.notebook(NAME, title="规划")
    notebook.link(notebook.all()[0].id, "z" * 16)
    notebook.link(notebook.all()[1].id, "y" * 16)
    file.chmod(0o644)
    store.folder.chmod(0o755)
    bad = store.folder / "backups" / NAME / "20310501T000000Z.json"
    bad.write_text("{", encoding="utf-8")
    bad.chmod(0o600)
    assert repaired(store) == [
        ("health.copy", {"path": copy}),
        ("health.permissions", {"n": 2, "path": store.folder}),
        ("health.bad-backup", {"path": bad}),
        ("health.dangling", {"title": "规划", "n": 2}),
    ]
    assert repaired(store) == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert store.folder.stat().st_mode & 0o777 == 0o700
    assert [len(a.links) for a in Store(store.folder).notebook(NAME).all()] == [0, 1]


def test_a_notebook_that_is_gone_comes_back_from_its_backup(tmp_path: Path) -> None:
    store = saved(tmp_path)
    (store.folder / f"{NAME}.json").unlink()
    ((key, values),) = repaired(store)
    assert (key, values["path"]) == ("health.lost", store.folder / f"{NAME}.json")
    assert str(values["backup"]).startswith(str(store.folder / "backups" / NAME))
    assert len(Store(store.folder).notebook(NAME).all()) == 1


def test_what_nothing_can_be_done_about_is_told(tmp_path: Path) -> None:
    store = saved(tmp_path)
    aside = store.folder / "damaged"
    aside.mkdir(mode=0o700)
    (aside / f"{NAME}.json").write_text("{", encoding="utf-8")
    (aside / f"{NAME}.json").chmod(0o600)
    found = [("health.set-aside", {"path": aside / f"{NAME}.json"})]
    assert repaired(store) == repaired(store) == found


def test_what_a_later_version_wrote_beside_a_file_is_left(tmp_path: Path) -> None:
    store = saved(tmp_path)
    copy = store.folder / f"{NAME} (1).json"
    copy.write_text("{", encoding="utf-8")
    copy.chmod(0o600)
    assert repaired(store) == repaired(store) == [("health.odd-copy", {"path": copy})]


def test_records_that_are_no_annotations_are_told(tmp_path: Path) -> None:
    store = saved(tmp_path)
    file = store.folder / f"{NAME}.json"
    tables = orjson.loads(file.read_bytes())
    next(iter(tables["annotations"].values()))["paragraph"] = "x"
    file.write_bytes(orjson.dumps(tables))
    (found, *_) = repaired(Store(store.folder))
    assert found == ("health.unreadable-records", {"title": NAME, "n": 1})


def test_a_notebook_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    store = saved(tmp_path)
    file = store.folder / f"{'e' * 16}.json"
    file.mkdir(mode=0o700)
    ((key, values),) = repaired(store)
    assert (key, values["path"]) == ("annotations.disk-error", file)


def test_a_change_to_many_that_was_cut_short_is_finished(tmp_path: Path) -> None:
    store = saved(tmp_path)
    rule = tagging.deleting("无")
    bulk.run(store, bulk.plan_tags(store, "delete-tag", rule))
    pending = store.folder / "bulk" / "pending.json"
    pending.parent.mkdir(mode=0o700, exist_ok=True)
    pending.write_text("{}", encoding="utf-8")
    pending.chmod(0o600)
    found = list(examine(store))
    assert [(f.key, f.values, f.repair is None) for f in found] == [
        ("health.unfinished", {}, False)
    ]
