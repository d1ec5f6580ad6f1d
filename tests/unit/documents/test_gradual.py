"""A large text that is opened a part at a time ends as the document that one gets at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.documents import gradual
from reader.documents.gradual import moved, open_gradually
from reader.documents.opening import open_document
from reader.errors import PizhuError

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = (
    "第{0}章 修缮老街\n\n（一）疏浚河道。整治码头，改造旧屋，安装路灯{0}盏。\r\n　　水乡的石桥，\n"
)
LINES = st.lists(
    st.sampled_from(
        ["第一章 总则", "", "　　疏浚河道，整治码头", "改造旧屋。", "\u200b甲", "1", "附件：1.名单"]
    ),
    min_size=8,
)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of a kilobyte or so that counts as large."""
    monkeypatch.setattr(gradual, "LARGE", 256)
    monkeypatch.setattr(gradual, "_FIRST", 128)
    path = tmp_path / "水乡.txt"
    path.write_text("".join(CHAPTER.format(n) for n in range(1, 60)), encoding="utf-8")
    return path


def test_states_grow_until_the_document_is_complete(large: Path) -> None:
    states = [*open_gradually(large)]
    assert [state.complete for state in states] == [False] * (len(states) - 1) + [True]
    assert len(states) > 2
    shares = [state.share for state in states]
    assert shares == sorted(shares)
    whole = states[-1]
    assert whole.id
    for state in states[:-1]:
        assert not state.id
        assert whole.source.startswith(state.source)
        assert state.source.endswith("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "big5"])
def test_a_part_ends_at_a_line_break_in_every_encoding(large: Path, encoding: str) -> None:
    text = "".join(f"疏浚河道{n}，整治水道，建立公園。\n" for n in range(80))
    large.write_bytes(text.encode(encoding))
    first = next(open_gradually(large))
    assert not first.complete
    assert text.startswith(first.source)
    assert "\ufffd" not in first.source


def test_small_files_and_other_formats_come_whole(large: Path) -> None:
    page = large.with_suffix(".html")
    page.write_text("<p>疏浚河道，整治码头。</p>" * 80, encoding="utf-8")
    assert [state.complete for state in open_gradually(page)] == [True]
    renamed = large.with_name("page.txt")
    renamed.write_text("<!doctype html><p>疏浚河道。</p>" * 80, encoding="utf-8")
    assert [state.complete for state in open_gradually(renamed)] == [True]
    large.write_text("疏浚河道。\n", encoding="utf-8")
    assert [state.complete for state in open_gradually(large)] == [True]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_part_of_one_long_line_ends_between_two_characters(large: Path, encoding: str) -> None:
    text = "疏浚河道，整治码头。" * 80
    large.write_bytes(text.encode(encoding))
    states = [*open_gradually(large)]
    assert len(states) > 1
    assert all(text.startswith(state.source) for state in states)


def test_what_cannot_be_read_is_told_as_ever(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "无.txt"):
        with pytest.raises(PizhuError):
            next(open_gradually(path))


@given(LINES, st.data())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_last_state_is_the_document_and_places_are_kept(
    large: Path, lines: list[str], data: st.DataObject
) -> None:
    large.write_text("\n".join(lines * 8) + "\n末", encoding="utf-8")
    states = [*open_gradually(large)]
    whole = open_document(large)
    last = states[-1]
    assert [*last.paragraphs] == [*whole.paragraphs]
    assert (last.id, last.sections, last.tables) == (whole.id, whole.sections, whole.tables)
    assert (last.metadata, last.findings) == (whole.metadata, whole.findings)
    before = data.draw(st.sampled_from(states))
    paragraph = data.draw(st.sampled_from(before.paragraphs))
    offset = data.draw(st.integers(0, max(len(paragraph.text) - 1, 0)))
    ordinal, place = moved(before, last, paragraph.ordinal, offset)
    source = paragraph.source_offset(offset)
    assert last.paragraphs[ordinal].source_offset(place) == source
