"""The looks that the style sheets give to parts of a widget, blended once and remembered.

Textual works out the styles of all of a widget's component classes whenever it styles the widget.
A screenful wants few of the text's sixty, so the parts are asked for by name, as they are wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.dom import DOMNode
from textual.filter import Monochrome, NoColor

if TYPE_CHECKING:
    from textual.color import Color
    from textual.css.styles import RenderStyles
    from textual.widget import Widget


class Palette:
    """Rich styles by class of part; make a new one when the theme or the style sheets change."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._background: Color = widget.background_colors[1]
        self._base: Style = widget.rich_style
        self._leaves_colours_to_terminal = widget.app.current_theme.ansi
        self._styles: dict[tuple[str, ...], Style] = {}
        self._equal: dict[Style, Style] = {}
        self._parts: dict[str, Style] = {}

    def style(self, *names: str) -> Style:
        """Return the look of text that is all of ``names``; the later ones prevail."""
        return self.look(names)

    def look(self, names: tuple[str, ...]) -> Style:
        """Return the same for names in a tuple.

        What looks the same is the same object. Names that the style sheets do not know change
        nothing.
        """
        style = self._styles.get(names)
        if style is None:
            style = self._base
            for name in names:
                style += self._part(name)
            if style.reverse and self._leaves_colours_to_terminal:
                style = style.without_color  # they would become grounds of pieces of the row
            style = self._without_colour(style)
            style = self._styles[names] = self._equal.setdefault(style, style)
        return style

    def _without_colour(self, style: Style) -> Style:
        """Return a style as ``NO_COLOR`` wants it; widgets that draw whole lines need that here."""
        for remover in self._widget.app.get_line_filters():
            if isinstance(remover, Monochrome | NoColor):
                ((_, changed, _),) = remover.apply([Segment(" ", style)], self._background)
                style = changed or style
        return style

    def _part(self, name: str) -> Style:
        style = self._parts.get(name)
        if style is None:
            style = self._parts[name] = self._blended(name)
        return style

    def _blended(self, name: str) -> Style:
        styles = self._styled(name)
        background = self._background
        colour = background_colour = None
        if styles.has_rule("background") and styles.background.a > 0:
            background += styles.background
            background_colour = background.rich_color
        if styles.has_rule("color") and styles.color.a > 0:
            colour = (background + styles.color).rich_color
        return Style(color=colour, bgcolor=background_colour) + styles.text_style

    def _styled(self, name: str) -> RenderStyles:
        """Return the styles of a part, found as Textual finds those of a component class."""
        part = DOMNode(classes=name)
        part._attach(self._widget)  # noqa: SLF001  (no other way to put a node below a widget)
        self._widget.app.stylesheet.apply(part)
        return part.styles
