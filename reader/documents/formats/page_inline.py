"""The text of one block while its pieces come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.formats.page_text import collapse

if TYPE_CHECKING:
    from collections.abc import Callable


class _Piece(NamedTuple):
    text: str
    bold: bool
    linked: bool


class Mark(NamedTuple):
    """A place among the pieces of one block."""

    block: int
    piece: int


class Taken(NamedTuple):
    """A block's text, and how much of it is bold and linked, white space not counted."""

    text: str
    bold: int
    linked: int


class Inline:
    """Collects pieces of text."""

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._block = 0

    @property
    def mark(self) -> Mark:
        """The place behind all pieces so far, for `rewrite`."""
        return Mark(self._block, len(self._pieces))

    def write(self, text: str, *, bold: bool = False, linked: bool = False) -> None:
        """Append text."""
        if text:
            self._pieces.append(_Piece(text, bold, linked))

    def rewrite(self, mark: Mark, change: Callable[[str], str]) -> None:
        """Change all text behind a mark; nothing if a block has ended since."""
        if mark.block != self._block:
            return
        pieces = self._pieces[mark.piece :]
        text = change("".join(piece.text for piece in pieces))
        first = pieces[0] if pieces else _Piece("", bold=False, linked=False)
        self._pieces[mark.piece :] = [first._replace(text=text)]

    def take(self) -> Taken:
        """Return what was written, white space collapsed, and begin anew."""
        pieces = self._taken()
        bold = sum(_solid(piece.text) for piece in pieces if piece.bold)
        linked = sum(_solid(piece.text) for piece in pieces if piece.linked)
        return Taken(collapse("".join(piece.text for piece in pieces)), bold, linked)

    def take_lines(self) -> list[str]:
        """Return what was written as it is, cut at line breaks, and begin anew."""
        return "".join(piece.text for piece in self._taken()).splitlines()

    def _taken(self) -> list[_Piece]:
        pieces, self._pieces = self._pieces, []
        self._block += 1
        return pieces


def _solid(text: str) -> int:
    return len("".join(text.split()))
