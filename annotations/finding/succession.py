"""Whether a document is an earlier state of another one, going by paths and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.info import shortened

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from annotations.info import DocumentInfo
    from annotations.notebook import Notebook

_SAME_PATH_OVERLAP = 0.2
_OTHER_PATH_OVERLAP = 0.6


class Previous(NamedTuple):
    """An earlier state of an edited document.

    ``overlap`` is the share of paragraphs that both have (Jaccard index, 0 to 1).
    """

    document: DocumentInfo
    total: int
    same_path: bool
    overlap: float


def compare(notebook: Notebook, path: str, fingerprints: AbstractSet[str]) -> Previous | None:
    """Return how a notebook's document is an earlier state of another one, None if it is not.

    Args:
        notebook: that of the document.
        path: where the source of the other one is.
        fingerprints: those of the paragraphs of the other one, shortened.
    """
    document = notebook.document
    known = set(document.fingerprints)
    if not known:
        known = {shortened(a.fingerprint) for a in notebook.all() if a.fingerprint}
        fingerprints = fingerprints & known
    overlap = len(known & fingerprints) / max(len(known | fingerprints), 1)
    same_path = bool(path) and document.path == path
    if overlap < (_SAME_PATH_OVERLAP if same_path else _OTHER_PATH_OVERLAP):
        return None
    return Previous(document, len(notebook.all()), same_path, overlap)
