"""Files that are archives of files: always the same bytes for the same contents."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of files, by their names, none of them with a time."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            writer.writestr(entry, data)
    return archive.getvalue()


def document(root: ET.Element) -> bytes:
    """Return an XML file with this root."""
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
