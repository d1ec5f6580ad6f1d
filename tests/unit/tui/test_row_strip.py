"""Strips of rows do all that Textual's do."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.widgets.row_strip import RowStrip

RED, BLUE = Style(color="red"), Style(bgcolor="blue")
SEGMENTS = [Segment("渡口", RED), Segment(" a ", BLUE), Segment("章", RED)]
CELLS = 9


def test_what_is_asked_of_a_strip_is_answered_alike() -> None:
    ours, theirs = RowStrip([*SEGMENTS], CELLS), Strip(SEGMENTS, CELLS)
    console = Console(force_terminal=True, color_system="truecolor")
    assert ours.render(console) == theirs.render(console)
    assert ours == theirs
    assert ours.crop(1, 6) == theirs.crop(1, 6)
    assert ours.divide([3, CELLS]) == theirs.divide([3, CELLS])
    assert ours.adjust_cell_length(12) == theirs.adjust_cell_length(12)
    assert ours.apply_style(BLUE) == theirs.apply_style(BLUE)
    assert (ours.cell_length, ours.text, ours.cell_count) == (CELLS, "渡口 a 章", 6)
    assert ours.crop(1, 6) is ours.crop(1, 6)


def test_what_no_strip_has_is_not_there() -> None:
    with pytest.raises(AttributeError):
        _ = RowStrip([*SEGMENTS], CELLS).unheard_of
