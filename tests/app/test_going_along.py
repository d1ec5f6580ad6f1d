"""Two documents of different lengths go along paragraph by paragraph, whichever way one moves."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from reader.documents.opening import open_document, read_document
from reader.locations import samples_folder
from reader.tui.app import PizhuApp
from reader.tui.reading.companion import Companion, CompanionView
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.widgets.text_view import TextView

SAMPLE = samples_folder() / "tide-code.txt"
ADDED = "增訂：本條所稱潮汐，包括大潮、小潮及風暴潮，由潮信署按月公布，並刊於群島公報，以備查考。"
KEYS = (
    ("j",), ("k",), ("5", "j"), ("space",), ("b",), ("ctrl+d",), ("ctrl+u",), ("}",), ("{",),
    ("4", "}"), ("]",), ("[",), (")",), ("G",), ("g", "g"), ("4", "0", "%"), ("n",), ("N",), ("<",),
)  # fmt: skip
SIZES = ((160, 40), (120, 24), (200, 60), (100, 18))


def longer() -> str:
    """Return the text with some paragraphs left out, and others put in."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    kept = [line for at, line in enumerate(lines) if at % 17 != 5]
    return "\n".join(
        f"{line}\n{ADDED * 3}" if at % 23 == 4 else line for at, line in enumerate(kept)
    )


async def beside(pilot: Pilot[int]) -> tuple[ReadingScreen, CompanionView]:
    screen = await settled(pilot)
    screen.pairing.begin(Companion(read_document(longer().encode(), "longer.txt")))
    await settled(pilot)
    await wait_for(pilot, lambda: screen.query_one(CompanionView).viewport is not None)
    await pilot.press("/", *"燈塔", "enter")
    await settled(pilot)
    return screen, screen.query_one(CompanionView)


def held_at_end(view: TextView) -> bool:
    """Tell whether a view stands at an end of its text, and so can't be scrolled as far."""
    shown = view.viewport
    return shown is not None and (shown.at_end or shown.top == shown.layout.first)


def stand_side_by_side(one: TextView, other: TextView) -> bool:
    """Tell whether the readers of two views are on the same row of the screen."""
    assert one.viewport is not None
    assert other.viewport is not None
    return one.viewport.y == other.viewport.y or held_at_end(one) or held_at_end(other)


async def turn_wheel(pilot: Pilot[int], view: TextView, *, down: bool) -> None:
    await pilot._post_mouse_events([MouseScrollDown if down else MouseScrollUp], view, (5, 5))
    await pilot.pause()


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_second_document_goes_along(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (keys, not secrets)
    async with PizhuApp(open_document(SAMPLE)).run_test(size=SIZES[0]) as pilot:
        screen, view = await beside(pilot)
        for step in range(40):
            if step % 10 == 9:
                await pilot.resize_terminal(*chance.choice(SIZES))
            elif step % 5 == 3:
                await turn_wheel(pilot, screen.view, down=chance.random() < 0.7)
            else:
                await pilot.press(*chance.choice(KEYS))
            await settled(pilot)
            there = screen.pairing.counterparts[0]
            assert there is not None
            assert view.place == there.of(*screen.place), step
            assert stand_side_by_side(screen.view, view), step


async def test_the_first_document_follows_the_second() -> None:
    chance = random.Random(3)  # noqa: S311  (turns, not secrets)
    async with PizhuApp(open_document(SAMPLE)).run_test(size=SIZES[0]) as pilot:
        screen, view = await beside(pilot)
        for step in range(30):
            before = view.place
            await turn_wheel(pilot, view, down=step < 12 or chance.random() < 0.5)
            here = screen.pairing.counterparts[1]
            assert here is not None
            if view.place != before:
                assert screen.place == here.of(*view.place), step
            assert stand_side_by_side(screen.view, view), step
        assert screen.place.paragraph > 0
