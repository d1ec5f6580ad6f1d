"""Reading a project of the REFI-QDA standard: codes, and the selections in plain texts."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from annotations.errors import FormatError
from annotations.exporters.jsonld import DOCUMENT
from annotations.identifiers import from_guid
from annotations.importers import Imported, refi
from annotations.importers.foreign import Foreign, to_annotations
from annotations.info import DocumentInfo, is_id
from annotations.model import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

    from annotations.model import Annotation

_MOST = 128 << 20  # bytes that a part may have unpacked
_CONTEXT = 32
_BROKEN = (ValueError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


def read(data: bytes) -> tuple[Imported, ...]:
    """Return codes and annotations, text by text; the codes come with the first.

    Raises:
        FormatError: it is no project, or damaged, or a part of it is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Project(archive).read()
    except (*_BROKEN, RuntimeError, OSError) as error:
        reason = " ".join(str(error).split())[:80]
        raise FormatError("annotations.not-refi", reason=reason) from error


class _Project:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        projects = [name for name in archive.namelist() if name.lower().endswith(".qde")]
        if not projects:
            raise ValueError("no project.qde")
        self._root = refi.parse(self._part(projects[0]), "Project")

    def read(self) -> tuple[Imported, ...]:
        book = self._root.find("CodeBook")
        codes = list(refi.tags(book)) if book is not None else []
        tags = {guid: name for guid, name, _ in codes}
        found = [self._source(source, tags) for source in self._root.iterfind("Sources/TextSource")]
        used = {tag for imported in found for a in imported.annotations for tag in a.tags}
        entries = tuple(
            code for _, name, code in codes if code.colour or code.description or name not in used
        )
        if not found:
            return (Imported(DocumentInfo(""), (), entries, whole=False),)
        return (found[0]._replace(codes=entries), *found[1:])

    def _source(self, source: ET.Element, tags: Mapping[str, str]) -> Imported:
        text = self._text(source)
        described = source.findtext("Description") or ""
        document = described[len(DOCUMENT) :] if described.startswith(DOCUMENT) else ""
        document = document if is_id(document) else ""
        found = [
            annotation
            for selection in source.iterfind("PlainTextSelection")
            for annotation in _annotations(selection, text, tags, document)
        ]
        info = DocumentInfo(document, source.get("name", ""))
        return Imported(info, tuple(found), (), whole=False)

    def _text(self, source: ET.Element) -> str:
        inside = source.findtext("PlainTextContent")
        if inside is not None:
            return inside
        path = source.get("plainTextPath", "")
        name = path.removeprefix("internal://").lstrip("/").lower()
        stored = self._names.get(f"sources/{name}", self._names.get(name, ""))
        if not path.startswith("internal://") or not stored:
            return ""
        return self._part(stored).decode("utf-8-sig")

    def _part(self, name: str) -> bytes:
        with self._archive.open(name) as file:
            data = file.read(_MOST + 1)
        if len(data) > _MOST:
            raise ValueError(name)
        return data


def _annotations(
    selection: ET.Element, text: str, tags: Mapping[str, str], document: str
) -> list[Annotation]:
    start, end = (int(selection.get(name, "")) for name in ("startPosition", "endPosition"))
    if not 0 <= start <= end <= len(text):
        return []
    guid = refi.guid_of(selection)
    codings = selection.iterfind("Coding/CodeRef")
    named = [tags.get(refi.guid_of(coding, "targetGUID"), "") for coding in codings]
    line = text.rfind("\n", 0, start) + 1
    return list(
        to_annotations(
            Foreign(
                name=guid,
                quote=Quote(
                    text[start:end],
                    text[max(start - _CONTEXT, 0) : start],
                    text[end : end + _CONTEXT],
                ),
                tags=tuple(tag for tag in named if tag),
                note=selection.findtext("Description") or "",
                created=selection.get("creationDateTime", ""),
                modified=selection.get("modifiedDateTime", ""),
                document=document,
                paragraph=text.count("\n", 0, start),
                start=start - line,
                id=from_guid(guid),
            )
        )
    )
