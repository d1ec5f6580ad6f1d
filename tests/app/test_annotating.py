"""Highlights, tags, notes, bookmarks, the list, undo and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from reader.documents.opening import open_document
from reader.library.annotating.drafts import Drafts
from reader.library.notebooks import open_notebook
from reader.tui.app import PizhuApp
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.widgets.row_list import RowList
from tests.driving import marks_of, settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from annotations.model import Annotation
    from reader.documents.model import Document

SIZE = (120, 30)


def stored(document: Document) -> tuple[Annotation, ...]:
    """Read what is on the disk."""
    return open_notebook(document).all()


async def test_highlighting_again_changes_the_colour(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "h")
        (first,) = stored(document)
        assert (first.paragraph, first.start, first.colour) == (1, None, "yellow")
        await pilot.press("h")
        (second,) = stored(document)
        assert (second.id, second.colour) == (first.id, "green")


async def test_a_selection_is_kept_as_a_span_of_the_original(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("s", "s")
        await settled(pilot)
        await pilot.press("}", "}", "}", "v", "i", "s")
        assert screen.layer == "selecting"
        await pilot.press("h")
        (made,) = stored(document)
        text = document.paragraphs[made.paragraph].text
        assert made.start == 0
        assert made.end is not None
        assert made.quote.exact == text[: made.end]
        assert made.section == ("关于修缮村中老井的若干意见", "一、总体要求")
        assert screen.layer == "text"
        assert any(d.style == "highlight-yellow" for d in marks_of(screen))


async def test_tags_are_given_and_completed(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"水利/老井 #待办", "enter")
        await settled(pilot)
        assert stored(document)[0].tags == ("水利/老井", "待办")
        await pilot.press("}", "}", "t", "待", "tab", *"重要", "enter")
        await settled(pilot)
        assert stored(document)[1].tags == ("待办", "重要")
        await pilot.press("t", "backspace", "backspace", "enter")
        await settled(pilot)
        assert len(stored(document)) == 1


async def test_a_note_is_on_the_disk_when_the_editor_closes(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "a", *"第一行", "enter", *"第二行", "ctrl+s")
        assert stored(document)[0].note == "第一行\n第二行"
        await settled(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "第一行\n第二行"
        await pilot.press("escape")
        await settled(pilot)


async def test_a_draft_outlives_escape_and_the_program(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "a", *"想到一半", "escape")
        await settled(pilot)
        assert stored(document) == ()
    again = PizhuApp(document)
    async with again.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: "¶2" in screen.status.status.message)
        assert any(d.style == "margin-draft" for d in marks_of(screen))
        await pilot.press("g", "g", "}", "a")
        await pilot.pause()
        assert again.screen.query_one(TextArea).text == "想到一半"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert stored(document)[0].note == "想到一半"
        assert Drafts().of(document.id) == []


async def test_what_is_typed_is_on_the_disk_after_each_pause(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", *"没有保存")
        await wait_for(pilot, lambda: bool(Drafts().of(document.id)))
        (draft,) = Drafts().of(document.id)
        assert "没有保存".startswith(draft.text)
        await wait_for(pilot, lambda: Drafts().of(document.id)[0].text == "没有保存")


async def test_bookmarks_are_set_visited_and_removed(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("9", "}", "m")
        place = screen.place
        assert stored(document)[0].kind == "bookmark"
        await pilot.press("g", "g", "apostrophe", "enter")
        await settled(pilot)
        assert screen.place.paragraph == place.paragraph
        await pilot.press("m")
        assert stored(document) == ()


async def test_undo_and_redo(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("h", "u")
        assert stored(document) == ()
        await pilot.press("ctrl+r")
        assert len(stored(document)) == 1
        await pilot.press("x")
        assert stored(document) == ()
        await pilot.press("u")
        assert len(stored(document)) == 1
        await pilot.press("ctrl+r", "ctrl+r")
        assert screen.status.status.message


async def test_the_list_filters_jumps_and_deletes(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press(
            "t", *"水利", "enter", "5", "}", "a", *"要核实经费", "ctrl+s", "8", "}", "h"
        )
        await settled(pilot)
        await pilot.press("g", "g", "A")
        await pilot.pause()
        assert isinstance(app.screen, AnnotationsScreen)
        rows = app.screen.query_one(RowList)
        assert len(rows) == 3
        await pilot.press(*"#水")
        assert len(rows) == 1
        app.screen.query_one(Input).value = "經費"
        await pilot.pause()
        assert len(rows) == 1
        await pilot.press("enter")
        await settled(pilot)
        assert screen.place.paragraph == 5
        await pilot.press("A", "ctrl+x")
        await pilot.pause()
        assert len(stored(document)) == 2
        await pilot.press("ctrl+z", "escape")
        await settled(pilot)
        assert len(stored(document)) == 3


async def test_annotations_are_counted_beside_their_sections(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "h")
        (index,) = screen.annotating.counts()
        assert screen.document.outline[index].title == "一、总体要求"


async def test_what_cannot_be_stored_is_said_and_not_shown(
    app: PizhuApp, home: Path, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        block(home / "data")
        await pilot.press("h")
        assert screen.status.status.failed
        assert marks_of(screen) == []
        await pilot.press("a", *"字", "ctrl+s")
        await pilot.pause()
        assert app.screen is not screen, "the editor keeps what was written"
        (home / "data").unlink()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert stored(document)[0].note == "字"


def block(folder: Path) -> None:
    """Put a file where a folder belongs."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")


