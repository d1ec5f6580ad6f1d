"""What was searched for lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import locations
from reader.errors import PizhuError
from reader.library.querying import searches as module
from reader.library.querying.searches import Searches

if TYPE_CHECKING:
    from pathlib import Path


def test_the_latest_comes_first_and_none_twice() -> None:
    for query in ("甲", "乙", "甲 OR “丙”", "乙"):
        Searches().remember(query)
    assert Searches().recent() == ["乙", "甲 OR “丙”", "甲"]


def test_the_oldest_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 2)
    for query in "甲乙丙":
        Searches().remember(query)
    assert Searches().recent() == ["丙", "乙"]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"searches": {"x": 1}}', b'{"searches": {"1": {}}}']
)
def test_a_damaged_file_is_as_good_as_an_empty_one(content: bytes) -> None:
    file = locations.searches_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert Searches().recent() == []


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PizhuError):
        Searches(tmp_path / "file" / "searches.json").remember("甲")
