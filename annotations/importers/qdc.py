"""Reading a codebook of the REFI-QDA standard."""

from __future__ import annotations

from annotations.errors import FormatError
from annotations.importers import Imported, refi
from annotations.info import DocumentInfo


def read(data: bytes) -> Imported:
    """Return the codes as entries of the codebook, without a document.

    Raises:
        FormatError: it is no codebook, or damaged.
    """
    try:
        codes = tuple(code for _, _, code in refi.tags(refi.parse(data, "CodeBook")))
    except ValueError as error:
        raise FormatError("annotations.not-refi", reason=str(error)[:80]) from error
    return Imported(DocumentInfo(""), (), codes, whole=False)
