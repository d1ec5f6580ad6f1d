"""Opening a large text a part at a time, so that reading can begin before all of it is known.

Each state is an immutable `Document` of its own, made of the source from its beginning to a line
break: the document that one would get of a shorter file. The last one is the whole document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.recognition import ending, recognise
from reader.documents.opening import open_document, read_part
from reader.documents.paragraphs import place_of
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.documents.model import Document

LARGE = 1 << 20
"""Bytes from which on a text is opened a part at a time."""
_FIRST = 1 << 17
_GROWTH = 8  # so all parts before the last take a seventh of its time
_TEXT = ("txt", "text", "")


def comes_gradually(path: Path) -> bool:
    """Return whether a file is opened a part at a time, the first of them at once."""
    return _size(path) >= LARGE and ending(path.name) in _TEXT


def open_gradually(
    path: Path,
    encoding: str | None = None,
    whole: Callable[[Path, str | None], Document] = open_document,
) -> Iterator[Document]:
    """Yield newer and newer states of a document; all but the last are not `complete`.

    Args:
        path: an ordinary file.
        encoding: what the user says it is in; None to find out.
        whole: makes the last state.

    Raises:
        PizhuError: it cannot be read; also after some states.
    """
    if comes_gradually(path):
        yield from _parts(path, _size(path), encoding)
    yield whole(path, encoding)


def moved(before: Document, after: Document, paragraph: int, offset: int) -> tuple[int, int]:
    """Return the place in one state of a document that a place in another state became.

    That is where the same code point of the source is, or the nearest place before it.
    """
    source = before.paragraphs[paragraph].source_offset(offset)
    return place_of(after.paragraphs, source)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):  # what is wrong will be told when it is opened
        return 0


def _parts(path: Path, size: int, encoding: str | None) -> Iterator[Document]:
    length = _FIRST
    while length * 2 <= size:
        try:
            with path.open("rb") as file:
                data = file.read(length)
            if recognise(path.name, data) not in {"text", None}:
                return
            document = read_part(data, path, encoding, length / size)
        except (OSError, PizhuError):  # nor can the whole be read, or else it can
            return
        if document is not None:
            yield document
        length *= _GROWTH
