"""How many cells a text takes on the terminal, as Rich counts them for Textual's compositor.

The widths come from Rich's own tables, so that the two always agree. Characters whose width East
Asian terminals may choose (“ ” … — ·) take one cell, or two: see `ambiguous`. The fast way reads
the high byte of each UTF-16 unit: nearly every page of 256 characters has one width; the few that
differ from their page are what a regular expression for all others stops at, and looked up.
"""

from __future__ import annotations

import re
from codecs import utf_16_le_encode
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader.text.ambiguous import is_wide
from reader.text.pattern_cache import compiled
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

JOINER = "\u200d"
EMOJI_SELECTOR = "\ufe0f"
_PLANE = 0x10000
_ASTRAL = "[\U00010000-\U0010ffff]"


class _Tables(NamedTuple):
    pages: bytes  # width by high byte of a UTF-16 unit
    exact: bytes  # width by code point, first plane
    plain: re.Pattern[str]  # characters whose width is their page's, as many as follow


def cell_width(text: str) -> int:
    """Return the number of cells that ``text`` takes on one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    widths = cell_widths(text)
    return widths.count(1) + 2 * widths.count(2)


def cell_widths(text: str) -> bytes:
    """Return the cells of each code point of ``text``: 0, 1 or 2.

    A character that an emoji selector widens counts two itself, the selector nothing; what a
    zero-width joiner joins on counts nothing.
    """
    wide = is_wide()
    tables = _tables(wide)
    if tables.plain.fullmatch(text):
        return utf_16_le_encode(text, "surrogatepass")[0][1::2].translate(tables.pages)
    units = utf_16_le_encode(re.sub(_ASTRAL, "?", text), "surrogatepass")[0]
    widths = _correct(text, bytearray(units[1::2].translate(tables.pages)), tables, wide)
    if JOINER in text or EMOJI_SELECTOR in text:  # which are odd: their pages are not of width 0
        widths = _compose(text, bytearray(widths))
    return widths


def _correct(text: str, widths: bytearray, tables: _Tables, wide: bool) -> bytes:
    exact = tables.exact
    at = -1
    while (run := tables.plain.match(text, at + 1)) and (at := run.end()) < len(text):
        code = ord(text[at])
        widths[at] = exact[code] if code < _PLANE else _astral_width(text[at], wide)
    return bytes(widths)


def _compose(text: str, widths: bytearray) -> bytes:
    """Apply joiners and emoji selectors the way `rich.cells.cell_len` does."""
    from rich._unicode_data import load

    widened = load().narrow_to_wide
    base: int | None = None
    skip = False
    for at, character in enumerate(text):
        if skip:
            widths[at] = 0
            skip = False
        elif character == JOINER:
            skip = True
        elif character == EMOJI_SELECTOR:
            if base is not None and text[base] in widened:
                widths[base] += 1
            base = None
        elif widths[at]:
            base = at
    return bytes(widths)


@cache
def _astral_width(character: str, wide: bool) -> int:
    """Return the cells of a character; ``wide`` tells two answers that are kept apart."""
    del wide
    from rich.cells import get_character_cell_size

    return get_character_cell_size(character)


@cache
def _tables(wide: bool) -> _Tables:
    """Return Rich's widths in our form; ``wide`` tells two answers that are kept apart."""
    del wide
    from rich._unicode_data import load

    exact = bytearray(b"\x01") * _PLANE
    for first, last, width in load().widths:
        end = min(last + 1, _PLANE)
        exact[first:end] = bytes([width]) * (end - first)
    exact[1:0x20] = bytes(0x1F)
    exact[0x7F:0xA0] = bytes(0x21)
    pages = bytearray(_usual_width(exact[first : first + 256]) for first in range(0, _PLANE, 256))
    pages[0xFF] = 2  # the full-width forms are in every sentence, the half-width ones rare
    odd = (
        code
        for page, usual in enumerate(pages)
        if exact.count(usual, page << 8, (page + 1) << 8) < 256
        for code in range(page << 8, (page + 1) << 8)
        if exact[code] != usual
    )
    return _Tables(bytes(pages), bytes(exact), compiled(_all_but(odd)))


def _usual_width(page: bytearray) -> int:
    return max(range(3), key=page.count)


def _all_but(codes: Iterable[int]) -> str:
    """Return a regular expression for a run without ``codes`` (ascending) and astral characters."""
    gaps = ((a + 1, b - 1) for a, b in pairwise((-1, *codes, _PLANE)) if b - a > 1)
    spans = "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in gaps)
    return f"[{spans}]*+"
