"""The lines of a plain text, which are stretches of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reader.documents.structure import Line
from reader.text.pattern_cache import compiled
from reader.text.sanitise import sanitise, sanitise_block
from reader.typed import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = r"[\n\v\f\r]"
INVISIBLE = "\ufeff\u200b\u2060"
"""What counts as blank at the ends of lines."""
BLANKED = str.maketrans(dict.fromkeys(INVISIBLE, " "))
_EDGE = INVISIBLE + " \t\xa0\u3000"
_PIECE = 1 << 14  # code points


class PlainLines(Sequence[Line]):
    """The sanitised lines of a source text with their source offsets.

    A line ends at LF, CR LF, CR, a vertical tab (a line break in word processors) or a form feed
    (a page break); other controls become visible, NEL and U+2028 too. At the ends of a line
    invisible characters (byte order marks of joined files, zero-width spaces) become spaces, as
    they would hide that a heading starts there.

    Attributes:
        text: the sanitised text, 1:1 with the source, in which every line ends at LF alone.
        kept: the same but for line breaks: the source itself where nothing was sanitised.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        text = source
        if any(mark in text for mark in "\r\v\f"):
            text = text.replace("\r\n", " \n")
            for mark in "\r\v\f":
                text = text.replace(mark, "\n")
        if any(mark in text for mark in INVISIBLE):
            text = "\n".join([sanitise(_blank_ends(line)) for line in text.split("\n")])
            self.text = self.kept = text
        else:
            self.text = _sanitised(text)
            self.kept = source if self.text is text else self.text

    def pieces(self) -> Iterator[tuple[int, str]]:
        """Yield the text in pieces of whole lines, and where each begins."""
        return _pieces(self.text)

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        """Return a line, or several."""
        if isinstance(index, slice):
            return [Line(self.text[start:end], start) for start, end in self._spans[index]]
        start, end = self._spans[index]
        return Line(self.text[start:end], start)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return list(_line_spans(self._source))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield pieces of whole lines without the break at the end, and where each begins."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _sanitised(text: str) -> str:
    """Return a text sanitised, itself where nothing is harmful.

    That is told in pieces, so that other threads may work in between.
    """
    if all(sanitise_block(piece) is piece for _, piece in _pieces(text)):
        return text
    return "\n".join([sanitise_block(piece) for _, piece in _pieces(text)]).ljust(len(text), "\n")


def _line_spans(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in compiled(_BREAK).finditer(source):
        end = found.start()
        if end == start and source[max(end - 1, 0) : end + 1] == "\r\n":
            start = end + 1
            continue
        yield start, end
        start = end + 1
    if start < len(source):
        yield start, len(source)


def _blank_ends(line: str) -> str:
    start = len(line) - len(line.lstrip(_EDGE))
    end = len(line.rstrip(_EDGE))
    if start >= end:
        return line.translate(BLANKED)
    return line[:start].translate(BLANKED) + line[start:end] + line[end:].translate(BLANKED)
