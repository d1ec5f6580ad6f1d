"""The notebook of the document that is open, and where in it each annotation stands now."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from annotations.codebook import Codebook
from annotations.model import PASSAGE, End
from annotations.placement import ORPHAN, UNCERTAIN
from annotations.usage import uses
from reader.i18n import tr
from reader.library.notebooks import Target, open_notebook, open_store, placements
from reader.tui.lists.tag_offers import KnownTag
from reader.tui.reading.placed import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotations.model import Annotation
    from annotations.notebook import Notebook
    from annotations.placement import Placement
    from annotations.store import Store
    from reader.documents.model import Document


_MANY = 1000  # annotations
_MANY_NOTEBOOKS = 50
_AT_ONCE = 1000  # fingerprints made between two questions whether to go on


class Passage(NamedTuple):
    """What a command is about.

    Attributes:
        paragraph: the ordinal of the (first) paragraph.
        start: where a span begins, None for a whole paragraph.
        end: just behind it; the end of the paragraph if the span runs on.
        until: where a span ends that runs on into later paragraphs, else None.
        scope: a passage, a section (the span is that of its heading), or the document.
    """

    paragraph: int
    start: int | None = None
    end: int | None = None
    until: End | None = None
    scope: str = PASSAGE

    @classmethod
    def of(cls, annotation: Annotation) -> Passage:
        """Return what an annotation is about."""
        a = annotation
        return cls(a.paragraph, a.start, a.end, a.until, a.scope)


class Notes:
    """Opens the notebook when it is wanted and keeps what it held at the last look.

    Attributes:
        target: the document in the form that annotations ask for.
        placements: all annotations and where they are, orphans too, in document order.
        placed: those of them that have a place in the text.
        meanings: what the reader means by colours and styles of highlights.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.target = Target(document)
        self.placements: list[Placement] = []
        self.placed = Placed()
        self.meanings: Mapping[str, str] = {}
        self._colours: dict[str, str] = {}
        self._lock = Lock()
        self._book: Notebook | None = None
        self._prepared = False

    @cached_property
    def store(self) -> Store:
        """All notebooks."""
        return open_store()

    @cached_property
    def codebook(self) -> Codebook:
        """The entries of tags, and the meanings of colours."""
        return Codebook(self.store.folder)

    @property
    def book(self) -> Notebook:
        """The notebook, opened if it was not.

        Raises:
            AnnotationError: it cannot be read.
        """
        with self._lock:
            if self._book is None:
                self._book = open_notebook(self._document, self.store, self.target)
                self.store.share(self._book)
            return self._book

    def refresh(self) -> None:
        """Take in what the notebook and the codebook hold now; may be called in a thread.

        Raises:
            AnnotationError: they cannot be read.
        """
        self.book.refresh()
        found = placements(self._document, self.book, target=self.target, known=self.placements)
        self.placements = found
        self.placed = Placed(found)
        self._colours = {code.name: code.colour for code in self.codebook.all() if code.colour}
        self.meanings = self.codebook.meanings()

    def must_prepare(self) -> bool:
        """Tell whether all paragraphs have still to get fingerprints, as the first change needs."""
        if self._prepared or self._book is None:
            return False
        return not self._book.document.fingerprints

    def prepare(self, go_on: Callable[[float], object]) -> None:
        """Make the fingerprints; ``go_on`` is told the share of those that there are."""
        count = self.target.paragraph_count
        for ordinal in range(count):
            if not ordinal % _AT_ONCE:
                go_on(ordinal / count)
            self.target.fingerprint(ordinal)
        self._prepared = True

    def again(self) -> Notes:
        """Return the same for a thread of its own, which opens the notebook anew."""
        other = Notes(self._document)
        other.placements = self.placements
        return other

    def are_many(self, *, everywhere: bool = False) -> bool:
        """Tell whether a change to many annotations, of all documents or of this one, takes long.

        Raises:
            AnnotationError: they cannot be read.
        """
        if everywhere and sum(1 for _ in self.store.folder.glob("*.json")) > _MANY_NOTEBOOKS:
            return True
        return len(self.placements) > _MANY

    def at(self, paragraph: int) -> list[Placement]:
        """Return the annotations that are on one paragraph or on a part of it."""
        return self.placed.at(paragraph)

    def find(self, identifier: str) -> Placement | None:
        """Return where the annotation with this id is, None if there is none."""
        return next((p for p in self.placements if p.annotation.id == identifier), None)

    def colour_of(self, tag: str) -> str:
        """Return the colour of a tag, else that of the nearest level above it that has one."""
        while tag and tag not in self._colours:
            tag = tag.rpartition("/")[0]
        return self._colours.get(tag, "")

    def known_tags(self) -> list[KnownTag]:
        """Return all tags that are in use or in the codebook, those used last first.

        Raises:
            AnnotationError: the codebook cannot be read.
        """
        self.book.refresh()
        codes = {code.name: code for code in self.codebook.all()}
        used = uses(self.store.summaries(on_error=lambda _: None))
        names = dict.fromkeys([*(use.tag for use in used), *codes])
        counts = {use.tag: use.times for use in used}
        return [
            KnownTag(name, counts.get(name, 0), code.shortcut, code.description)
            if (code := codes.get(name))
            else KnownTag(name, counts[name])
            for name in names
        ]

    def news(self) -> list[str]:
        """Return what the user should know about the state of the notebook."""
        recovery = self.book.recovery
        if recovery is None:
            return []
        return [tr("tui.notebook_recovered" if recovery.backup else "tui.notebook_set_aside")]

    def in_doubt(self) -> int:
        """Return how many annotations have no certain place."""
        return sum(placement.status in {UNCERTAIN, ORPHAN} for placement in self.placements)


def length(placement: Placement) -> float:
    """Return about how many code points an annotation covers; whole paragraphs are the longest."""
    spot = placement.spot
    if spot.start is None or spot.end is None:
        return _PARAGRAPH
    if spot.until is None:
        return spot.end - spot.start
    return _PARAGRAPH * (spot.until.paragraph - spot.paragraph)


_PARAGRAPH = 1e9
