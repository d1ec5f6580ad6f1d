"""Reading: moving, the outline, the script, sizes, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from reader.documents.opening import open_document, read_document
from reader.i18n import tr
from reader.library.places import Places
from reader.tui.app import PizhuApp
from reader.tui.reading.late import LateHelpers
from reader.tui.screens import reading
from tests.driving import settled

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen

SIZE = (120, 30)


async def test_a_document_opens_with_its_outline_and_title(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert screen.focused is screen.view
        assert screen.outline.display
        assert screen.status.status.title == "关于修缮村中老井的若干意见"
        assert screen.place.paragraph == 0


async def test_the_first_keys_do_without_helpers_that_others_need(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_SETTLED", 3600)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "3", "k")
        screen = app.reading
        assert screen is not None
        made = [name for name in dir(LateHelpers) if screen.has_made(name)]
        assert screen.place.paragraph > 0
        assert made == []


async def test_sections_paragraphs_and_counts_move_the_text(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("3", "}")
        assert screen.place.paragraph == 3
        await pilot.press("G")
        end = screen.place.paragraph
        assert end == len(screen.document.paragraphs) - 1
        await pilot.press("g", "g")
        assert screen.place.paragraph == 0
        await pilot.press("]", "]")
        assert screen.status.status.path != ()


async def test_pending_keys_are_shown_until_they_mean_something(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("1", "2", "g")
        assert screen.status.status.pending == "12g"
        await pilot.press("escape")
        assert screen.status.status.pending == ""


async def test_an_unknown_key_is_named_quietly(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        place = screen.place
        await pilot.press("Z")
        assert "Z" in screen.status.status.message
        assert screen.place == place


async def test_enter_in_the_outline_goes_to_the_section(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab")
        assert screen.layer == "tree"
        await pilot.press("G", "enter")
        await pilot.pause()
        assert screen.focused is screen.view
        assert screen.status.status.path[-1] == "三、保障措施"
        await pilot.press("<")
        assert screen.place.paragraph == 0
        await pilot.press(">")
        await pilot.pause()
        assert screen.status.status.path[-1] == "三、保障措施"


async def test_the_outline_follows_the_text(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("G")
        await pilot.pause()
        assert screen.outline.current == screen.document.outline[-1].index
        assert screen.focused is screen.view


async def test_a_heading_is_found_by_its_words_in_any_script(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", *"分類")
        await pilot.press("enter")
        await pilot.pause()
        screen = await settled(pilot)
        assert screen.status.status.path[-1].startswith("（二）分类修缮")


async def test_every_script_keeps_the_place(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("G", "{", "{")
        place = screen.place
        seen = []
        for _ in range(5):
            await pilot.press("s")
            await settled(pilot)
            seen.append(screen.status.status.title)
            assert screen.place == place
        assert seen[1] == "關於修繕村中老井的若干意見"
        assert seen[4] == "关于修缮村中老井的若干意见"


async def test_a_conversion_is_chosen_by_name(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("S", *"s2twp", "enter")
        screen = await settled(pilot)
        assert screen.displaying.config == "s2twp"
        await pilot.press("S", "down", "escape")
        screen = await settled(pilot)
        assert screen.displaying.config == "s2twp"


async def test_the_outline_hides_where_it_is_narrow(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        assert not screen.outline.display
        await pilot.press("backslash")
        assert screen.outline.display
        await pilot.press("backslash")
        assert not screen.outline.display
        await pilot.press("tab")
        assert screen.outline.display
        await pilot.press("tab")
        assert not screen.outline.display


@pytest.mark.parametrize("size", [(40, 12), (8, 3), (2, 1), (200, 60)])
async def test_any_size_will_do(app: PizhuApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("j", "G", "slash", "井", "enter", "h", "t", "escape", "a", "escape", "?")
        await pilot.press("escape", "A", "escape", "comma", "escape", "o", "escape", "s", "T")
        await pilot.press("escape")
        await settled(pilot)


async def test_resizing_keeps_the_paragraph(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "0", "}")
        paragraph = screen.place.paragraph
        for width in (60, 100, 45, 160):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert screen.place.paragraph == paragraph


async def test_the_place_is_there_the_next_time(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("1", "5", "}", "s", "s")
        await settled(pilot)
        place = screen.place
        await pilot.press("q")
    kept = Places().find(document.id)
    assert kept is not None
    assert kept.script == "traditional"
    again = PizhuApp(document)
    async with again.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert screen.place == place
        assert screen.displaying.display == "traditional"


@pytest.fixture
def unwritable_state(home: Path) -> None:
    """Put a file where the folder of the state belongs."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "state").write_text("in the way")


