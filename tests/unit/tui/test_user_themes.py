"""Colour themes of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import PizhuError
from reader.tui.appearance.themes import NIGHT, PAPER
from reader.tui.appearance.user_themes import load, parse

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_theme_leaves_out_comes_from_its_base() -> None:
    theme, wrong = parse("mine", {"base": "night", "background": "#101010", "hit": "#123456"})
    assert wrong == []
    assert (theme.name, theme.background) == ("mine", "#101010")
    assert theme.foreground == NIGHT.foreground
    assert theme.variables["hit"] == "#123456"
    assert theme.variables["rule"] == NIGHT.variables["rule"]
    assert theme.dark


def test_without_a_base_it_is_paper() -> None:
    theme, _ = parse("mine", {})
    assert theme.background == PAPER.background


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"base": "nowhere"}, "themes.base"),
        ({"background": "no colour"}, "themes.colour"),
        ({"background": 3}, "themes.colour"),
        ({"backgruond": "#fff"}, "themes.unknown"),
        ({"dark": "yes"}, "settings.not-a-flag"),
        ({"base": ["night"]}, "themes.base"),
    ],
)
def test_a_mistake_is_named_and_costs_nothing_else(values: dict[str, Any], key: str) -> None:
    theme, wrong = parse("mine", {"hit": "#123456", **values, "rule": "#654321"})
    assert [error.key for error in wrong] == [key]
    assert theme == parse("mine", {"hit": "#123456", "rule": "#654321"})[0]


@pytest.mark.parametrize("name", ["paper", "a b", ""])
def test_a_name_must_be_free_and_simple(name: str) -> None:
    with pytest.raises(PizhuError):
        parse(name, {})


def test_a_folder_gives_what_can_be_used_and_tells_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ink.toml").write_text('base = "sepia"\n', encoding="utf-8")
    (tmp_path / "broken.toml").write_text("= 1", encoding="utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "slip.toml").write_text('hit = "#12345"\nrule = 3\n', encoding="utf-8")
    themes, problems = load(tmp_path)
    assert [theme.name for theme in themes] == ["ink", "slip"]
    assert len(problems) == 4
    assert "broken.toml" in str(problems[0]) + str(problems[1])


def test_no_folder_is_no_theme(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == ([], [])
