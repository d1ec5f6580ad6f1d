"""A document made ready for searching: its folded text in one piece."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document

_BREAK = "\n"  # stands between paragraphs and in none of them
_kept: dict[int, tuple[ref[Document], Searchable]] = {}


class Hit(NamedTuple):
    """A place found: a span in the original text of a paragraph."""

    paragraph: int
    start: int
    end: int


class Searchable:
    """The folded text of all paragraphs; folding is 1:1, so its offsets are the originals'.

    Attributes:
        folded: the folded paragraphs, with a line break behind each.
        starts: where each paragraph begins in ``folded``, and as last the end.
    """

    def __init__(self, document: Document) -> None:
        texts = [paragraph.text.replace(_BREAK, " ") for paragraph in document.paragraphs]
        self.folded = fold("".join(text + _BREAK for text in texts))
        self.starts = [0]
        for text in texts:
            self.starts.append(self.starts[-1] + len(text) + 1)

    def paragraph(self, ordinal: int) -> str:
        """Return the folded text of a paragraph."""
        return self.folded[self.starts[ordinal] : self.starts[ordinal + 1] - 1]

    def literal(self, needle: str) -> Iterator[Hit]:
        """Yield the places of a folded text, from left to right and without overlap."""
        find, starts, size = self.folded.find, self.starts, len(needle)
        at = find(needle)
        ordinal = 0
        while at >= 0:
            if at >= starts[ordinal + 1]:
                ordinal = bisect_right(starts, at, ordinal + 1) - 1
            start = at - starts[ordinal]
            yield Hit(ordinal, start, start + size)
            at = find(needle, at + size)


def searchable(document: Document) -> Searchable:
    """Return a document made ready for searching, the same one while the document lives."""
    key = id(document)
    kept = _kept.get(key)
    if kept and kept[0]() is document:
        return kept[1]
    made = Searchable(document)
    _kept[key] = ref(document, lambda _: _kept.pop(key, None)), made
    return made
