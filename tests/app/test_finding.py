"""Searching as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from reader.search import finders
from tests.driving import settled

if TYPE_CHECKING:
    from reader.tui.app import PizhuApp

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
        assert list(screen.finding.decorations()) == []


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


async def test_an_expression_that_takes_too_long_is_told(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finders, "_SECONDS", 0.01)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"/(老+)+井/")
        await settled(pilot)
        assert screen.search_bar is not None
        count = screen.search_bar.query_one("#search-count", Static)
        assert "took longer" in str(count.render())
        assert count.has_class("-failed")


async def test_a_mistake_is_told_with_its_place_and_goes_when_mended(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *'井 "群众')
        await settled(pilot)
        assert screen.search_bar is not None
        count = screen.search_bar.query_one("#search-count", Static)
        assert "at 3" in str(count.render())
        await pilot.press('"')
        await settled(pilot)
        assert not count.has_class("-failed")
