from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from annotations import Annotation, Store
from annotations.health import examine

if TYPE_CHECKING:
    from pathlib import Path

NAME = "0123456789abcdef"


def repaired(store: Store) -> list[str]:
    """Return the findings by key, having repaired what can be."""
    keys = []
    for finding in list(examine(store)):
        keys.append(finding.key)
        if finding.repair is not None:
            finding.repair()
    return keys


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
    shutil.copy(file, store.folder / f"{NAME} (1).json")
    (store.folder / f"{NAME} (1).json").chmod(0o600)
    notebook = store.notebook(NAME)
    notebook.link(notebook.all()[0].id, "z" * 16)
    file.chmod(0o644)
    (store.folder / "backups" / NAME / "20310501T000000Z.json").write_text("{", encoding="utf-8")
    (store.folder / "backups" / NAME / "20310501T000000Z.json").chmod(0o600)
    found = ["health.copy", "health.permissions", "health.bad-backup", "health.dangling"]
    assert repaired(store) == found
    assert repaired(store) == []
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_notebook_that_is_gone_comes_back_from_its_backup(tmp_path: Path) -> None:
    store = saved(tmp_path)
    (store.folder / f"{NAME}.json").unlink()
    assert repaired(store) == ["health.lost"]
    assert len(Store(store.folder).notebook(NAME).all()) == 1


def test_what_nothing_can_be_done_about_is_told(tmp_path: Path) -> None:
    store = saved(tmp_path)
    aside = store.folder / "damaged"
    aside.mkdir(mode=0o700)
    (aside / f"{NAME}.json").write_text("{", encoding="utf-8")
    (aside / f"{NAME}.json").chmod(0o600)
    assert repaired(store) == repaired(store) == ["health.set-aside"]
