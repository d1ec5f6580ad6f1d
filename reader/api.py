"""What a program may do with documents; `reader` offers these names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents import opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from reader.documents.model import Document
    from reader.search.hits import Hit


def open_document(path: str | PathLike[str], encoding: str | None = None) -> Document:
    """Read a file of any format, as it is analysed: without its reader's corrections.

    Args:
        path: an ordinary file.
        encoding: what it is in; None to find out.

    Raises:
        PizhuError: it is missing, damaged, encrypted, too large, empty, or no text.
    """
    return opening.open_document(Path(path), encoding)


def read_document(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Read bytes from anywhere.

    Args:
        data: a whole file.
        name: what it would be called; its ending tells the format where the bytes do not.
        encoding: what it is in; None to find out.

    Raises:
        PizhuError: it is damaged, encrypted, too large, empty, or no text.
    """
    return opening.read_document(data, name, encoding)


def find(document: Document, query: str, *, regex: bool = False) -> Sequence[Hit]:
    """Return the places where a query is found in a document, in order.

    Args:
        document: where to look.
        query: in the language of `pizhu search`; words are found in whatever script.
        regex: the whole query is one regular expression.

    Raises:
        PizhuError: the query cannot be understood, or a regular expression took too long.
    """
    from reader.search import compile_query, find_all

    return find_all(document, compile_query(query, regex=regex))


def convert(text: str, to: str) -> str:
    """Return a text in another script.

    Args:
        text: of any length.
        to: OpenCC's name of the conversion, such as ``s2twp``.

    Raises:
        LookupError: there is no such conversion.
    """
    from reader.text.script import converter

    return converter(to).convert(text)
