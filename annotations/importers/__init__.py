"""Reading annotations that were exported, here or elsewhere, one module for each format.

`read` tells the format by the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from annotations.errors import FormatError

if TYPE_CHECKING:
    from annotations.codebook import Code
    from annotations.info import DocumentInfo
    from annotations.model import Annotation


class Imported(NamedTuple):
    """What an export held of one document.

    Attributes:
        document: the document; its id is empty where the export does not tell.
        annotations: its annotations.
        codes: entries of the codebook.
        whole: whether the annotations are as they were stored. If not, they hold no more than
            their words, tags, note and times, and their places are hints at most.
    """

    document: DocumentInfo
    annotations: tuple[Annotation, ...]
    codes: tuple[Code, ...]
    whole: bool = True


def read(data: bytes) -> tuple[Imported, ...]:
    """Return what an export in any of the formats holds, document by document.

    Raises:
        FormatError: it is in none of them, or it is damaged.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith(b"PK"):
        from annotations.importers import qdpx

        return qdpx.read(data)
    start = data[:4096].lstrip()
    if start.startswith(b"<"):
        from annotations.importers import qdc

        return (qdc.read(data),)
    if not start.startswith((b"{", b"[")):
        return _read_text(data.decode("utf-8", "replace").replace("\r\n", "\n").lstrip())
    from annotations.importers import calibre, json, jsonld, koreader

    content = _parsed(data)
    if isinstance(content, dict) and koreader.is_json(content):
        return koreader.read_json(content)
    if isinstance(content, dict) and calibre.is_json(content):
        return calibre.read_json(content)
    return jsonld.read(data) if jsonld.is_it(data) else (json.read(data),)


def _read_text(text: str) -> tuple[Imported, ...]:
    from annotations.importers import calibre, koreader

    if koreader.is_lua(text):
        return koreader.read_lua(text)
    if koreader.is_markdown(text):
        return koreader.read_markdown(text)
    if calibre.is_markdown(text):
        return calibre.read_markdown(text)
    raise FormatError("annotations.unknown-import")


def _parsed(data: bytes) -> object:
    """Return JSON data, None if it is none."""
    try:
        return orjson.loads(data)
    except ValueError:
        return None
