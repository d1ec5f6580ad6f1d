"""One reader per format of source.

Other packages can add readers, see `added`.
"""

from __future__ import annotations

from importlib import import_module

from reader.typed import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Locator, MetadataField
    from reader.documents.structure import Line


class Extracted(NamedTuple):
    """What a format reader finds in the bytes of a source.

    Attributes:
        source: the source text, which every source offset indexes.
        encoding: what the bytes were decoded with.
        lines: the sanitised lines of the text proper, in reading order.
        metadata: what the format itself states about the document.
        locators: where the source text stands in the file, in order; empty where it is the file.
    """

    source: str
    encoding: str
    lines: Sequence[Line]
    metadata: tuple[MetadataField, ...] = ()
    locators: Sequence[Locator] = ()


class FormatReader(Protocol):
    """Takes the bytes, the name and the encoding (None: unknown) of a source.

    Raises `PizhuError` where the bytes are not of its format.
    """

    def __call__(self, data: bytes, name: str, encoding: str | None) -> Extracted:
        """Return the text in ``data``."""


_READERS = {
    "text": "text:read_text",
    "markdown": "markdown:read_markdown",
    "html": "html:read_html",
    "mhtml": "mhtml:read_mhtml",
    "epub": "epub:read_epub",
    "fb2": "fb2:read_fb2",
    "docx": "docx:read_docx",
    "odt": "odt:read_odt",
    "rtf": "rtf:read_rtf",
    "doc": "word_binary:read_word_binary",
    "pdf": "pdf:read_pdf",
}


def reader_for(name: str, data: bytes) -> FormatReader:
    """Return the format reader for a source of that file name and content.

    What nobody knows is read as plain text, which refuses what is none.

    Raises:
        PizhuError: the reader that another package adds for it cannot be loaded.
    """
    from reader.documents.formats.recognition import ending, recognise

    found = recognise(name, data)
    if found is None:
        from reader.documents.formats.added import added_reader

        added = added_reader(ending(name))
        if added is not None:
            return added
    module, _, function = _READERS.get(found or "", _READERS["text"]).partition(":")
    reader: FormatReader = getattr(import_module(f"{__name__}.{module}"), function)
    return reader
