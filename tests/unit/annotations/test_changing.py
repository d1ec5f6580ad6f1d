"""Many annotations of one document changed at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotations import Annotation, Store, clock
from annotations.changing import change_all

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = "0f" * 8
LATER = "2999-01-01T00:00:00.000Z"


def test_fields_are_changed_as_one_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = Store(tmp_path).notebook(NAME)
    first, second, third = (
        notebook.add(Annotation(document=NAME, paragraph=n, note="记")) for n in range(3)
    )
    monkeypatch.setattr(clock, "stamp", lambda *_: LATER)
    changes: dict[str, dict[str, object]] = {
        first.id: {"tags": ["甲"]},
        "z" * 16: {"note": ""},
        third.id: {"colour": "blue"},
    }
    done = change_all(notebook, "tag-many", changes)
    assert (done.kind, [change.id for change in done.changes]) == ("tag-many", [first.id, third.id])
    assert notebook.all() == (
        replace(first, tags=("甲",), modified=LATER),
        second,
        replace(third, colour="blue", modified=LATER),
    )
    notebook.undo()
    assert notebook.all() == (first, second, third)
