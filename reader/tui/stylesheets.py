"""Where the style sheets are, for the class variables that Textual reads."""

from __future__ import annotations

from reader.locations import styles_folder


def stylesheet(name: str) -> str:
    """Return the path of a style sheet by its name."""
    return str(styles_folder() / f"{name}.tcss")
