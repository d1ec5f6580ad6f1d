"""The colours of highlights, by name."""

from __future__ import annotations

COLOURS = ("yellow", "green", "blue", "pink", "purple")
