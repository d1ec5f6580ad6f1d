"""What makes two documents, or two paragraphs, the same: their folded text without white space.

So a copy that was renamed, encoded otherwise, wrapped otherwise or converted to another script
keeps its id, and annotations find it.
"""

from __future__ import annotations

from reader.text.digest import blake2b

_BYTES = 8
_PIECE = 1 << 16  # code points that are folded at a time


def document_id(text: str) -> str:
    """Return the id of a document with that source text: 16 hexadecimal digits."""
    return _digest(text)


def fingerprint(text: str) -> str:
    """Return the fingerprint of a paragraph's text: 16 hexadecimal digits."""
    return _digest(text)


def _digest(text: str) -> str:
    from reader.text.fold import fold

    digest = blake2b(digest_size=_BYTES)
    for start in range(0, len(text), _PIECE):
        folded = fold("".join(text[start : start + _PIECE].split()))
        digest.update(folded.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
