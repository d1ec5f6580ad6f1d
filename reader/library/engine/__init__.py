"""Where the texts of the library lie, and how passages are found in them.

An engine knows documents by a number that the catalogue gives them, and nothing else of the
catalogue. All that it keeps can be made again from the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.documents.model import Document
    from reader.search.query import Node

Passages: TypeAlias = "Mapping[int, Sequence[int]]"
"""The numbers of documents, in ascending order, and the ordinals of paragraphs in each."""


class Text(NamedTuple):
    """What an engine takes of a document.

    Attributes:
        document: its number, positive.
        identity: its id.
        rows: the tokens of each paragraph, from `reader.library.engine.tokens`.
        body: the paragraphs and the outline, from `reader.library.engine.bodies`.
        sketch: see `reader.library.sketches`.
    """

    document: int
    identity: str
    rows: Sequence[str]
    body: bytes
    sketch: bytes


class Found(NamedTuple):
    """Which paragraphs answer a query.

    Attributes:
        passages: the paragraphs.
        exact: these are all that answer it and no others; otherwise they are all that may, and
            their documents have to be looked through.
    """

    passages: Passages
    exact: bool


class Engine(Protocol):
    """Keeps texts and finds paragraphs in them.

    Every method raises `PizhuError` where the engine cannot be reached or its data is damaged.
    """

    def identities(self) -> Mapping[int, str]:
        """Return which documents there are, and the identity that each had when it was put."""

    def put(self, texts: Iterable[Text]) -> None:
        """Take documents in place of their earlier states: all of them or, on failure, none."""

    def drop(self, documents: Collection[int]) -> None:
        """Forget documents; such as are not known are no error."""

    def settle(self) -> None:
        """Put in order what many changes have scattered, so that searches are fast."""

    def find(self, node: Node) -> Found:
        """Return the paragraphs that answer a query."""

    def document(self, number: int) -> Document:
        """Return the paragraphs and the outline of a document, without its source.

        Raises:
            KeyError: there is no such document.
        """

    def sketches(self) -> Mapping[int, bytes]:
        """Return the sketch of every document."""

    def close(self) -> None:
        """Let go of files and connections."""
