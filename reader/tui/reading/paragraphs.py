"""A document in the form that annotations ask for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.documents.identity import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.documents.model import Document


class Paragraphs:
    """The paragraphs of a document with their fingerprints, which are worked out when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.fingerprint = cache(self._fingerprint)

    @property
    def id(self) -> str:
        """The document's id."""
        return self._document.id

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs it has."""
        return len(self._document.paragraphs)

    def text(self, ordinal: int) -> str:
        """Return the original text of a paragraph."""
        return self._document.paragraphs[ordinal].text

    def fingerprints(self) -> Iterator[str]:
        """Yield the fingerprints of all paragraphs."""
        return map(self.fingerprint, range(self.paragraph_count))

    def _fingerprint(self, ordinal: int) -> str:
        return fingerprint(self.text(ordinal))
