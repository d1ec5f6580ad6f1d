"""What documents say, in pages of Markdown."""

from __future__ import annotations

import re

from reader.text.sanitise import sanitise

_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|~&"})
_BLANKS = re.compile(r"\s+")


def escaped(text: str) -> str:
    """Return text on one line, such that Markdown and terminals take it for nothing else."""
    return sanitise(_BLANKS.sub(" ", text)).translate(_MARKUP)
