"""Sketches: small samples of a document's clauses, by which documents that share text are found.

A clause is what stands between marks of punctuation. Its folded text is hashed, and the hashes
below a bound are kept, the same ones in every document (FracMinHash: Irber et al. 2022), so that
the share of common hashes estimates the share of common clauses, also of a page in a book.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING
from zlib import crc32

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLAUSE = re.compile(r"\w{6,}")
_BOUND = 1 << 31  # of 2**32: every other clause


def sketch(texts: Iterable[str]) -> bytes:
    """Return the sketch of a document with those paragraphs."""
    hashes = {crc32(clause.encode("utf-8", "surrogatepass")) for clause in clauses(texts)}
    return array("I", sorted(h for h in hashes if h < _BOUND)).tobytes()


def clauses(texts: Iterable[str]) -> list[str]:
    """Return the clauses of paragraphs, folded, those of few characters left out."""
    return _CLAUSE.findall(fold("\n".join(texts)))


def hashes(packed: bytes) -> array[int]:
    """Return the hashes of a sketch, in ascending order, none twice."""
    return array("I", packed)
