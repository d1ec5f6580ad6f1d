"""Where the style sheets are, for the class variables that Textual reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.locations import styles_folder

if TYPE_CHECKING:
    from pathlib import PurePath


def stylesheets(*names: str) -> list[str | PurePath]:
    """Return the paths of style sheets by their names."""
    folder = styles_folder()
    return [folder / f"{name}.tcss" for name in names]
