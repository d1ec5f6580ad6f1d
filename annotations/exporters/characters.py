"""Characters that XML, HTML and spreadsheets cannot hold, made visible, 1:1 in code points."""

from __future__ import annotations

import re

_VISIBLE = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_VISIBLE |= {0x7F: "\u2421"}
_VISIBLE |= dict.fromkeys([*range(0x80, 0xA0), 0xFFFE, 0xFFFF], "\ufffd")
_INVISIBLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def visible(text: str) -> str:
    """Return a text without control characters (tab and line feed stay) and lone surrogates."""
    return _INVISIBLE.sub(lambda match: _VISIBLE.get(ord(match[0]), "\ufffd"), text)


def lines(text: str) -> list[str]:
    """Return the lines of a text, whatever breaks them, without control characters."""
    return visible(re.sub(r"\r\n?", "\n", text)).split("\n")
