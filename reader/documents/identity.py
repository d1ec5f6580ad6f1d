"""What makes two documents, or two paragraphs, the same: their folded text without white space.

So a copy that was renamed, encoded otherwise, wrapped otherwise or converted to another script
keeps its id, and annotations find it.
"""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 8


def document_id(text: str) -> str:
    """Return the id of a document with that source text: 16 hexadecimal digits."""
    return _digest(text)


def fingerprint(text: str) -> str:
    """Return the fingerprint of a paragraph's text: 16 hexadecimal digits."""
    return _digest(text)


def _digest(text: str) -> str:
    from reader.text.fold import fold

    folded = fold("".join(text.split()))
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
