"""What the status line says, fitted to a width: pure."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reader.text.ambiguous import is_wide
from reader.text.columns import ELLIPSIS, truncate
from reader.text.linebreak import break_lines
from reader.text.width import cell_width

_ARROW = " › "
_GAP = "  "
_NEEDED = {"pending", "mode"}
"""What stands beside a message that takes the place of the rest."""
MOST = 3
"""The lines that a message may take."""
_LEAST = 12  # cells of a heading that are worth more than the length of its section


class Status(NamedTuple):
    """Everything that the status line may tell.

    Attributes:
        title: the document's.
        path: the headings around the place, outermost first.
        position: the ordinal of the paragraph at the place, from 1.
        paragraphs: how many the document has.
        percent: how much of the document has been passed.
        script: the name of the script shown.
        left: how much there is to be read in the section at the place.
        about: the heading under the cursor of the outline, said instead of the path.
        length: how long that section is; left out rather than cut.
        hits: the current hit, from 1 (0 for none), and how many there are; None without a search.
        pending: the keys of a sequence that is not complete.
        reading: how much of the document has been read from its file, empty when all has.
        mode: the name of a mode other than reading, such as selecting.
        hint: what the keys of the mode do, said instead of the path.
        message: what is said instead of the path, for a moment.
        failed: whether the message tells of a failure.
    """

    title: str = ""
    path: tuple[str, ...] = ()
    position: int = 0
    paragraphs: int = 0
    percent: int = 0
    script: str = ""
    left: str = ""
    about: str = ""
    length: str = ""
    hits: tuple[int, int] | None = None
    pending: str = ""
    reading: str = ""
    mode: str = ""
    hint: str = ""
    message: str = ""
    failed: bool = False


class Piece(NamedTuple):
    """Some words of the status line and what they are: a component class's last part."""

    text: str
    kind: str


def lines(status: Status, width: int) -> list[list[Piece]]:
    """Return the pieces of each line: one line, unless it says what is longer than that."""
    if not status.message:
        return [fit(status, width)]
    needed = [piece for piece in _right(status, width) if piece.kind in _NEEDED]
    room = width - _cells(needed) - 2
    if room < _LEAST or cell_width(status.message) <= room:
        return [fit(status, width)]
    starts = break_lines(status.message, room)[:MOST]
    parts = [status.message[a:b].rstrip() for a, b in pairwise(starts)]
    rest = status._replace(message=status.message[starts[-1] :])
    return [fit(Status(message=part, failed=status.failed), width) for part in parts] + [
        fit(rest, width)
    ]


def fit(status: Status, width: int) -> list[Piece]:
    """Return the pieces of the line from left to right; together exactly ``width`` cells."""
    right = _right(status, width)
    if cell_width(status.message) > width - _cells(right) - 2:
        right = [piece for piece in right if piece.kind in _NEEDED]
    taken = _cells(right)
    room = max(0, width - taken - 2)
    left = _left(status, room)
    fill = width - taken - _cells(left) - 1
    line = [Piece(" ", "space"), *left, Piece(" " * max(0, fill), "space"), *right]
    return _cut(line, width)


def _right(status: Status, width: int) -> list[Piece]:
    """Return what stands at the right end, the least important left out where it is narrow."""
    hits = f"{status.hits[0]}/{status.hits[1]}" if status.hits else ""
    place = f"¶{status.position}/{status.paragraphs}" if status.paragraphs else ""
    percent = f"{status.percent}%" if status.paragraphs else ""
    where = (
        (1, Piece(place, "place")),
        (0, Piece("" if status.about else status.left, "left")),
        (2, Piece(status.script, "script")),
        (3, Piece(percent, "percent")),
    )
    wanted = [
        (6, Piece(status.pending, "pending")),
        (5, Piece(status.mode, "mode")),
        (4, Piece(status.reading, "reading")),
        (4, Piece(hits, "hits")),
        *(() if status.hint else where[-1:] if status.about else where),
    ]
    kept = _most_worth([(worth, piece) for worth, piece in wanted if piece.text], width // 2)
    pieces = [piece._replace(text=piece.text + _GAP) for piece in kept]
    if pieces:
        pieces[-1] = Piece(pieces[-1].text[:-1], pieces[-1].kind)
    return pieces


def _most_worth(wanted: list[tuple[int, Piece]], room: int) -> list[Piece]:
    """Return the pieces of most worth that fit so many cells with gaps behind them, in order."""
    taken = sum(_width(piece.text) + len(_GAP) for _, piece in wanted)
    while wanted and taken > room:
        least = min(wanted)
        wanted.remove(least)
        taken -= _width(least[1].text) + len(_GAP)
    return [piece for _, piece in wanted]


def _left(status: Status, room: int) -> list[Piece]:
    if status.message:
        kind = "failure" if status.failed else "message"
        return [Piece(truncate(status.message, room), kind)]
    if status.hint:
        return [Piece(truncate(status.hint, room), "hint")]
    return _about(status, room) if status.about else _path(status, room)


def _path(status: Status, room: int) -> list[Piece]:
    """Return the headings around the place, the innermost above all."""
    # The document's title is often the outermost section as well.
    path = [heading for heading in status.path if heading != status.title]
    if not path:
        return [Piece(truncate(status.title, room), "title")]
    full = _ARROW.join(path)
    if _width(status.title + _ARROW + full) <= room:
        return [Piece(status.title, "title"), Piece(_ARROW + full, "path")]
    short = full if _width(full) <= room * 2 // 3 else path[-1]
    if short != full and len(path) > 1:
        short = ELLIPSIS + _ARROW + short
    title_room = room - _width(_ARROW + short)
    if title_room >= 12:
        return [Piece(truncate(status.title, title_room), "title"), Piece(_ARROW + short, "path")]
    return [Piece(truncate(path[-1], room), "path")]


def _about(status: Status, room: int) -> list[Piece]:
    """Return a heading, cut where it must be, and the length of its section if there is room."""
    length = _GAP + status.length if status.length else ""
    rest = room - _width(length)
    if rest < min(_width(status.about), _LEAST):
        length, rest = "", room
    return [Piece(truncate(status.about, rest), "path"), Piece(length, "left")]


def _cells(pieces: list[Piece]) -> int:
    return sum(_width(piece.text) for piece in pieces)


def _cut(pieces: list[Piece], width: int) -> list[Piece]:
    line: list[Piece] = []
    room = width
    for whole in pieces:
        if room <= 0:
            break
        fits = _width(whole.text) <= room
        piece = whole if fits else whole._replace(text=truncate(whole.text, room))
        line.append(piece)
        room -= _width(piece.text)
    return [*line, Piece(" " * room, "space")] if room else line


def _width(text: str) -> int:
    return _known_width(text, is_wide())


@lru_cache(256)  # most of the line is as it was in the frame before
def _known_width(text: str, wide: bool) -> int:
    """Return the cells of a text; ``wide`` tells two answers that are kept apart."""
    del wide
    return cell_width(text)
