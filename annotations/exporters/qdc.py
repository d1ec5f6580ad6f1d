"""The tags as a codebook of the REFI-QDA standard (codebook exchange 1.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annotations.errors import AnnotationError
from annotations.exporters import archive, refi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export

NAMESPACE: Final = "urn:QDA-XML:codebook:1.0"


def render_all(exports: Sequence[Export]) -> bytes:
    """Return the tags of the documents and of the codebook.

    Raises:
        AnnotationError: there are none; a codebook may not be empty.
    """
    tags = refi.tree(exports)
    if not tags.below:
        raise AnnotationError("annotations.no-tags")
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": refi.ORIGIN})
    refi.codes(ET.SubElement(root, "Codes"), tags)
    return archive.document(root)
