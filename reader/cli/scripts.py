"""Scripts by name: the displays of the reader and OpenCC's configurations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def display_names() -> tuple[str, ...]:
    """Return all that a text can be shown in."""
    from reader.text.script import CONFIGS, DISPLAYS

    return (*DISPLAYS, *CONFIGS)


def config_names() -> tuple[str, ...]:
    """Return OpenCC's configurations."""
    from reader.text.script import CONFIGS

    return CONFIGS


def in_script(display: str, script: str) -> Callable[[str], str]:
    """Return what turns a text of ``script`` into a display."""
    if display == "original":
        return lambda text: text
    from reader.text.script import config_for, converter

    config = config_for(display, script)
    return converter(config).convert if config else lambda text: text
