"""Two documents compared: their paragraphs aligned, and what differs in each pair."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.comparison.alignment import Kind, align
from reader.comparison.changes import Change, Nature, changes
from reader.comparison.joined import Joined
from reader.comparison.rewriting import rewritten
from reader.comparison.seams import Repair, repairs
from reader.comparison.shingles import compact
from reader.comparison.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.alignment import Block
    from reader.documents.model import Document


class Pairing(NamedTuple):
    """Paragraphs that stand for one another, and how they differ.

    Attributes:
        block: the paragraphs.
        changes: what differs, in the order of the texts; nothing for paragraphs of one document.
    """

    block: Block
    changes: tuple[Change, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether a reader of one document misses anything of the other, or finds it elsewhere."""
        return bool(self.changes) or self.block.kind is not Kind.PAIR or self.block.moved


class Summary(NamedTuple):
    """How many paragraphs, or blocks of them, are of each sort, and how many changes there are."""

    words: int
    figures: int
    marks: int
    same: int
    changed: int
    moved: int
    divided: int
    rewritten: int
    missing: int
    added: int
    repeated: int


class Collation:
    """What a comparison of two documents has found.

    Attributes:
        old: the one document.
        new: the other one.
        pairings: blocks of paragraphs that hold each paragraph of both once.
    """

    def __init__(
        self, old: Document, new: Document, found: Sequence[Pairing] | None = None
    ) -> None:
        """Compare two documents, in a time linear in their lengths.

        Args:
            old: the one.
            new: the other.
            found: their `pairings`, where these are known already.
        """
        self.old = old
        self.new = new
        self.pairings = pairings(old, new) if found is None else found

    @cached_property
    def repairs(self) -> list[Repair]:
        """What either document could be repaired with from the other one."""
        return repairs(self.old, self.new, self.pairings)

    @property
    def equal(self) -> bool:
        """Whether the documents say the same in the same order."""
        return not any(pairing.differs for pairing in self.pairings)

    @cached_property
    def summary(self) -> Summary:
        """How many of each sort there are."""
        kinds = Counter(pairing.block.kind for pairing in self.pairings)
        in_words = [p for p in self.pairings if p.block.kind is not Kind.REWRITTEN]
        natures = Counter(change.nature for p in in_words for change in p.changes)
        pairs = [p for p in self.pairings if p.block.kind is Kind.PAIR]
        return Summary(
            same=sum(not pairing.differs for pairing in pairs),
            changed=sum(bool(pairing.changes) for pairing in pairs),
            moved=sum(pairing.block.moved for pairing in self.pairings),
            divided=kinds[Kind.SPLIT] + kinds[Kind.MERGED] + kinds[Kind.RECUT],
            rewritten=kinds[Kind.REWRITTEN],
            missing=kinds[Kind.MISSING],
            added=kinds[Kind.ADDED],
            repeated=kinds[Kind.REPEATED],
            words=natures[Nature.WORDS],
            figures=natures[Nature.FIGURES],
            marks=natures[Nature.MARKS],
        )


def pairings(old: Document, new: Document) -> list[Pairing]:
    """Return blocks of paragraphs that hold each paragraph of both documents once."""
    texts = [[p.text for p in document.paragraphs] for document in (old, new)]
    vocabulary = Vocabulary(*(map(compact, some) for some in texts))
    blocks = rewritten(align(*texts), old, new)
    return [Pairing(block, _changes(texts, block, vocabulary)) for block in blocks]


def _changes(
    texts: Sequence[Sequence[str]], block: Block, vocabulary: Vocabulary
) -> tuple[Change, ...]:
    if [texts[0][at] for at in block.old] == [texts[1][at] for at in block.new]:
        return ()  # as in most pairs of two editions
    if not (block.old and block.new):
        return ()
    old, new = Joined(texts[0], block.old), Joined(texts[1], block.new)
    if block.kind is Kind.REWRITTEN:
        whole = old.spans(0, len(old.text)), new.spans(0, len(new.text))
        return (Change(Nature.WORDS, *whole),)
    return tuple(changes(old, new, vocabulary))
