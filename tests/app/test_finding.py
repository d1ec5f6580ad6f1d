"""Searching as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from reader.documents.model import ParagraphKind
from reader.documents.opening import open_document, read_document
from reader.locations import samples_folder
from reader.search import finders, searchable
from reader.tui.app import PizhuApp
from reader.tui.reading import finding as finding_module
from reader.tui.widgets.search_bar import SearchBar
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Document
    from reader.layout.motions import Point
    from reader.search import Share

SIZE = (120, 30)


async def test_hits_are_found_as_one_types_in_any_script(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"羣眾")
        await settled(pilot)
        assert screen.status.status.hits == (1, 2)
        assert (
            screen.document.paragraphs[screen.place.paragraph].text[screen.place.offset :][:2]
            == "群众"
        )


async def test_enter_keeps_the_hits_and_n_goes_round(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"群众")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.search_bar is None
        first = screen.place
        await pilot.press("n")
        assert screen.status.status.hits == (2, 2)
        await pilot.press("n")
        assert (screen.status.status.hits, screen.place) == ((1, 2), first)
        await pilot.press("N")
        assert screen.status.status.hits == (2, 2)
        assert sum(screen.finding.sections.values()) == 2
        await pilot.press("escape")
        assert screen.status.status.hits is None
        assert not screen.finding.hits.hits


async def test_words_that_are_nowhere_lead_back_to_where_the_search_began(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        start = screen.place
        await pilot.press("slash", *"费用")
        await settled(pilot)
        assert screen.place != start
        await pilot.press(*"鲸鱼")
        await settled(pilot)
        assert screen.status.status.hits == (0, 0)
        assert screen.place == start


async def test_escape_goes_back_to_where_the_search_began(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"费用")
        await settled(pilot)
        assert screen.place.paragraph > 10
        await pilot.press("escape")
        await pilot.pause()
        assert screen.place.paragraph == 0
        assert screen.status.status.hits is None
        assert screen.focused is screen.view


async def test_the_newest_search_wins(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"井群众xx", "backspace", "backspace", "backspace", "backspace")
        await settled(pilot)
        hits = screen.status.status.hits
        assert hits is not None
        assert hits[1] > 10
        await pilot.press("backspace")
        await settled(pilot)
        assert screen.status.status.hits is None


async def test_nothing_found_is_said(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"飞机场", "enter")
        await settled(pilot)
        assert screen.status.status.hits == (0, 0)
        await pilot.press("n")
        assert screen.status.status.message


async def test_a_query_that_makes_no_sense_is_explained(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *'"井')
        await settled(pilot)
        await pilot.press("escape", "n")
        assert screen.status.status.message


@pytest.mark.parametrize("typed", ["qunzhong", "qz", "~关于修膳村中", "py:qun2"])
async def test_hits_by_sound_and_likeness(app: PizhuApp, typed: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *typed)
        await settled(pilot)
        assert screen.status.status.hits is not None
        assert screen.status.status.hits[0] == 1


async def test_annotations_are_found_by_tag_and_note(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "t", *"水利", "enter")
        await settled(pilot)
        await pilot.press("slash", *"tag:水")
        await settled(pilot)
        assert screen.status.status.hits == (0, 0)
        await pilot.press("利")
        await settled(pilot)
        assert screen.status.status.hits == (1, 1)
        assert screen.place.paragraph == 2


async def test_an_expression_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "_SECONDS", 0.1)
    app = PizhuApp(read_document(f"{'老' * 60}屋。\n".encode(), "老屋.txt"))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"/(老+)+井/")
        bar = screen.search_bar
        assert bar is not None
        await wait_for(pilot, lambda: "took longer" in mistake(bar))


async def test_a_mistake_is_told_with_its_place_and_goes_when_mended(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"井 kind:x")
        await settled(pilot)
        assert screen.search_bar is not None
        assert "at 3" in mistake(screen.search_bar)
        assert underlined(screen.search_bar) == "kind:x"
        await pilot.press("backspace", "h")
        await settled(pilot)
        assert not mistake(screen.search_bar)
        assert underlined(screen.search_bar) == ""


async def test_nothing_found_is_no_mistake_until_it_is_meant(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"飛機")
        await settled(pilot)
        assert screen.search_bar is not None
        count = screen.search_bar.query_one("#search-count", Static)
        assert str(count.render()) == "Nothing found"
        assert not mistake(screen.search_bar)
        await pilot.press("enter")
        await settled(pilot)
        assert screen.status.status.message == "Nothing found"


async def test_a_long_mistake_has_lines_of_its_own_where_the_screen_is_narrow(
    app: PizhuApp,
) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"kind:x")
        await settled(pilot)
        bar = screen.search_bar
        assert bar is not None
        assert "furniture" in mistake(bar)
        assert bar.size.height == 4
        await pilot.resize_terminal(240, 18)
        await settled(pilot)
        assert "furniture" in mistake(bar)
        assert bar.size.height == 1


def mistake(bar: SearchBar) -> str:
    """Return what is told to be wrong, beside the input or below."""
    count, lines = bar.query_one("#search-count", Static), bar.query_one("#search-mistake", Static)
    if lines.display:
        return str(lines.render())
    return str(count.render()) if count.has_class("-failed") else ""


def underlined(bar: SearchBar) -> str:
    segments = bar.query_one(Input).render_line(0)
    return "".join(s.text for s in segments if s.style and s.style.underline)


async def test_what_is_not_finished_is_no_mistake(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash")
        await settled(pilot)
        assert screen.search_bar is not None
        count = screen.search_bar.query_one("#search-count", Static)
        for key in '群众 OR "费用':
            await pilot.press("space" if key == " " else key)
            await settled(pilot)
            assert not str(count.render()).startswith("at ")
        assert screen.status.status.hits == (1, 3)


async def test_earlier_searches_come_back(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        for query in ("群众", "费用", "群众"):
            await pilot.press("slash", *query, "enter")
            await settled(pilot)
        await pilot.press("slash", "井", "up")
        await settled(pilot)
        bar = screen.search_bar
        assert bar is not None
        assert bar.text == "群众"
        assert len(screen.finding.hits) == 2
        await pilot.press("up", "up")
        assert bar.text == "费用"
        await pilot.press("down", "down", "down")
        assert bar.text == "井"
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert screen.status.status.hits is not None


async def test_the_word_here_or_the_selection_is_searched_for(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "l", "*")
        await settled(pilot)
        here = screen.place
        assert screen.status.status.hits is not None
        assert screen.status.status.hits[1] > 1
        await pilot.press("n")
        assert screen.place > here
        await pilot.press("v", "i", "c", "*")
        await settled(pilot)
        assert screen.view.selection is None
        assert screen.finding.hits.position == (1, 1)


async def test_the_progress_of_a_search_is_not_told_once_it_is_done(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.finding._tell_progress()
        assert "Searching" in screen.status.status.message
        await pilot.press("}", "*")
        await settled(pilot)
        assert screen.status.status.hits is not None
        assert screen.status.status.message == ""


async def test_hits_come_as_they_are_found(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searchable, "PARAGRAPHS", 3)
    app = PizhuApp(document)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        taken: list[tuple[int, Point]] = []
        take = screen.finding._take

        def note(number: int, shares: Sequence[Share]) -> None:
            if screen.finding.searching:
                taken.clear()
            take(number, shares)
            taken.append((len(screen.finding.hits), screen.place))

        screen.finding._take = note  # type: ignore[method-assign]
        await pilot.press("G", "slash", *"老井")
        await settled(pilot)
        assert [count for count, _ in taken] == sorted(count for count, _ in taken)
        assert taken[0][0] < taken[-1][0] == len(screen.finding.hits)
        assert taken[0][1] == screen.place
        hits = list(screen.finding.hits.hits)
        assert hits == sorted(hits)
        position, total = screen.finding.hits.position
        assert hits[position - 1][:2] == screen.place
        assert sum(screen.finding.sections.values()) == total


async def test_a_search_that_takes_long_tells_how_far_it_is_and_can_be_left(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_module, "_PATIENCE", 0.1)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"/(.+)+Z/")
        bar = screen.search_bar
        assert bar is not None
        count = bar.query_one("#search-count", Static)
        await wait_for(pilot, lambda: "%" in str(count.render()))
        await pilot.press("escape")
        await settled(pilot)
        assert not screen.finding.active
        assert screen.finding.hits.position == (0, 0)


async def test_a_hit_in_folded_furniture_is_shown() -> None:
    app = PizhuApp(open_document(samples_folder() / "tide-code.txt"))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"總則", "enter")
        await settled(pilot)
        paragraph = screen.document.paragraphs[screen.place.paragraph]
        assert paragraph.kind is ParagraphKind.FURNITURE
        rows = "\n".join(row.text for row in app.screen._compositor.render_strips(app.size))
        assert "目　　錄" in rows


async def test_what_is_said_before_the_bar_is_laid_out_is_shown_then(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        bar = SearchBar()
        mounted = screen.mount(bar, before=screen.status)
        bar.say("1/2", failed=False)
        await mounted
        await settled(pilot)
        assert str(bar.query_one("#search-count", Static).render()) == "1/2"


async def test_a_bar_that_is_being_closed_is_told_nothing(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        bar = await screen.open_search_bar()
        await bar.remove_children()
        bar.say("1/2", failed=False)
