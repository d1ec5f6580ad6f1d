"""The looks of the text view: its component classes and how they are without a theme's sheets."""

from __future__ import annotations

from reader.layout.styles import ROLES
from reader.tui.colours import MARKS
from reader.tui.widgets import minimap
from reader.tui.widgets.row_composer import DIMMED, SIGNS

STYLES = frozenset(
    {
        *ROLES,
        *SIGNS,
        "table-frame",
        "reference",
        "hit",
        "hit--current",
        "noted",
        *(f"highlight-{mark}" for mark in MARKS),
        "selection",
        "cursor",
        "cursor-row",
        "ruler",
        DIMMED,
        "cursor-bar",
        "cursor-bar-row",
        "scroll-bar",
        "scroll-bar--thumb",
        *minimap.STYLES,
        *minimap.BELOW,
    }
)
"""Component classes: what a row is, what is marked in it, and the furniture of the view."""

DEFAULT_CSS = """
    TextView {
        width: 1fr;
        height: 1fr;
        overflow: hidden hidden;
        & > .title { text-style: bold; color: $primary; }
        & > .heading-1 { text-style: bold; color: $primary; }
        & > .heading-2 { text-style: bold; color: $primary; }
        & > .heading-3 { text-style: bold; }
        & > .heading-4 { text-style: bold; }
        & > .heading-5 { text-style: bold; }
        & > .heading-6 { text-style: bold; }
        & > .box { text-style: bold; color: $secondary; }
        & > .caption { text-style: bold; }
        & > .metadata { color: $foreground 60%; }
        & > .furniture { color: $foreground 50%; }
        & > .trailer { color: $foreground 60%; }
        & > .pinyin { color: $foreground 60%; }
        & > .table-header { text-style: bold; }
        & > .table-doubt { text-style: italic; color: $warning; }
        & > .table-frame { color: $foreground 30%; }
        & > .reference { color: $secondary; }
        & > .hit { background: $warning 40%; }
        & > .hit--current { background: $warning; color: $background; }
        & > .noted { text-style: underline; }
        & > .highlight-yellow { background: yellow 30%; }
        & > .highlight-green { background: green 30%; }
        & > .highlight-blue { background: dodgerblue 30%; }
        & > .highlight-pink { background: hotpink 30%; }
        & > .highlight-purple { background: mediumpurple 30%; }
        & > .highlight-underline { text-style: bold underline; }
        & > .highlight-strike { text-style: strike; }
        & > .selection { background: $primary 40%; }
        & > .dimmed { color: $foreground 35%; text-style: none; }
        & > .ruler { background: $panel; }
        & > .cursor { text-style: reverse; }
        & > .cursor-bar { color: $foreground 20%; }
        & > .cursor-bar-row { color: $accent; }
        & > .margin-bookmark { color: $accent; }
        & > .margin-link { color: $accent; }
        & > .margin-doubt { color: $warning; }
        & > .margin-draft { color: $warning; }
        & > .margin-note { color: $accent; }
        & > .margin-mark { color: $accent; }
        & > .margin-as-is { color: $accent; }
        & > .scroll-bar { color: $foreground 10%; }
        & > .scroll-bar--thumb { color: $foreground 35%; }
        & > .minimap--hit { color: $warning; }
        & > .minimap--note { color: $accent; }
        & > .minimap--reader { color: $primary; }
        & > .minimap--hit-below { background: $warning; }
        & > .minimap--note-below { background: $accent; }
        & > .minimap--reader-below { background: $primary; }
    }
    """
