"""What to show of hits: counts for the outline, and the words around them for lists."""

from __future__ import annotations

from functools import reduce

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.documents.model import Document
    from reader.search.hits import Hit


class Snippet(NamedTuple):
    """A hit in its surroundings, in code points of the original text.

    Attributes:
        before: the text left of it.
        hit: the words found.
        after: the text right of it.
        cut_before: there is more text left of ``before``.
        cut_after: there is more text right of ``after``.
    """

    before: str
    hit: str
    after: str
    cut_before: bool
    cut_after: bool

    def joined(self, rest: Snippet) -> Snippet:
        """Return the two parts of a hit that a page cut in two as one."""
        return Snippet(
            self.before, self.hit + rest.hit, rest.after, self.cut_before, rest.cut_after
        )


def context(document: Document, hit: Hit, around: int = 30) -> Snippet:
    """Return a hit with up to ``around`` code points of its paragraph on each side."""
    parts = (snippet(document.paragraphs[n].text, a, b, around) for n, a, b in hit.spans)
    return reduce(Snippet.joined, parts)


def snippet(text: str, start: int, end: int, around: int = 30) -> Snippet:
    """Return a span of a paragraph with up to ``around`` code points on each side."""
    first, last = max(0, start - around), min(len(text), end + around)
    return Snippet(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


def count_by_section(document: Document, hits: Iterable[Hit]) -> dict[int, int]:
    """Return the number of hits in each section that has any, those of its children included.

    The keys are `Section.index`.
    """
    counts: dict[int, int] = {}
    for hit in hits:
        for section in document.section_path(hit.paragraph, hit.start):
            counts[section.index] = counts.get(section.index, 0) + 1
    return counts
