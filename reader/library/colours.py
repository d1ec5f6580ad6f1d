"""The colours of highlights, and the other ways to mark a passage, by name."""

from __future__ import annotations

COLOURS = ("yellow", "green", "blue", "pink", "purple")
STYLES = ("underline", "strike")
