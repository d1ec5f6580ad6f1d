"""Addresses of annotations and places, as they stand in exports: ``pizhu://document/annotation``.

Without a document the annotation is looked for in all of them; a number with ``¶`` in place of the
annotation is a paragraph, counted from 1.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

SCHEME: Final = "pizhu://"
_ADDRESS = (
    r"pizhu://(?P<document>[0-9A-Za-z_-]{0,128})"
    r"(?:/(?P<annotation>[0-9a-z]{16})|/(?:¶|%C2%B6)(?P<number>[1-9]\d{0,8}))?/?"
)


class Address(NamedTuple):
    """What an address names.

    Attributes:
        document: the id of the document, empty if it is not told.
        annotation: the id of the annotation, empty if it names none.
        paragraph: the ordinal of the paragraph, from 0; None if it names none.
    """

    document: str
    annotation: str = ""
    paragraph: int | None = None

    def __str__(self) -> str:
        place = self.annotation
        if self.paragraph is not None:
            place = f"¶{self.paragraph + 1}"
        return f"{SCHEME}{self.document}/{place}".rstrip("/")


def parse(text: str) -> Address | None:
    """Return what an address names, None if it is not one."""
    found = re.fullmatch(_ADDRESS, text, re.IGNORECASE)
    if found is None or not (found["document"] or found["annotation"]):
        return None
    number = found["number"]
    return Address(
        found["document"],
        (found["annotation"] or "").lower(),
        int(number) - 1 if number else None,
    )
