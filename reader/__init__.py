"""Pizhu: read, search and annotate long Chinese documents in a terminal.

The names below are what programs may rely on (see docs/api.md). They are loaded when they are first
used, so that importing the package costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.api import convert, find, open_document, read_document
    from reader.documents.model import (
        Cell,
        Document,
        MetadataField,
        Paragraph,
        ParagraphKind,
        Section,
        SectionKind,
        Table,
    )
    from reader.errors import PizhuError
    from reader.search.hits import Hit

__version__ = "0.1.0"
__all__ = [
    "Cell",
    "Document",
    "Hit",
    "MetadataField",
    "Paragraph",
    "ParagraphKind",
    "PizhuError",
    "Section",
    "SectionKind",
    "Table",
    "convert",
    "find",
    "open_document",
    "read_document",
]

_HOMES = {
    "Hit": "reader.search.hits",
    "PizhuError": "reader.errors",
    **dict.fromkeys(("convert", "find", "open_document", "read_document"), "reader.api"),
}
_MODEL = "reader.documents.model"


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, _MODEL)), name)
