"""OpenDocument texts (.odt and .ott, and the flat form .fodt)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.archive import Archive
from reader.documents.formats.odf_story import OdfStory
from reader.documents.formats.odf_styles import OdfStyles
from reader.documents.formats.office_properties import read_properties
from reader.documents.formats.ooxml import child
from reader.documents.formats.writing import LineWriter
from reader.documents.formats.xml import parse_xml
from reader.errors import PizhuError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.documents.formats import Extracted

_CONTENT = "content.xml"
_PARTS = ("styles.xml", "meta.xml")
_MANIFEST = "META-INF/manifest.xml"
_ZIP = b"PK"


def read_odt(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of an OpenDocument text: one for each paragraph and each row of a table.

    A paragraph's automatic number is part of its text, headings are what the source calls so. A
    paragraph is followed by the text boxes anchored in it and by its footnotes; endnotes come
    last. Deleted and hidden text, headers and footers are left out.

    Raises:
        PizhuError: the data are no OpenDocument text, damaged, encrypted, or too large unpacked.
    """
    del encoding  # the format has its own
    is_packed = data.startswith(_ZIP)
    roots = _roots(data, name) if is_packed else [parse_xml(data, name)]
    part = _CONTENT if is_packed else ""
    body = child(roots[0], "body")
    text = None if body is None else child(body, "text")
    if text is None:
        raise PizhuError("documents.damaged", name=name)
    writer = LineWriter()
    OdfStory(writer, OdfStyles(reversed(roots))).add_all(text, part)
    meta = next((found for root in roots if (found := child(root, "meta")) is not None), None)
    return writer.extracted("ODT", read_properties(meta))


def _roots(data: bytes, name: str) -> list[_Element]:
    """Return the roots of the content and, if they are there, of the styles and the metadata."""
    archive = Archive(data, name)
    if _CONTENT not in archive:
        raise PizhuError("documents.damaged", name=name)
    if _MANIFEST in archive:
        manifest = parse_xml(archive.read(_MANIFEST), name)
        if next(manifest.iter("{*}encryption-data"), None) is not None:
            raise PizhuError("documents.encrypted", name=name)
    return [parse_xml(archive.read(part), name) for part in (_CONTENT, *_PARTS) if part in archive]
