from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.color import Color

from reader.layout import Rendition
from reader.layout.extents import Extent
from reader.layout.motions import Point
from reader.text.rewriting import Rewriting
from reader.text.script import converter
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.appearance.themes import PAPER
from reader.tui.widgets.decorations import Decoration
from reader.tui.widgets.text_view import TextView
from tests.driving import marking
from tests.handmade import FURNITURE, HEADING, ITEM, ROW, document

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rich.segment import Segment
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from reader.documents.model import Document

MADE = document(
    (FURNITURE, "首页"),
    (HEADING, "临江志"),
    "江水东流，人家临江而居。发展的事，后来再说。" * 4,
    (ITEM, "（一）渡口。" + "船开了，人上岸。" * 9),
    (ROW, "渡口|船数"),
    (ROW, "东渡|三"),
    (HEADING, "一、渡口"),
    *["“开船了！”他说。船便开了……到了对岸。" * 6] * 20,
)
SIZE = (60, 20)


class Stage(App[None]):
    CSS_PATH = stylesheets("reading")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return PAPER.variables

    def __init__(self, shown: Document | None) -> None:
        super().__init__()
        self.shown = shown
        self.heard: list[Point | Extent | None] = []

    def compose(self) -> ComposeResult:
        yield TextView()

    def on_mount(self) -> None:
        if self.shown is not None:
            self.view.show(self.shown)

    @property
    def view(self) -> TextView:
        return self.query_one(TextView)

    def on_text_view_moved(self) -> None:
        self.heard.extend(view.place for view in self.query(TextView))  # none at the very end

    def on_text_view_selected(self) -> None:
        self.heard.extend(view.selection for view in self.query(TextView))

    def screen_rows(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]

    def cells(self, text: str) -> list[Segment]:
        """Return the segments on the screen whose text holds ``text``."""
        strips = self.screen._compositor.render_strips()
        return [segment for strip in strips for segment in strip if text in segment.text]


@asynccontextmanager
async def stage(
    shown: Document | None = MADE, size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[Stage, TextView, Pilot[None]]]:
    app = Stage(shown)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, app.view, pilot


def background(segment: Segment) -> str:
    assert segment.style is not None
    assert segment.style.bgcolor is not None
    return Color.from_rich_color(segment.style.bgcolor).hex


async def test_it_shows_the_document() -> None:
    async with stage() as (app, view, _):
        rows = app.screen_rows()
        assert rows[3].strip("▐ ") == "临江志"
        assert rows[5].strip("▐ ").startswith("江水东流，人家临江而居。")
        assert view.place == (0, 0)


async def test_every_row_is_as_wide_as_the_screen() -> None:
    for size in [(60, 20), (20, 5), (8, 3), (200, 50), (3, 2)]:
        async with stage(size=size) as (app, view, _):
            view.action_page_down()
            strips = app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in strips] == [size[0]] * size[1]
            for strip in strips:
                assert sum(segment.cell_length for segment in strip) == size[0]


@pytest.mark.parametrize("shown", [document(), None, document("")])
async def test_nothing_to_show(shown: Document | None) -> None:
    async with stage(shown) as (app, view, pilot):
        view.action_page_down()
        view.action_row_down(5)
        view.action_section_next()
        view.action_document_end()
        view.action_select()
        view.action_select_word()
        view.action_select_sentence()
        view.action_select_section()
        view.go_to(3, 3)
        await pilot.click(TextView, (10, 3))
        assert "".join(app.screen_rows()).strip("▎▐ ") == ""


async def test_motions_tell_where_the_reader_is() -> None:
    async with stage() as (app, view, pilot):
        view.action_section_next(2)
        view.action_paragraph_next()
        await pilot.pause()
        assert app.heard[-1] == (7, 0)
        view.action_sentence_next(2)
        view.action_character_right(3)
        view.action_character_left()
        await pilot.pause()
        assert view.place == (7, 11)
        assert app.heard[-1] == (7, 11)
        view.action_document_end()
        assert view.place == (26, len(MADE.paragraphs[26].text) - 1)
        assert view.progress == 1.0
        view.action_document_start()
        assert view.place == (0, 0)
        assert 0 < view.progress < 0.2


