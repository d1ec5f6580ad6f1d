"""Reading annotations that were exported, here or elsewhere, one module for each format.

`read` tells the format by the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    if data.startswith(b"PK"):
        from annotations.importers import qdpx

        return qdpx.read(data)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        from annotations.importers import qdc

        return (qdc.read(data),)
    from annotations.importers import ereaders, json, jsonld

    if not start.startswith((b"{", b"[")):
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").lstrip()
        if ereaders.is_markdown(text):
            return ereaders.read_markdown(text)
        raise FormatError("annotations.unknown-import")
    content = ereaders.parsed(data)
    if isinstance(content, dict) and ereaders.is_json(content):
        return ereaders.read_json(content)
    return jsonld.read(data) if jsonld.is_it(data) else (json.read(data),)
