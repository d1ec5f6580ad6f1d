from __future__ import annotations

import pytest

from reader.tui.appearance.themes import on_ground


@pytest.mark.parametrize(
    ("ground", "look"), [("#f1cfcd", "on #f1cfcd"), ("yellow", "black on yellow")]
)
def test_words_on_a_ground_have_an_ink_that_is_seen(
    ground: str, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert on_ground({"mark-pink": ground}, "mark-pink") == look


def test_without_colours_words_on_a_ground_are_underlined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert on_ground({"mark-pink": "#f1cfcd"}, "mark-pink") == "underline"
