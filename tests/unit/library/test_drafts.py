"""Notes that were begun are kept on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import PizhuError
from reader.library.annotating.drafts import Draft, Drafts

if TYPE_CHECKING:
    from pathlib import Path

PLACE = (3, None, None, "passage")
BEGUN = Draft("d1", "", PLACE, "想到一半\n`---` \ud800")


def test_what_is_kept_is_there_for_the_next_program(tmp_path: Path) -> None:
    Drafts(tmp_path / "new").keep(BEGUN)
    Drafts(tmp_path / "new").keep(BEGUN._replace(document="d2"))
    assert Drafts(tmp_path / "new").of("d1") == [BEGUN]


def test_a_later_text_replaces_the_earlier_one_about_the_same(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(BEGUN)
    drafts.keep(BEGUN._replace(text="想完了"))
    drafts.keep(Draft("d1", "id1", (1,), "甲"))
    drafts.keep(Draft("d1", "id1", (2,), "乙"))
    drafts.keep(BEGUN._replace(place=(4,), text="别处"))
    assert sorted(draft.text for draft in drafts.of("d1")) == ["乙", "别处", "想完了"]


def test_dropping_forgets_one(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.drop(BEGUN)
    drafts.keep(BEGUN)
    drafts.drop(BEGUN._replace(text=""))
    assert drafts.of("d1") == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b'{"document": "d1"}'])
def test_a_damaged_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "d1-00.json").write_bytes(content)
    assert Drafts(tmp_path).of("d1") == []


def test_a_refusal_of_the_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PizhuError):
        Drafts(tmp_path / "file").keep(BEGUN)
