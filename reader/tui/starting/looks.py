"""How text looked on this terminal the last time: what the first page is painted with.

The style sheets and the theme decide how text looks, and Textual has to be there to ask them; so
the answer is kept for the next start. It is derived data: without it there is no first page.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reader import __version__, locations
from reader.layout.styles import ROLES
from reader.tui.widgets.minimap import READER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rich.color import ColorSystem
    from rich.style import Style

Looks = dict[str, str]
"""Select Graphic Rendition parameters by the names of styles, joined by a space."""

OUTLINE, STATUS = "#outline", "#status"
_GROUND = "cursor-row"
_TEXT = ("body", "item")  # rows that a heading can be run into
_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM")


def key(names: tuple[str, ...]) -> str:
    """Return the name under which the looks have a combination of styles."""
    return " ".join(names)


def load(theme: str) -> Looks | None:
    """Return how text looks in a theme on this terminal, None where that is not known."""
    with suppress(OSError, ValueError):
        kept = json.loads(locations.looks_file().read_bytes())
        if isinstance(kept, dict) and kept.get("for") == _circumstances(theme):
            looks = kept.get("looks")
            if isinstance(looks, dict) and all(map(_is_plain, looks.values())):
                return looks
    return None


def store(theme: str, looks: Looks) -> None:
    """Keep how text looks in a theme; a failure costs nothing but the first page."""
    from annotations.storage.files import make_folder, replace

    if load(theme) == looks:
        return
    data = json.dumps({"for": _circumstances(theme), "looks": looks}).encode()
    with suppress(OSError):
        make_folder(locations.looks_file().parent)
        replace(locations.looks_file(), data)


def collect(
    text: Callable[..., Style], surfaces: Mapping[str, Style], system: ColorSystem
) -> Looks:
    """Return the looks of everything that a first page can show.

    Args:
        text: gives the style of text by its names.
        surfaces: the styles of what stands beside the text.
        system: the colours that the terminal has.
    """
    names: list[tuple[str, ...]] = [()]
    edge = ("scroll-bar", "scroll-bar--thumb", READER)
    for name in (*ROLES, "blank", "table-frame", "cursor-bar", *edge):
        names += [(name,), (_GROUND, name)]
    names += [(_GROUND,), (_GROUND, "cursor-bar-row"), (_GROUND, "")]
    grounds: tuple[tuple[str, ...], ...] = ((), (_GROUND,))
    names += [(*ground, row, run_in) for ground in grounds for row in _TEXT for run_in in ROLES]
    styles = {key(combination): text(*combination) for combination in names}
    styles.update(surfaces)
    return {name: _parameters(style, system) for name, style in styles.items()}


def _parameters(style: Style, system: ColorSystem) -> str:
    """Return what stands between ``ESC [`` and ``m`` for a style."""
    before = style.render("x", color_system=system).partition("x")[0]
    return before.removeprefix("\x1b[").removesuffix("m")


def _is_plain(parameters: object) -> bool:
    return isinstance(parameters, str) and all(c.isdigit() or c == ";" for c in parameters)


def _circumstances(theme: str) -> list[str]:
    return [__version__, theme, *(os.environ.get(name, "") for name in _VARIABLES)]
