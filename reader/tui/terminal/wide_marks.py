"""The interface on a terminal that gives two cells to marks such as “ ” … and to box lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBarRender

from reader.text import ambiguous

if TYPE_CHECKING:
    from textual.app import App

_CLASS = "-wide-marks"
_USUAL_BARS = ScrollBarRender.VERTICAL_BARS


def take_over(app: App[int], *, wide: bool) -> None:
    """Measure, and draw Textual's own lines and bars, as the terminal does."""
    ambiguous.use(wide=wide)
    ScrollBarRender.VERTICAL_BARS = [" "] * len(_USUAL_BARS) if wide else _USUAL_BARS
    app.set_class(wide, _CLASS)
