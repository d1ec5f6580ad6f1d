r"""Writing any text so that a CommonMark parser gives it back.

Backslashes go only before characters that could mean something where they stand, so that Chinese
prose stays as it is. Marks of GFM, Obsidian and Logseq (``|``, ``~``, ``$``, ``==``, ``%%``, ``^``,
``{{``, ``((`` before an id, ``name::`` at the beginning) are taken care of too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANYWHERE = re.compile(
    r"[\\`*_\[\]<&#|~$^]|=(?==)|(?<==)=|%(?=%)|(?<=%)%|\{(?=\{)|\((?=\([0-9a-f]{8}-)"
)
_AT_START = re.compile(r"(?P<head>\d{1,9}(?=[.)])|[^\s:]+:(?=:(?:\s|$)))|(?=[-+>=])")
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_CONTROLS |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], "\ufffd")
_CONTROLS[0x7F] = "\u2421"


def inline(text: str) -> str:
    """Return Markdown for a text on one line; line breaks become spaces."""
    return _line(" ".join(clean(text).split("\n")))


def blocks(text: str, prefix: str = "") -> str:
    """Return Markdown for a text of several lines.

    Empty lines part paragraphs, other line breaks are kept as such. Line breaks at both ends are
    dropped, and several empty lines count as one.

    Args:
        text: any text.
        prefix: what stands before each line, such as ``"> "``.
    """
    paragraphs = re.split(r"\n{2,}", clean(text).strip("\n"))
    lines = "\n\n".join("\\\n".join(map(_line, p.split("\n"))) for p in paragraphs).split("\n")
    return "\n".join(f"{prefix}{line}".rstrip() for line in lines)


def is_plain(text: str) -> bool:
    """Tell whether no line of a text holds anything that could mean something in Markdown."""
    return not any(
        _ANYWHERE.search(line) or _AT_START.match(line) or line[:1].isspace()
        for line in text.split("\n")
    )


def clean(text: str) -> str:
    """Return a text with line feeds for all line breaks and no other control characters."""
    return re.sub(r"\r\n?", "\n", text).translate(_CONTROLS)


def _line(text: str) -> str:
    body = text.strip()
    lead = len(text) - len(text.lstrip())
    tail = text[lead + len(body) :]
    return "".join([*_references(text[:lead]), _escape(body), *_references(tail)])


def _escape(text: str) -> str:
    start = _AT_START.match(text)
    if start:
        head = start["head"] or ""
        rest = _ANYWHERE.sub(_backslash, text[len(head) + 1 :])
        return f"{_ANYWHERE.sub(_backslash, head)}\\{text[len(head)]}{rest}"
    return _ANYWHERE.sub(_backslash, text)


def _backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _references(blanks: str) -> Iterator[str]:
    """Yield blanks as numeric references: at the ends of a line a parser would drop them."""
    return (f"&#{ord(blank)};" for blank in blanks)
