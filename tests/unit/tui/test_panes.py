"""How wide the outline is."""

from __future__ import annotations

import pytest

from reader.tui.appearance.panes import outline_width


@pytest.mark.parametrize(
    ("width", "cells"), [(40, 16), (60, 24), (80, 32), (100, 32), (120, 32), (140, 48), (200, 48)]
)
def test_the_outline_takes_what_the_text_leaves(width: int, cells: int) -> None:
    assert outline_width(width, 32, 80) == cells
