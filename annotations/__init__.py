"""Tags, notes, highlights and bookmarks, and the store that keeps them.

`Store` opens notebooks, a `Notebook` holds the `Annotation`s of one document. Names are loaded
when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotations.errors import (
        AnnotationError,
        FormatError,
        StorageError,
        UnknownAnnotationError,
    )
    from annotations.info import DocumentInfo
    from annotations.model import Annotation, Quote
    from annotations.notebook import Notebook
    from annotations.quote import Anchorable, annotate
    from annotations.store import Store

__all__ = [
    "Anchorable",
    "Annotation",
    "AnnotationError",
    "DocumentInfo",
    "FormatError",
    "Notebook",
    "Quote",
    "StorageError",
    "Store",
    "UnknownAnnotationError",
    "annotate",
]

_HOMES = {
    "Anchorable": "quote",
    "Annotation": "model",
    "AnnotationError": "errors",
    "DocumentInfo": "info",
    "FormatError": "errors",
    "Notebook": "notebook",
    "Quote": "model",
    "Store": "store",
    "StorageError": "errors",
    "UnknownAnnotationError": "errors",
    "annotate": "quote",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"annotations.{_HOMES[name]}"), name)
