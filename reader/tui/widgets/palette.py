"""The styles of a widget's component classes, blended once and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.color import Color
    from textual.widget import Widget


class Palette:
    """Rich styles by component class; make a new one when the theme or the style sheets change."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._background: Color = widget.background_colors[1]
        self._base: Style = widget.rich_style
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, *names: str) -> Style:
        """Return the look of text that is all of ``names``; the later ones prevail.

        Names that are no component classes change nothing.
        """
        style = self._styles.get(names)
        if style is None:
            style = self._base
            for name in names:
                style += self._component(name)
            self._styles[names] = style
        return style

    def _component(self, name: str) -> Style:
        try:
            styles = self._widget.get_component_styles(name)
        except KeyError:
            return Style.null()
        background = self._background
        colour = background_colour = None
        if styles.has_rule("background") and styles.background.a > 0:
            background += styles.background
            background_colour = background.rich_color
        if styles.has_rule("color") and styles.color.a > 0:
            colour = (background + styles.color).rich_color
        return Style(color=colour, bgcolor=background_colour) + styles.text_style