@pytest.mark.usefixtures("unwritable_state")
async def test_a_place_that_cannot_be_saved_costs_nothing_else(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.travelling.remember()
        assert screen.status.status.failed
        await pilot.press("q")
    assert app.return_code == 0


async def test_full_width_keys_of_an_input_method_work(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("／")
        assert screen.search_bar is not None
        await pilot.press("escape", "？")
        await pilot.pause()
        assert app.screen is not screen


async def test_the_palette_carries_out_a_command(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("colon", *"end of the doc", "enter")
        await settled(pilot)
        assert screen.place.paragraph == len(screen.document.paragraphs) - 1


async def test_copying_takes_the_original(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("s", "s")
        await settled(pilot)
        await pilot.press("y")
        assert app.clipboard == screen.document.paragraphs[0].text


async def test_markup_in_a_document_stays_text() -> None:
    text = "一、[bold red]标题[/bold red]\n[/] [link=x]正文[/link] $[unclosed\n二、[/]\n正文\n"
    app = PizhuApp(read_document(text.encode(), "x"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", "escape", "a", *"[/]", "ctrl+s", "m", "apostrophe", "escape", "A")
        await pilot.pause()
        await pilot.press("escape", "slash", *"[/", "enter", "o", "escape")
        await settled(pilot)


async def test_a_click_in_the_outline_goes_there_or_folds(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        rows = len(screen.outline.rows)
        await pilot.click("#tree", offset=(1, 1))
        assert len(screen.outline.rows) == 1
        await pilot.click("#tree", offset=(1, 1))
        assert len(screen.outline.rows) == rows
        await pilot.click("#tree", offset=(10, rows))
        await pilot.pause()
        assert screen.status.status.path[-1] == "三、保障措施"


async def test_a_document_from_a_pipe_has_a_name() -> None:
    app = PizhuApp(read_document("只有一句话。\n".encode(), "-"))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert screen.status.status.title == "Standard input"
        await pilot.press("tab", "f")
        assert screen.status.status.message


async def test_the_current_section_is_in_sight_when_the_outline_appears(app: PizhuApp) -> None:
    async with app.run_test(size=(60, 6)) as pilot:
        screen = await settled(pilot)
        await pilot.press("G", "backslash")
        await pilot.pause()
        row = screen.outline.rows.index(screen.outline.current)
        assert row in screen.outline.rows_in_sight


async def test_the_outline_scrolls_by_the_wheel(app: PizhuApp) -> None:
    async with app.run_test(size=(100, 5)) as pilot:
        screen = await settled(pilot)
        assert screen.outline.rows_in_sight.start == 0
        await pilot._post_mouse_events([MouseScrollDown], "#tree", offset=(3, 2))
        assert screen.outline.rows_in_sight.start > 0
        await pilot._post_mouse_events([MouseScrollUp], "#tree", offset=(3, 2))
        assert screen.outline.rows_in_sight.start == 0


async def test_pinyin_stands_above_one_paragraph_and_goes_again(app: PizhuApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "z", "y")
        await settled(pilot)
        assert screen.view.manner.spoken == {1}
        shown = [strip.text for strip in screen._compositor.render_strips()]
        assert any("wèi bǎo hù cūn" in line for line in shown), "\n".join(shown)
        place = screen.place
        await pilot.press("z", "y")
        await settled(pilot)
        assert screen.view.manner.spoken == frozenset()
        assert screen.place == place


async def test_a_wide_table_is_scrolled_and_hits_in_it_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "wide.md"
    cells = [[f"指标名称第{number}列" for number in range(12)], ["---"] * 12]
    cells += [[f"数值{row}之{column}号" for column in range(12)] for row in range(6)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in cells)
    path.write_text(f"# 附表一览\n\n说明文字在此。\n\n{table}\n\n完。\n", encoding="utf-8")
    app = PizhuApp(open_document(path))
    async with app.run_test(size=(80, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("z", "w")
        await settled(pilot)
        assert "数值0之11号" not in text_of(screen)
        await pilot.press("9", "z", "l")
        await settled(pilot)
        assert "数值0之11号" in text_of(screen)
        assert "数值0之0号" in text_of(screen)
        assert "数值0之5号" not in text_of(screen)
        await pilot.press("/", *"数值3之5号", "enter")
        await settled(pilot)
        assert "数值3之5号" in text_of(screen)
        await pilot.press("z", "w")
        await settled(pilot)
        assert screen.view.manner.tables == {}


async def test_where_no_table_is_on_the_screen_it_is_said(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("z", "l")
        await settled(pilot)
        assert screen.status.status.message == tr("view.no_table")


def text_of(screen: ReadingScreen) -> str:
    return "\n".join(strip.text for strip in screen._compositor.render_strips())


async def test_a_text_object_is_selected_at_once(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        shown = screen.rendition
        await pilot.press("}", "i", "p")
        length = len(screen.document.paragraphs[screen.place.paragraph].text)
        selection = screen.view.selection
        assert selection is not None
        assert (selection.start.offset, selection.end.offset) == (0, length)
        assert screen.rendition is shown


@pytest.mark.parametrize("keys", ["y", "h", "m", "escape"])
async def test_who_chose_an_object_goes_on_where_he_was(app: PizhuApp, keys: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "l", "l")
        place, top = screen.place, screen.view.viewport and screen.view.viewport.top
        await pilot.press("i", "]", keys)
        await settled(pilot)
        assert screen.view.selection is None
        assert screen.place == place
        assert (screen.view.viewport and screen.view.viewport.top) == top


async def test_an_object_chosen_after_another_is_that_of_the_same_place(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "}", "}", "}")
        path = screen.document.section_path(*screen.place)
        await pilot.press("i", "]", "2", "i", "]")
        selection = screen.view.selection
        assert selection is not None
        assert selection.start.paragraph == path[-2].paragraph


async def test_who_moves_on_from_an_object_stays_there(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "i", "p", "j", "j")
        place = screen.place
        await pilot.press("escape")
        assert screen.place == place


async def test_a_message_that_was_seen_goes_when_the_reader_moves_on(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("m")
        said = screen.status.status.message
        await pilot.press("}")
        assert screen.status.status.message == said != ""
        monkeypatch.setattr("reader.tui.widgets.status_line._NOTICED", 0.0)
        await pilot.press("}")
        assert screen.status.status.message == ""
