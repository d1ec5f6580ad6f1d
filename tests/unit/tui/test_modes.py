from __future__ import annotations

from itertools import product

import pytest

from reader.tui import pace
from reader.tui.modes import USUAL, Light, Mode, Sides
from reader.tui.reading.arranging import script_beside


@pytest.mark.parametrize(("light", "sides"), [*product(Light, Sides)])
def test_a_mode_is_found_again_by_its_name(light: Light, sides: Sides) -> None:
    kept = Sides.ONE if sides is Sides.DOCUMENTS else sides
    assert Mode.named(Mode(light, sides).name) == (light, kept)


@pytest.mark.parametrize("name", ["", "all", "columns all", "all one one", "白 天"])
def test_other_names_are_those_of_the_usual_mode(name: str) -> None:
    assert Mode.named(name) == USUAL


def test_a_mode_chosen_again_ends() -> None:
    both = USUAL.with_light(Light.RULER).with_sides(Sides.COLUMNS)
    assert both == (Light.RULER, Sides.COLUMNS)
    assert both.with_light(Light.SENTENCE).light is Light.SENTENCE
    assert both.with_light(Light.RULER).with_sides(Sides.COLUMNS) == USUAL


def test_a_row_stays_as_long_as_its_characters_take() -> None:
    assert pace.seconds("水" * 40, 400) == pytest.approx(6)
    assert pace.seconds("水　" * 40, 400) == pytest.approx(6)
    assert pace.seconds("", 400) > 0


def test_speeds_change_by_steps_within_bounds() -> None:
    assert pace.changed(400, 1) == 460
    assert pace.changed(400, -1) == 350
    speed = 400
    for _ in range(40):
        assert pace.changed(speed, 1) > speed or speed == pace.FASTEST
        speed = pace.changed(speed, 1)
    for _ in range(80):
        assert pace.changed(speed, -1) < speed or speed == pace.SLOWEST
        speed = pace.changed(speed, -1)
    assert speed == pace.SLOWEST


@pytest.mark.parametrize(
    ("display", "wanted", "script", "beside"),
    [
        ("original", "", "simplified", "traditional"),
        ("original", "", "traditional", "simplified"),
        ("taiwan", "", "simplified", "original"),
        ("taiwan", "hongkong", "simplified", "hongkong"),
        ("taiwan", "taiwan", "simplified", "original"),
        ("original", "original", "mixed", "traditional"),
    ],
)
def test_what_stands_beside_a_script(display: str, wanted: str, script: str, beside: str) -> None:
    assert script_beside(display, wanted, script) == beside
