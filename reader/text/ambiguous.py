"""Characters that East Asian terminals draw one or two cells wide: “ ” … — · ①, Greek, Cyrillic.

Unicode leaves their width to the circumstances (UAX #11, class A). Most terminals give them one
cell, and so does Rich, on whose tables Textual's compositor and `reader.text.width` rely. A
terminal that is set to draw them wide moves all that stands behind one of them on the row; then
Rich's table is changed in this process, so that all that measures text agrees with the terminal.
"""

from __future__ import annotations

import sys
from functools import cache

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.cells import CellTable

_BLOCKS = ((0xA1, 0x10000), (0x1F100, 0x1F200))
_PRIVATE = ((0xF0000, 0xFFFFD, 2), (0x100000, 0x10FFFD, 2))
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})
_FAST_ANSWER = "_is_single_cell_widths"  # Rich's, which doesn't look at the table
_STAND_INS = str.maketrans(
    "─━│┊┌┐└┘├┤┬┴┼▎▀▁▂▃▄▅▆▇█●○◆•·Σ",
    "-=|:+++++++++|'.:-=+*%#*o#*.=",
)


class _State:
    wide = False
    decide: Callable[[], bool] | None = None


def let_decide(decide: Callable[[], bool]) -> None:
    """Let ``decide`` tell, when the first text is measured, whether such characters are wide."""
    _State.decide = decide


def is_wide() -> bool:
    """Return whether such characters take two cells."""
    if _State.decide is not None:
        use(wide=_State.decide())
    return _State.wide


def use(*, wide: bool) -> None:
    """Count such characters as two cells from now on, or as one, here and in all of Rich."""
    _State.decide = None
    if wide is not _State.wide:
        _State.wide = wide
        _tell_rich(wide=wide)


def one_cell(text: str) -> str:
    """Return signs and frames with ASCII in place of such characters where those are wide."""
    return text.translate(_STAND_INS) if is_wide() else text


def _tell_rich(*, wide: bool) -> None:
    from rich import _unicode_data, cells

    narrow = _narrow()
    version = narrow.unicode_version.replace(".", "-")
    tables = sys.modules[f"rich._unicode_data.unicode{version}"]
    tables.cell_table = _widened() if wide else narrow  # type: ignore[attr-defined]
    _unicode_data.load.cache_clear()
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    answer = _answers_for_ascii if wide else _usual_answer()
    for module in (cells, sys.modules.get("rich.segment")):
        if module is not None:
            setattr(module, _FAST_ANSWER, answer)


def _answers_for_ascii(text: str) -> bool:
    return text.isascii() and text.isprintable()


@cache
def _usual_answer() -> Callable[[str], bool]:
    from rich import cells

    answer: Callable[[str], bool] = getattr(cells, _FAST_ANSWER)
    return answer


@cache
def _narrow() -> CellTable:
    """Return Rich's own table; asked for before the first change."""
    from rich._unicode_data import load

    _usual_answer()
    return load()


@cache
def _widened() -> CellTable:
    from unicodedata import east_asian_width

    narrow = _narrow()
    known = {code for first, last, _ in narrow.widths for code in range(first, last + 1)}
    ranges = [*narrow.widths, *_ranges(known), *_PRIVATE]
    emoji = frozenset(c for c in narrow.narrow_to_wide if east_asian_width(c) != "A")
    return narrow._replace(widths=sorted(ranges), narrow_to_wide=emoji)


def _ranges(known: set[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the ranges of such characters that have no other width, each two cells wide."""
    start = None
    for first, end in _BLOCKS:
        for code in range(first, end + 1):
            if code < end and code not in known and _is_ambiguous(chr(code)):
                start = code if start is None else start
            elif start is not None:
                yield start, code - 1, 2
                start = None


def _is_ambiguous(character: str) -> bool:
    from unicodedata import category, east_asian_width

    return east_asian_width(character) == "A" and category(character) not in _WITHOUT_WIDTH
