"""What a query means: a tree of terms.

Terms hold folded text, so that they meet a document's folded text in any script, width and case.
They are equal only to their like: what is looked for in a text and in notes are two things.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re


class Manner(Flag):
    """How words are matched that do not say it themselves.

    Attributes:
        PLAIN: as they are, in any script, width and case.
        PINYIN: such as may be pinyin also by sound.
        FUZZY: also what differs in few characters.
        REGIONAL: also what other regions say instead.
        TYPED: such as may be pinyin by sound, where nothing is found otherwise; for what a user is
            still typing.
    """

    PLAIN = 0
    PINYIN = auto()
    FUZZY = auto()
    REGIONAL = auto()
    TYPED = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs that contain ``needle``, which is folded."""

    needle: str


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Paragraphs that contain what sounds as ``typed``, which is folded.

    Attributes:
        typed: see `reader.search.spelling.graph`.
        initials: syllables may be cut to their initials.
    """

    typed: str
    initials: bool


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Paragraphs that contain something like ``needle``, which is folded."""

    needle: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Paragraphs whose folded text a regular expression finds something in.

    Attributes:
        regex: compiled for folded text.
        cheap: its time cannot get out of hand on a paragraph of ordinary length.
    """

    regex: re.Pattern[str]
    cheap: bool


@dataclass(frozen=True, slots=True)
class InSection:
    """Paragraphs in a section whose title contains ``needle``, which is folded."""

    needle: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """Paragraphs of a kind, a value of `reader.documents.model.ParagraphKind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """Places annotated with a tag, which is folded."""

    tag: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Places annotated with a note that contains ``needle``, which is folded."""

    needle: str


@dataclass(frozen=True, slots=True)
class Not:
    """Paragraphs that a term does not match."""

    term: Node


@dataclass(frozen=True, slots=True)
class And:
    """Paragraphs that every term matches."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Paragraphs that at least one term matches."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class FirstOf:
    """What the first term finds that finds anything in the document."""

    terms: tuple[Node, ...]


Leaf = Text | Pinyin | Fuzzy | Pattern | InSection | OfKind | Tagged | Noted
Node = Leaf | Not | And | Or | FirstOf


class Query(NamedTuple):
    """A query, ready to be put to documents.

    Attributes:
        source: as the user wrote it.
        root: what it means; None if it is empty, and then it finds nothing.
    """

    source: str
    root: Node | None
