"""What the exports of programs for reading books have in common: they know words, not places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.errors import FormatError
from annotations.importers import Imported
from annotations.importers.foreign import Foreign, to_annotations
from annotations.info import DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

BROKEN = (KeyError, TypeError, AttributeError, ValueError, OverflowError, OSError)
"""What reading damaged data raises."""


def book(title: str, path: str, found: Iterable[Foreign]) -> Imported:
    """Return the annotations of a book."""
    annotations = tuple(a for foreign in found for a in to_annotations(foreign))
    return Imported(DocumentInfo("", title, path), annotations, (), whole=False)


def damaged(error: Exception) -> FormatError:
    """Return the error to raise for an export that is damaged."""
    return FormatError("annotations.not-ereader", reason=" ".join(str(error).split())[:80])
