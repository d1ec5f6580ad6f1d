"""How each kind of term is found in a block of paragraphs."""

from __future__ import annotations

from itertools import chain
from time import monotonic

from reader.errors import PizhuError
from reader.search.fuzzy import edits_allowed, fuzzy_spans
from reader.search.hits import Hit
from reader.search.literal import Literal
from reader.search.regex_process import RegexProcess, spans_in
from reader.search.shares import LiteralShare, Woven, merged
from reader.typed import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.documents.model import Document
    from reader.search.block import Block
    from reader.search.query import Pattern

_SECONDS = 5.0  # what a regular expression may take for one document …
_MORE_SECONDS = 1 / 1_000_000  # … and more for each code point
_LONGEST_CHEAP = 5_000  # code points of a paragraph on which quadratic time still is short


class Mark(Protocol):
    """What a search needs to know of an annotation."""

    @property
    def paragraph(self) -> int:
        """The ordinal of the paragraph."""

    @property
    def start(self) -> int | None:
        """Where its span begins; None for the whole paragraph."""

    @property
    def end(self) -> int | None:
        """Just behind its span; None for the whole paragraph."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags; ``/`` parts their levels."""

    @property
    def note(self) -> str:
        """Its note."""


class Finder(Protocol):
    """Finds a term in blocks."""

    def find(self, block: Block) -> Sequence[Hit]:
        """Return the hits in a block."""

    def close(self) -> None:
        """Find no more."""


class LiteralFinder:
    """Finds a folded text; its hits are made when they are looked at."""

    def __init__(self, needle: str) -> None:
        """Find ``needle``, which is folded."""
        self._literal = Literal(needle)

    def find(self, block: Block) -> Sequence[Hit]:
        """Return the hits in a block."""
        found = LiteralShare(block, self._literal)
        across = block.cuts.hits(self._literal.spans, len(self._literal.needle))
        if across and self._literal.overlaps_itself:
            return block.own(merged(chain(found, across)))
        own = block.own(across)
        return Woven(found, own) if own else found

    def close(self) -> None:
        """Find no more."""


class SpanFinder:
    """Finds what a function finds in folded text."""

    def __init__(self, spans: Callable[[str], Iterable[tuple[int, int]]], size: int) -> None:
        """Find by ``spans`` what has at most ``size`` code points."""
        self._spans = spans
        self._size = size

    def find(self, block: Block) -> Sequence[Hit]:
        """Return the hits in a block."""
        found = [*block.located(self._spans(block.folded))]
        across = block.cuts.hits(lambda packed: self._spans(packed.text), self._size)
        return block.own(merged(found + across)) if across else found

    def close(self) -> None:
        """Find no more."""


class PatternFinder:
    """Finds a regular expression: here if it is cheap, else in a process of its own."""

    def __init__(self, pattern: Pattern, size: int, unwanted: Callable[[], bool]) -> None:
        """Find a pattern in a text of ``size`` code points, until it is unwanted."""
        self._pattern = pattern
        self._left = self._given = _SECONDS + size * _MORE_SECONDS
        self._unwanted = unwanted
        self._process: RegexProcess | None = None

    def find(self, block: Block) -> Sequence[Hit]:
        """Return the hits in a block.

        Raises:
            PizhuError: it took too long or failed.
            Given: the answer is unwanted.
        """
        own, cut = block.texts(), block.cuts.whole()
        texts = own + cut
        cheap = self._pattern.cheap and max(map(len, texts), default=0) <= _LONGEST_CHEAP
        began = monotonic()
        found = [*(self._here(texts) if cheap else self._apart(texts))]
        self._left -= monotonic() - began
        hits = [
            Hit(ordinal, start, end)
            for ordinal, spans in zip(block.ordinals, found[: len(own)], strict=True)
            for start, end in spans
        ]
        across = [*block.cuts.located(found[len(own) :])]
        return block.own(merged(hits + across)) if across else hits

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.close()

    def _here(self, texts: list[str]) -> Iterator[list[tuple[int, int]]]:
        limit = monotonic() + self._left
        for text in texts:
            if monotonic() > limit:
                raise PizhuError("search.too_slow", seconds=int(self._given))
            yield spans_in(self._pattern.regex, text)

    def _apart(self, texts: list[str]) -> list[list[tuple[int, int]]]:
        try:
            if self._process is None:
                self._process = RegexProcess(self._pattern.regex)
            return self._process.spans(texts, self._left, self._unwanted)
        except TimeoutError as error:
            raise PizhuError("search.too_slow", seconds=int(self._given)) from error
        except ChildProcessError as error:
            raise PizhuError("search.too_complex") from error


class MarkFinder:
    """Finds annotations."""

    def __init__(self, document: Document, marks: Iterable[Mark]) -> None:
        """Find marks in a document; some may no longer fit in it."""
        self._hits: dict[int, list[Hit]] = {}
        for mark in marks:
            if mark.paragraph < len(document.paragraphs):
                size = len(document.paragraphs[mark.paragraph].text)
                start = 0 if mark.start is None else min(mark.start, size)
                end = size if mark.end is None else min(mark.end, size)
                self._hits.setdefault(mark.paragraph, []).append(Hit(mark.paragraph, start, end))

    def find(self, block: Block) -> Sequence[Hit]:
        """Return the annotated spans in a block, also those that overlap."""
        ordinals = sorted(self._hits.keys() & set(block.ordinals))
        return [*chain.from_iterable(self._hits[ordinal] for ordinal in ordinals)]

    def close(self) -> None:
        """Find no more."""


def fuzzy_finder(needle: str) -> SpanFinder:
    """Return what finds texts like a folded one."""
    return SpanFinder(lambda text: fuzzy_spans(text, needle), len(needle) + edits_allowed(needle))
