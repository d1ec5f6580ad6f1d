"""A document made ready for searching: its folded text in one piece."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import ref

from reader.search.hits import Hits, located
from reader.search.literal import places
from reader.text.fold import fold
from reader.text.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.model import Document
    from reader.search.hits import Hit
    from reader.text.pinyin import Readings

_BREAK = "\n"  # stands behind each paragraph and in none of them
_LARGE = 1_000_000  # code points; choosing its readings would take longer than it saves
_kept: dict[int, tuple[ref[Document], Searchable]] = {}


class Searchable:
    """The folded text of all paragraphs; folding is 1:1, so its offsets are the originals'.

    Attributes:
        folded: the folded paragraphs, with a line break behind each.
        starts: where each paragraph begins in ``folded``, and as last the end.
    """

    def __init__(self, document: Document) -> None:
        texts = [paragraph.text for paragraph in document.paragraphs]
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        whole = _BREAK.join([*texts, ""])
        if whole.count(_BREAK) > len(texts):  # a paragraph holds one: a space for the search
            whole = _BREAK.join([*(text.replace(_BREAK, " ") for text in texts), ""])
        self.folded = fold(whole)

    @cached_property
    def readings(self) -> Readings:
        """How the characters of the document are read, in a large one all characters."""
        known = readings()
        return known if len(self.folded) > _LARGE else known.of(self.folded)

    def paragraph(self, ordinal: int) -> str:
        """Return the folded text of a paragraph."""
        return self.folded[self.starts[ordinal] : self.starts[ordinal + 1] - 1]

    def literal(self, needle: str) -> Hits:
        """Return the places of a folded text, from left to right and without overlap."""
        return Hits(self.starts, places(self.folded, needle), len(needle))

    def located(self, spans: Iterable[tuple[int, int]]) -> Iterator[Hit]:
        """Yield spans of the folded text, given in order, as places in the paragraphs."""
        return located(self.starts, spans)


def searchable(document: Document) -> Searchable:
    """Return a document made ready for searching, the same one while the document lives."""
    key = id(document)
    kept = _kept.get(key)
    if kept and kept[0]() is document:
        return kept[1]
    made = Searchable(document)
    _kept[key] = ref(document, lambda _: _kept.pop(key, None)), made
    return made
