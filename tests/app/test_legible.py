"""What is on the screen is read in every theme: the colours of the cells as they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reader.documents.opening import open_document
from reader.locations import samples_folder
from reader.tui.app import PizhuApp
from tests.contrast import HIGH, MARK, TEXT, ratio
from tests.driving import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color as RichColor
    from textual.pilot import Pilot

SAMPLE = samples_folder() / "wujin-plan.txt"
PASSAGES = (
    "]",
    "]",
    "v",
    "i",
    "s",
    "h",
    "}",
    "v",
    "i",
    "s",
    "t",
    *"目标",
    "enter",
    "}",
    "a",
    *"注",
)
KEYS = (
    (*PASSAGES, "ctrl+s"),
    ("/", *"雾", "enter", "r"),
    ("escape", "n", "v", "i", "p"),
    ("escape", "z", "r"),
    ("t",),
    ("escape", "C"),
    ("escape", "A"),
    ("escape", "?"),
    ("escape", ","),
    ("escape", ":"),
    ("escape", "z", "9", *"年"),
    ("escape", "escape", "M"),
    ("escape", "D"),
    ("escape", "z", "v"),
)
FOCUS = ("z", "f")


def words(pilot: Pilot[int]) -> Iterator[tuple[str, float]]:
    """Yield the words on the screen, each with its contrast to what is behind it."""
    ground = Color.parse(pilot.app.current_theme.background or "")
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        for text, style, _ in strip:
            if style is None or not any(character.isalnum() for character in text):
                continue
            inks = [_colour(style.color, ground), _colour(style.bgcolor, ground)]
            yield text.strip(), ratio(*(inks[::-1] if style.reverse else inks))


def _colour(colour: RichColor | None, ground: Color) -> Color:
    return ground if colour is None else Color.from_rich_color(colour)


@pytest.mark.parametrize("theme", ["paper", "night", "sepia", "contrast"])
async def test_every_word_is_legible(theme: str) -> None:
    least = HIGH if theme == "contrast" else TEXT
    app = PizhuApp(open_document(SAMPLE))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.theme = theme
        for keys in KEYS:
            await pilot.press(*keys)
            await pilot.pause()
            assert [(text, at) for text, at in words(pilot) if at < least] == [], keys


async def test_the_terminal_s_own_colours_are_all_there_is() -> None:
    app = PizhuApp(open_document(SAMPLE))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.theme = "terminal"
        for keys in KEYS:
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.size)
            styles = [style for strip in strips for _, style, _ in strip if style is not None]
            colours = [c for style in styles for c in (style.color, style.bgcolor) if c is not None]
            assert {colour.name for colour in colours if colour.triplet is not None} == set(), keys


@pytest.mark.parametrize("keys", ["C", "M", "A"])
async def test_a_list_and_its_preview_follow_the_theme(keys: str) -> None:
    app = PizhuApp(open_document(SAMPLE))
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        await pilot.press(*PASSAGES, "ctrl+s", keys)
        for theme in ("paper", "night", "contrast"):
            app.theme = theme
            await pilot.pause()
            assert [(text, at) for text, at in words(pilot) if at < TEXT] == []


@pytest.mark.parametrize("keys", ["C", "M", "A"])
async def test_the_row_under_the_cursor_is_one_band_in_the_terminal_s_colours(keys: str) -> None:
    app = PizhuApp(open_document(SAMPLE))
    async with app.run_test(size=(100, 36)) as pilot:
        await settled(pilot)
        app.theme = "terminal"
        await pilot.press(*PASSAGES, "ctrl+s", keys)
        await pilot.pause()
        strips = app.screen._compositor.render_strips(app.size)
        bands = [[s.style for s in strip if s.style and s.style.reverse] for strip in strips]
        grounds = [{style.color for style in band} for band in bands if len(band) > 2]
        assert grounds
        assert all(len(band) == 1 for band in grounds)


@pytest.mark.parametrize("theme", ["paper", "night", "sepia", "contrast"])
async def test_what_is_dimmed_is_still_read(theme: str) -> None:
    app = PizhuApp(open_document(SAMPLE))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.theme = theme
        await pilot.press("]", *FOCUS)
        await pilot.pause()
        contrasts = [at for _, at in words(pilot)]
        assert min(contrasts) >= (TEXT if theme == "contrast" else MARK)
        assert min(contrasts) < max(contrasts) / 2
