"""What a query means: a tree of terms.

Terms hold folded text, so that they meet a document's folded text in any script, width and case.
They are equal only to their like: what is looked for in a text and in notes are two things.
"""

from __future__ import annotations

from enum import Flag, auto

from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from typing import TypeVar

    Term = TypeVar("Term", bound=tuple[object, ...])


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


def _unlike(kind: type[Term]) -> type[Term]:
    """Let a term, though it is a tuple, equal only its like."""

    def equal(term: Term, other: object) -> bool:
        return type(other) is kind and tuple.__eq__(term, other)

    methods = {
        "__eq__": equal,
        "__ne__": lambda term, other: not equal(term, other),
        "__hash__": lambda term: hash((kind, *term)),
    }
    for name, method in methods.items():
        setattr(kind, name, method)
    return kind


@_unlike
class Text(NamedTuple):
    """Paragraphs that contain ``needle``, which is folded."""

    needle: str


@_unlike
class Pinyin(NamedTuple):
    """Paragraphs that contain what sounds as ``typed``, which is folded.

    Attributes:
        typed: see `reader.search.spelling.graph`.
        initials: syllables may be cut to their initials.
    """

    typed: str
    initials: bool


@_unlike
class Fuzzy(NamedTuple):
    """Paragraphs that contain something like ``needle``, which is folded."""

    needle: str


@_unlike
class Pattern(NamedTuple):
    """Paragraphs whose folded text a regular expression finds something in.

    Attributes:
        regex: compiled for folded text.
        cheap: its time cannot get out of hand on a paragraph of ordinary length.
    """

    regex: re.Pattern[str]
    cheap: bool


@_unlike
class InSection(NamedTuple):
    """Paragraphs in a section whose title contains ``needle``, which is folded."""

    needle: str


@_unlike
class OfKind(NamedTuple):
    """Paragraphs of a kind, a value of `reader.documents.model.ParagraphKind`."""

    kind: str


@_unlike
class Tagged(NamedTuple):
    """Places annotated with a tag, which is folded."""

    tag: str


@_unlike
class Noted(NamedTuple):
    """Places annotated with a note that contains ``needle``, which is folded."""

    needle: str


@_unlike
class Not(NamedTuple):
    """Paragraphs that a term does not match."""

    term: Node


@_unlike
class And(NamedTuple):
    """Paragraphs that every term matches."""

    terms: tuple[Node, ...]


@_unlike
class Or(NamedTuple):
    """Paragraphs that at least one term matches."""

    terms: tuple[Node, ...]


@_unlike
class FirstOf(NamedTuple):
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