@pytest.mark.parametrize(
    "action", ["page_down", "half_page_down", "row_down", "paragraph_next", "sentence_next"]
)
async def test_the_screen_shows_what_would_be_painted_anew(action: str) -> None:
    async with stage() as (app, view, pilot):
        for _ in range(8):
            getattr(view, f"action_{action}")()
            await pilot.pause()
        seen = app.screen_rows()
        view._repaint()
        view.refresh()
        await pilot.pause()
        assert app.screen_rows() == seen


async def test_what_is_painted_ahead_is_what_comes_and_moves_nothing() -> None:
    async with stage() as (app, view, pilot):
        view.action_page_down()
        await pilot.pause()
        seen, place = app.screen_rows(), view.place
        await pilot.pause(0.1)
        assert (app.screen_rows(), view.place) == (seen, place)
        view.action_page_down()
        await pilot.pause()
        seen = app.screen_rows()
        view._repaint()
        view.refresh()
        await pilot.pause()
        assert app.screen_rows() == seen
        assert view.place > place


async def test_going_to_a_place_before_there_is_a_size() -> None:
    view = TextView()
    view.show(MADE)
    view.go_to(6, 2)
    assert view.place == (6, 2)


async def test_the_place_is_kept_over_resizes_and_scripts() -> None:
    async with stage() as (app, view, pilot):
        view.go_to(9, 31)
        for width, height in [(30, 10), (110, 40), (20, 3), (60, 20)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert view.place == (9, 31)
            assert any("▎" in row for row in app.screen_rows())
        view.set_rendition(Rendition(MADE, Rewriting(converter("s2twp"))))
        await pilot.pause()
        assert view.place == (9, 31)
        assert any("開船了" in row for row in app.screen_rows())
        view.set_rendition(Rendition(MADE))
        await pilot.pause()
        assert any("开船了" in row for row in app.screen_rows())


def span(paragraph: int, start: int, end: int) -> Extent:
    return Extent(Point(paragraph, start), Point(paragraph, end))


async def test_selecting_with_motions_goes_over_paragraphs() -> None:
    async with stage() as (app, view, pilot):
        view.go_to(2, 3)
        view.action_select()
        await pilot.pause()
        assert view.selection == span(2, 3, 4)
        view.action_character_right(2)
        assert view.selection == span(2, 3, 6)
        view.action_section_next()
        await pilot.pause()
        assert view.selection == Extent(Point(2, 3), Point(view.place.paragraph, 1))
        assert view.selection in app.heard[-2:]
        view.action_document_start()
        assert view.selection == Extent(Point(0, 0), Point(2, 4))
        view.action_select_other_end()
        assert view.place == (2, 3)
        view.action_character_right()
        assert view.selection == Extent(Point(0, 0), Point(2, 5))
        view.clear_selection()
        await pilot.pause()
        assert view.selection is None
        assert None in app.heard


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("clause", "人家临江而居"),
        ("sentence", "江水东流，人家临江而居。"),
        ("word", "人家临江"),
        ("paragraph", MADE.paragraphs[2].text),
    ],
)
async def test_text_objects(name: str, text: str) -> None:
    async with stage() as (_, view, __):
        view.go_to(2, 6)
        getattr(view, f"action_select_{name}")()
        assert view.selection is not None
        start, end = view.selection
        assert MADE.paragraphs[start.paragraph].text[start.offset : end.offset] == text
        assert view.place == (2, end.offset - 1)


async def test_selecting_with_the_mouse_counts_both_halves_of_a_character() -> None:
    async with stage() as (_, view, pilot):
        left = view._page.columns[0].left + 4
        await pilot.mouse_down(TextView, (left + 1, 5))  # the right half of 江
        await pilot.hover(TextView, (left + 6, 5))  # the left half of 流
        await pilot.mouse_up(TextView, (left + 6, 5))
        await pilot.pause()
        assert view.selection == span(2, 0, 4)
        await pilot.click(TextView, (left + 9, 5))
        assert view.selection is None
        assert view.place == (2, 4)


