"""Notebooks of earlier layouts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotations import StorageError, Store

if TYPE_CHECKING:
    from pathlib import Path

RECORD: dict[str, Any] = {
    "document": "0f1e",
    "paragraph": 3,
    "start": 1,
    "end": 4,
    "quote": {"exact": "三个字", "prefix": "", "suffix": ""},
    "tags": ["河道"],
    "note": "旧的",
    "id": "0" * 15 + "1",
    "later": {"x": 1},
}


def test_an_older_notebook_opens_and_is_kept_as_it_was_before_the_first_change(
    tmp_path: Path,
) -> None:
    file = tmp_path / "0f1e.json"
    removed = {"time": "2999-01-01T00:00:00.000Z", "annotation": {**RECORD, "id": "0" * 15 + "2"}}
    old = json.dumps({"annotations": {"1": RECORD}, "trash": {"7": removed}}, ensure_ascii=False)
    file.write_text(old, encoding="utf-8")
    notebook = Store(tmp_path).notebook("0f1e")
    (annotation,) = notebook.all()
    assert (annotation.until, annotation.scope, annotation.links) == (None, "passage", ())
    assert annotation.extra == {"later": {"x": 1}}
    assert file.read_text(encoding="utf-8") == old
    notebook.link(annotation.id, "0" * 15 + "2")
    kept = tmp_path / "backups" / "0f1e" / "schema-1.json"
    assert kept.read_text(encoding="utf-8") == old
    notebook.undo()
    assert Store(tmp_path).notebook("0f1e").get(annotation.id) == annotation
    tables = json.loads(file.read_text(encoding="utf-8"))
    assert tables["schema"] == {"1": {"version": 2}}
    for record in (tables["annotations"]["1"], tables["trash"]["7"]["annotation"]):
        assert [record[name] for name in ("until", "scope", "author")] == [None, "passage", ""]


def test_a_notebook_of_a_later_layout_can_be_read_but_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "0f1e.json"
    later = json.dumps({"schema": {"1": {"version": 9}}, "annotations": {"1": RECORD}})
    file.write_text(later, encoding="utf-8")
    notebook = Store(tmp_path).notebook("0f1e")
    assert [a.note for a in notebook.all()] == ["旧的"]
    with pytest.raises(StorageError) as caught:
        notebook.update(RECORD["id"], note="新")
    told = (caught.value.key, caught.value.values)
    assert told == ("annotations.newer-schema", {"path": file, "version": 9})
    assert file.read_text(encoding="utf-8") == later
