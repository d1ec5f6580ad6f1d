"""References in a running text to other places of the same document: 第二十三条第二款, 专栏4.

What names another text, 《…法》第三条, 该条例第五条, is no reference to this one, and neither are
the numbers of its own headings.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.citations import citations_in
from reader.documents.model import ParagraphKind
from reader.documents.passages import Passages
from reader.documents.structure.folding import fold
from reader.documents.structure.patterns import Pattern
from reader.documents.structure.sentences import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.citations import Citation
    from reader.documents.model import Document, Paragraph, Place

MOST: Final = 200
"""References in one paragraph; a text with more of them is no text."""
_BEFORE = 100  # code points that may say of which text the place is
_BRACKETED = Pattern(r"《([^《》]{1,80})》\s{0,2}(?:\([^()]{0,60}\))?\s{0,2}$")
_CALLED = Pattern(
    r"(?:(?<![方看做说用写想手依合违非执司立守])法|法典|条例|办法|规定|细则|规则|章程|公约|规程|解释|决定)\s{0,2}$"
)
_AND = Pattern(r"[、,;和及与或至到以并~—\-\s]{0,4}")
_STATE = "中华人民共和国"


class Reference(NamedTuple):
    """A part of a paragraph that names another place.

    Attributes:
        start: where it begins in the paragraph's text.
        end: just behind it.
        target: the paragraph and the offset that it leads to.
    """

    start: int
    end: int
    target: Place


class References:
    """The references of one document; each paragraph's are found when they are first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[int, tuple[Reference, ...]] = {}

    def in_paragraph(self, ordinal: int) -> tuple[Reference, ...]:
        """Return the references in a paragraph, in order, in time linear in its text.

        Only those are there that lead to exactly one place, at most `MOST` of them.
        """
        found = self._found.get(ordinal)
        if found is None:
            found = self._found[ordinal] = tuple(self._find(ordinal))
        return found

    def nearest(self, ordinal: int, offset: int) -> Reference | None:
        """Return the reference at a place, else the next one of its paragraph, else the last."""
        found = self.in_paragraph(ordinal)
        ahead = (reference for reference in found if reference.end > offset)
        return next(ahead, found[-1] if found else None)

    def prepare(self) -> None:
        """Index the outline, which takes a while in a long document; else the first one does."""
        _ = self.passages

    @cached_property
    def passages(self) -> Passages:
        """The places of the document by what they are cited as."""
        return Passages(self._document)

    @cached_property
    def _title(self) -> str:
        return _plain(self._document.title)

    def _find(self, ordinal: int) -> Iterator[Reference]:
        paragraph = self._document.paragraphs[ordinal]
        if paragraph.kind is ParagraphKind.HEADING:
            return
        body = self._body(paragraph)
        for citation in islice(self._own(paragraph.text), MOST):
            near = (ordinal, citation.start)
            passage = None if citation.start < body else self.passages.resolve(citation, near)
            if passage is not None and passage.start != near:
                yield Reference(citation.start, citation.end, passage.start)

    def _body(self, paragraph: Paragraph) -> int:
        """Return where the text begins behind the heading, 0 where there is none."""
        starts = self._document.section_starts
        index = bisect_right(starts, paragraph.ordinal) - 1
        if index < 0 or starts[index] != paragraph.ordinal:
            return 0
        body = self._document.outline[index].body
        return len(paragraph.text) if body is None else body

    def _own(self, text: str) -> Iterator[Citation]:
        """Yield the citations that do not name a place in another text."""
        foreign, end = False, 0
        for citation in citations_in(text):
            between = fold(text[end : citation.start])
            if not (foreign and len(between) < _BEFORE and _AND.fullmatch(between)):
                foreign = self._names_another(fold(text[: citation.start][-_BEFORE:]))
            end = citation.end
            if not foreign:
                yield citation

    def _names_another(self, before: str) -> bool:
        """Tell whether the words before a citation name a text, other than this one."""
        bracketed = _BRACKETED.search(before)
        if bracketed is not None:
            return _plain(bracketed[1]) != self._title
        return _CALLED.search(before) is not None


def _plain(name: str) -> str:
    return squeezed(fold(name)).removeprefix(_STATE)