async def test_a_double_click_selects_a_word_and_a_triple_one_a_sentence() -> None:
    async with stage() as (_, view, pilot):
        spot = (view._page.columns[0].left + 4, 5)
        await pilot.click(TextView, spot, times=2)
        assert view.selection == span(2, 0, 4)
        await pilot.click(TextView, spot, times=3)
        assert view.selection == span(2, 0, 12)


async def test_the_wheel_scrolls() -> None:
    from textual.events import MouseScrollDown

    async with stage() as (_, view, pilot):
        before = view.viewport
        assert before is not None
        top = before.top
        await pilot._post_mouse_events([MouseScrollDown], TextView, (5, 5))
        await pilot.pause()
        assert before.top > top


async def test_the_scroll_bar_can_be_dragged() -> None:
    async with stage() as (_, view, pilot):
        await pilot.mouse_down(TextView, (59, 0))
        await pilot.hover(TextView, (59, 19))
        await pilot.mouse_up(TextView, (59, 19))
        assert view.viewport is not None
        assert view.viewport.at_end


async def test_decorations_are_painted_over_one_another() -> None:
    async with stage() as (app, view, pilot):
        decorations = [
            Decoration(2, 0, 9, "highlight-yellow"),
            Decoration(2, 5, 7, "hit"),
            Decoration(2, 5, 7, "margin-bookmark"),
            Decoration(2, 0, 5, "no such style"),
        ]
        view.set_decorations(marking(decorations))
        await pilot.pause()
        assert [s.text for s in app.cells("江水")][:1] == ["江水东流，"]
        lit = {background(app.cells(text)[0]) for text in ("江水东流，", "人家", "后来再说")}
        assert len(lit) == 3
        assert "◆" in app.screen_rows()[5]
        view.set_decorations(marking([]))
        await pilot.pause()
        assert "◆" not in app.screen_rows()[5]


async def test_a_decoration_is_exact_in_a_script_that_changes_lengths() -> None:
    text = "他们在网络上发布信息和软件。"
    start = text.index("软件")
    made = document(text)
    async with stage(made) as (app, view, pilot):
        view.set_rendition(Rendition(made, Rewriting(converter("s2twp"))))
        view.set_decorations(marking([Decoration(0, start, start + 2, "hit")]))
        await pilot.pause()
        assert [segment.text for segment in app.cells("軟體")] == ["軟體"]


async def test_a_theme_changes_the_colours_at_once() -> None:
    async with stage() as (app, _, pilot):
        before = background(app.cells("江水")[0])
        app.theme = "textual-light"
        await pilot.pause()
        assert background(app.cells("江水")[0]) != before


async def test_furniture_unfolds() -> None:
    async with stage() as (app, view, pilot):
        assert "首页" not in app.screen_rows()[0]
        view.action_toggle_furniture()
        await pilot.pause()
        assert "首页" in app.screen_rows()[0]


async def test_only_rows_that_changed_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage() as (_, view, pilot):
        view.go_to(2, 0)
        await pilot.pause()
        sent: list[int] = []
        monkeypatch.setattr(
            view, "refresh", lambda *regions: sent.extend(region.height for region in regions)
        )
        view.action_row_down()
        assert sum(sent) == 2


async def test_a_theme_that_differs_in_one_colour_shows_at_once() -> None:
    async with stage() as (app, view, pilot):
        view.action_section_next(2)
        shown = []
        for name, primary in (("plain", PAPER.primary), ("green", "#006600")):
            app.register_theme(replace(PAPER, name=name, primary=primary))
            app.theme = name
            await pilot.pause()
            (heading, *_) = app.cells("一、渡口")
            assert heading.style is not None
            shown.append(heading.style.color)
        assert shown[0] != shown[1]