def content(path: Path) -> bytes:
    return path.read_bytes()


async def test_export_writes_beside_the_document_and_asks_before_it_overwrites(
    app: PizhuApp, source: Path
) -> None:
    target = source.with_name("wells.annotations.md")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("h", "e", "enter")
        await settled(pilot)
        first = target.read_bytes()
        assert "关于修缮村中老井的若干意见" in first.decode()
        await pilot.press("e", "enter")
        await settled(pilot)
        assert target.read_bytes() == first
        target.write_text("somebody else's", encoding="utf-8")
        await pilot.press("e", "enter", "n")
        await settled(pilot)
        assert target.read_text(encoding="utf-8") == "somebody else's"
        await pilot.press("e", "enter", "y")
        await settled(pilot)
        assert target.read_bytes() == first


async def test_export_never_touches_the_source(app: PizhuApp, source: Path) -> None:
    before = content(source)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("h", "e")
        await pilot.pause()
        app.screen.query_one(Input).value = str(source)
        await pilot.press("enter")
        screen = await settled(pilot)
        assert screen.status.status.failed
    assert content(source) == before


async def test_the_end_of_a_long_path_is_seen_and_its_ending_tells_the_form(
    app: PizhuApp, tmp_path: Path
) -> None:
    folder = tmp_path / ("很长的文件夹名" * 8)
    folder.mkdir()
    wanted = folder / "结果.html"
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("h", "e")
        line = app.screen.query_one(Input)
        await wait_for(pilot, lambda: bool(line.value) and line.scroll_offset.x > 0)
        line.value = str(wanted)
        await pilot.press("enter")
        await wait_for(pilot, wanted.exists)
        assert wanted.read_text().startswith("<!doctype html>")
        assert "结果.html" in screen.status.status.message
        wanted.write_text("我的")
        for key, left in (("n", "我的"), ("y", "<!doc")):
            await pilot.press("e")
            app.screen.query_one(Input).value = str(wanted)
            await pilot.press("enter", key)
            await settled(pilot)
            assert wanted.read_text().startswith(left)


async def test_the_users_own_editor_writes_the_note(
    app: PizhuApp, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    from reader.tui.screens import note_editor

    monkeypatch.setattr(PizhuApp, "suspend", lambda _: nullcontext())
    monkeypatch.setattr(note_editor, "edit", lambda text, _: f"{text}又一行")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", *"一行", "ctrl+e", "ctrl+s")
        await settled(pilot)
        assert stored(document)[0].note == "一行又一行"


def edit(path: Path) -> None:
    """Add two paragraphs, remove one."""
    text = path.read_text(encoding="utf-8").replace("二、主要任务\n", "")
    text = text.replace("一、总体要求", "序\n征求意见稿。\n一、总体要求")
    path.write_text(text, encoding="utf-8")


async def test_places_in_an_edited_document_are_told_and_accepted(
    app: PizhuApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "}", "}", "h", "}", "}", "a", *"总纲", "ctrl+s")
        await settled(pilot)
    edit(source)
    edited = PizhuApp(open_document(source))
    async with edited.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: "D reviews them" in screen.status.status.message)
        assert [p.status for p in screen.annotating.notes.placements] == ["moved", "orphan"]
        await pilot.press("A", "ctrl+y")
        await pilot.pause()
        assert [p.status for p in screen.annotating.notes.placements] == ["anchored", "orphan"]
        await pilot.press("down", "ctrl+y")
        await pilot.pause()
        assert len(screen.annotating.notes.placed) == 1
        await pilot.press("ctrl+z", "escape")
        await settled(pilot)
        assert [p.status for p in screen.annotating.notes.placements] == ["moved", "orphan"]
