"""What has not been analysed of a large text: its lines, as paragraphs of which no more is known.

They are found in a hundredth of the time that the analysis takes. So the whole of a text can be
read, measured and searched while its structure is still being looked for, and without its being in
the memory: only where its lines begin and how long they are.
"""

from __future__ import annotations

import codecs
from array import array
from bisect import bisect_left
from itertools import accumulate, compress
from operator import add, sub

from reader.documents.file_text import FileText, Pieces
from reader.documents.model import Document, ParagraphKind
from reader.documents.numbers import extend, packed, unpacked
from reader.documents.paragraphs import KINDS, Paragraphs, Stretches
from reader.documents.records import others_of, paragraph_columns
from reader.documents.structure.dividing import LONGEST
from reader.documents.structure.plain import BLANKED, INVISIBLE
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PIECE = 1 << 16  # bytes
_CODECS = frozenset(
    ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_MOST_LOST = 0.001  # of the code points; where there are more, it is another encoding
_LOST = "\ufffd"
_BREAKS = "\r\v\f"
_BODY = KINDS.index(ParagraphKind.BODY)


class Rest(NamedTuple):
    """The lines of a text, blank ones left out, the numbers as `unpacked` takes them.

    Attributes:
        places: where the pieces of the text begin in the file, see `Pieces`.
        points: where these begin in the text.
        starts: where the lines begin, without indentation.
        lengths: the number of code points of each.
    """

    places: bytes
    points: bytes
    starts: bytes
    lengths: bytes


def rest_of(path: Path, codec: str) -> Rest | None:
    """Return the lines of a whole text; None where they cannot be told before it is analysed.

    Args:
        path: the file.
        codec: what the beginning of it was decoded with.

    Raises:
        OSError: it cannot be read.
    """
    if codec not in _CODECS:
        return None
    lines, places, points = _Lines(), array("q"), array("q", (0,))
    lost = 0
    for place, text in _decoded(path, codec):
        places.append(place)
        points.append(points[-1] + len(text))
        lines.add(text)
        lost += text.count(_LOST)
    if lost > _MOST_LOST * points[-1] or not points[-1]:
        return None
    places.append(path.stat().st_size)
    lines.end()
    return Rest(packed(places), packed(points), packed(lines.starts), packed(lines.lengths))


def with_rest(document: Document, rest: Rest) -> Document:
    """Return a document of the beginning of a text with the rest of it behind.

    Raises:
        OSError: its file can no longer be read.
    """
    if document.path is None:
        return document
    pieces = Pieces(unpacked(rest.places), unpacked(rest.points))
    text = FileText(document.path, document.encoding, pieces)
    return Document(
        id="",
        name=document.name,
        path=document.path,
        source=document.source,
        encoding=document.encoding,
        script=document.script,
        metadata=document.metadata,
        paragraphs=_paragraphs(document, rest, text),
        sections=document.sections,
        tables=document.tables,
        findings=document.findings,
        share=document.share,
        reaches_end=True,
    )


def _paragraphs(document: Document, rest: Rest, text: FileText) -> Paragraphs:
    """Return the paragraphs of the beginning of a text, then the lines of the rest."""
    first_starts, first_lengths, first_kinds, others = paragraph_columns(document)
    starts, lengths = array("I"), array("I")
    extend(starts, unpacked(first_starts))
    extend(lengths, unpacked(first_lengths))
    all_starts, all_lengths = unpacked(rest.starts), unpacked(rest.lengths)
    known = len(document.source)
    begin = bisect_left(all_starts, known)
    left = all_starts[begin - 1] + all_lengths[begin - 1] - known if begin else 0
    if left > 0:  # of a line that it ends in
        indent = left - len(text[known : known + left].lstrip())
        starts.append(known + indent)
        lengths.append(left - indent)
    extend(starts, all_starts, begin)
    extend(lengths, all_lengths, begin)
    kinds = bytearray(first_kinds).ljust(len(starts), bytes((_BODY,)))
    return Paragraphs(Stretches(text, starts, lengths, None), kinds, others_of(others))


def _decoded(path: Path, codec: str) -> Iterator[tuple[int, str]]:
    """Yield the text of a file in pieces, and where each begins in the file."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    mark = "\ufeff".encode(codec)
    with path.open("rb") as file:
        if file.read(len(mark)) != mark:
            file.seek(0)
        begin = file.tell()
        while data := file.read(_PIECE):
            text = decoder.decode(data)
            end = file.tell() - len(decoder.getstate()[0])
            if text:
                yield begin, text
                begin = end
        if text := decoder.decode(b"", final=True):
            yield begin, text


class _Lines:
    """Finds the lines of a text that comes in pieces."""

    def __init__(self) -> None:
        self.starts = array("I")
        self.lengths = array("I")
        self._place = 0  # of what is not yet a whole line
        self._open = ""

    def add(self, text: str) -> None:
        """Take the next piece."""
        text = self._open + text
        held = text.endswith("\r")  # LF may follow
        if any(mark in text for mark in _BREAKS):
            text = text[: len(text) - held].replace("\r\n", " \n") + text[len(text) - held :]
            for mark in _BREAKS:
                text = text.replace(mark, "\n", -1 if mark != "\r" else text.count(mark) - held)
        if any(mark in text for mark in INVISIBLE):  # within lines too, which does no harm here
            text = text.translate(BLANKED)
        end = text.rfind("\n") + 1
        if not end and len(text) > LONGEST:
            end = len(text) // LONGEST * LONGEST
        self._take(text[:end])
        self._open = text[end:]

    def end(self) -> None:
        """Take what is left as a line."""
        self._take(self._open)

    def _take(self, text: str) -> None:
        lines = text.removesuffix("\n").split("\n")
        whole = [*map(len, lines)]
        lengths = [*map(len, map(str.strip, lines))]
        indents = map(sub, whole, map(len, map(str.lstrip, lines)))
        begins = accumulate(map((1).__add__, whole), initial=self._place)
        self._place += len(text)
        starts = compress(map(add, begins, indents), lengths)
        lengths = [*filter(None, lengths)]
        if max(lengths, default=0) > LONGEST:
            for start, length in zip(starts, lengths, strict=True):
                for at in range(0, length, LONGEST):
                    self.starts.append(start + at)
                    self.lengths.append(min(LONGEST, length - at))
        else:
            self.starts.extend(starts)
            self.lengths.extend(lengths)
