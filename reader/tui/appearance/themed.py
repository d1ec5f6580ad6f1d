"""The themes of the application: all that there are, and the one that it wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from reader import locations
from reader.tui.appearance.themes import DEFAULT, NIGHT, PAPER, THEMES, as_rich, without_colours
from reader.tui.terminal.few_colours import fitted

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.driver import Driver
    from textual.theme import Theme

    from reader.errors import PizhuError


class ThemedApp(App[int]):
    """Knows our themes and the user's own, each in colours that the terminal has.

    Attributes:
        themes: all of them.
        theme_problems: what is wrong with the user's own.
        theme_variables: the colours of the one that is worn, as Rich calls them.
    """

    theme_variables: dict[str, str]

    def __init__(
        self, driver_class: type[Driver] | None, style_sheets: list[str | PurePath]
    ) -> None:
        self._unfitted: dict[str, Theme] = {}
        super().__init__(driver_class, css_path=style_sheets)
        self.set_class(without_colours(), "-no-colour")
        self._drawn_with = self.console.color_system if driver_class is not None else None
        self.themes, self.theme_problems = _themes()
        for theme in self.themes:
            self.register_theme(theme)
            self._unfitted[theme.name] = theme
        self._worn = self.current_theme

    def wear(self, name: str) -> None:
        """Begin with a theme; one that there is not gives way to the usual one."""
        self.theme = name if name in self.available_themes else DEFAULT
        self._worn = self.current_theme
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme in colours that the terminal has: found only once it is wanted."""
        theme = self._unfitted.pop(theme_name, None)
        if theme is not None:
            self.register_theme(fitted(theme, self._drawn_with))
        return super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours for style sheets; `theme_variables` has them as Rich calls them."""
        variables = super().get_css_variables()
        self.theme_variables = {name: as_rich(value) for name, value in variables.items()}
        return variables

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colours for themes that are not ours."""
        return (NIGHT if self.current_theme.dark else PAPER).variables

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheets again where the theme changed; at the start it did not."""
        if self.current_theme is not self._worn:
            self._worn = self.current_theme
            super().refresh_css(animate)

    def restyle(self) -> None:
        """Parse the style sheets again and draw all anew, though the theme is the same."""
        super().refresh_css(animate=False)


def _themes() -> tuple[list[Theme], list[PizhuError]]:
    """Return all themes, and what is wrong with the user's own."""
    folder = locations.themes_folder()
    if not folder.is_dir():
        return [*THEMES], []
    from reader.tui.appearance import user_themes

    own, problems = user_themes.load(folder)
    return [*THEMES, *own], problems
