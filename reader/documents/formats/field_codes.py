"""What the codes of a field show by themselves: only the characters below a phonetic guide."""

from __future__ import annotations

import re

_LONGEST = 500
_GUIDE = re.compile(
    r"\s*EQ\s.{0,200}?\\o.{0,20}?\(\s*\\s\s*\\up\s*\d+\s*\([^()]*\)\s*[,;，](.*)\)\s*$"
)


def guided_text(code: str) -> str:
    """Return the characters that a field sets a phonetic guide above, which stand in its code.

    That is how RTF and the old Word format hold pinyin above the text; other fields show their
    result, and their code shows nothing.
    """
    found = _GUIDE.match(code) if len(code) <= _LONGEST else None
    return found[1].strip() if found else ""
