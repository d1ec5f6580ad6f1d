from __future__ import annotations

import pytest

from annotations.palette import PALETTE, name_of, rgb


@pytest.mark.parametrize("name", PALETTE)
def test_our_colours_come_back(name: str) -> None:
    assert name_of(rgb(name)) == name_of(rgb(name).lower()) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("#ffd400", "yellow"),
        ("#0f0", "green"),
        ("#0000FF", "blue"),
        ("#FF0000", "pink"),
        ("#8000FF", "purple"),
        ("#808080", ""),
        ("#fff", ""),
        ("", ""),
        ("red", ""),
        ("#12", ""),
        ("#gggggg", ""),
    ],
)
def test_other_colours_get_the_name_of_the_nearest(value: str, name: str) -> None:
    assert name_of(value) == name


def test_a_colour_that_is_not_known_is_grey() -> None:
    assert rgb("mauve") == rgb("") == "#EFE9DD"
    assert rgb("#abcdef") == "#ABCDEF"
