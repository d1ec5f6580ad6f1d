"""What the names of paragraph styles mean in word processors."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.documents.model import ParagraphKind

_HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])$")
_TITLE = re.compile(r"(?:title|标题|標題)$")
_CONTENTS = re.compile(r"(?:toc|contents|目录|目錄) ?(?:[1-9]|heading|标题|標題)$")
_CAPTION = re.compile(r"(?:caption|题注|題注|標號)$")


class NamedStyle(NamedTuple):
    """What a name says; None where it says nothing.

    Attributes:
        level: the level of a heading (0: the title), -1 for what is no heading.
        kind: the kind of paragraph.
    """

    level: int | None = None
    kind: ParagraphKind | None = None


def read_style_name(name: str) -> NamedStyle:
    """Return what the name of a style means, in English or as Chinese versions write it."""
    name = name.strip().lower()
    heading = _HEADING.match(name)
    if heading:
        return NamedStyle(level=int(heading[1]))
    if _TITLE.match(name):
        return NamedStyle(level=0)
    if _CONTENTS.match(name):
        return NamedStyle(-1, ParagraphKind.FURNITURE)
    if _CAPTION.match(name):
        return NamedStyle(-1, ParagraphKind.CAPTION)
    return NamedStyle()
