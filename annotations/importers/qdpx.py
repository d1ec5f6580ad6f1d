"""Reading a project of the REFI-QDA standard: codes, and the selections in plain texts.

QualCoder writes a selection for each code, with a new GUID each time, and keeps remarks on the text
as notes that hold a selection. So what it says of one stretch becomes one annotation, named by its
place.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from annotations.errors import FormatError
from annotations.exporters.jsonld import DOCUMENT
from annotations.exporters.qdpx import PARAGRAPH, SECTION_SIGN
from annotations.exporters.refi import ORIGIN
from annotations.identifiers import from_guid
from annotations.importers import Imported, refi
from annotations.importers.foreign import Foreign, to_annotations
from annotations.info import DocumentInfo, is_id
from annotations.model import BOOKMARK, HIGHLIGHT, PASSAGE, SECTION, Quote, plain
from annotations.model import DOCUMENT as WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MOST = 128 << 20  # bytes that a part may have unpacked
_CONTEXT = 32
_RANKS = ("", HIGHLIGHT, BOOKMARK)
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
        self._users = {
            refi.guid_of(u): u.get("name", "") for u in self._root.iterfind("Users/User")
        }
        self._notes = {refi.guid_of(note): note for note in self._root.iterfind("Notes/Note")}
        self._links = _links(self._root)
        origin = self._root.get("origin", "")
        self._is_qualcoder = origin.lower().startswith("qualcoder")
        self._is_ours = origin == ORIGIN
        if self._is_ours and self._users:
            self._users[next(iter(self._users))] = ""  # stands for nobody in particular

    def read(self) -> tuple[Imported, ...]:
        book = self._root.find("CodeBook")
        codes = list(refi.tags(book)) if book is not None else []
        self._marks = refi.marks(book) if book is not None else {}
        tags = {guid: name for guid, name, _ in codes}
        texts = self._root.iterfind("Sources/TextSource")
        pages = self._root.iterfind("Sources/PDFSource/Representation")
        found = [self._source(source, tags) for source in (*texts, *pages)]
        used = {tag for imported in found for a in imported.annotations for tag in a.tags}
        entries = tuple(
            code
            for _, name, code in codes
            if code.colour or code.description or code.memo or name not in used
        )
        if not found:
            return (Imported(DocumentInfo(""), (), entries, whole=False),)
        return (found[0]._replace(codes=entries), *found[1:])

    def _source(self, source: ET.Element, tags: Mapping[str, str]) -> Imported:
        text = self._text(source)
        *_, described = (source.findtext("Description") or "").split("\n")
        document = described[len(DOCUMENT) :] if described.startswith(DOCUMENT) else ""
        document = document if is_id(document) else ""
        selections = [
            foreign
            for selection in (*source.iterfind("PlainTextSelection"), *self._remarks(source))
            if (foreign := self._foreign(selection, text, tags, document))
        ]
        if self._is_qualcoder:
            selections = _united(source.get("name", ""), selections)
        selections += self._on_document(source, tags, document)
        found = [annotation for foreign in selections for annotation in to_annotations(foreign)]
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

    def _notes_on(self, source: ET.Element) -> Iterator[ET.Element]:
        """Yield the notes that a text refers to."""
        for reference in source.iterfind("NoteRef"):
            note = self._notes.get(refi.guid_of(reference, "targetGUID"))
            if note is not None:
                yield note

    def _remarks(self, source: ET.Element) -> Iterator[ET.Element]:
        """Yield the selections in the notes that a text refers to, each with what the note says."""
        for note in self._notes_on(source):
            selection = note.find("PlainTextSelection")
            if selection is not None:
                said = ET.SubElement(selection, "Description")
                said.text = note.findtext("PlainTextContent")
                selection.attrib.update({k: v for k, v in note.attrib.items() if k != "guid"})
                yield selection

    def _on_document(
        self, source: ET.Element, tags: Mapping[str, str], document: str
    ) -> Iterator[Foreign]:
        """Yield the notes on a whole text; in our own projects others are on words that it lost."""
        for note in self._notes_on(source):
            if note.find("PlainTextSelection") is not None:
                continue
            described = plain(note.findtext("Description") or "")
            lost = described if self._is_ours and not described.startswith(DOCUMENT) else ""
            said = self._said(note, tags)._replace(note=self._content(note), document=document)
            yield said._replace(quote=Quote(lost), scope=PASSAGE if lost else WHOLE)

    def _content(self, note: ET.Element) -> str:
        try:
            return self._text(note)
        except UnicodeDecodeError:
            return ""

    def _foreign(
        self, selection: ET.Element, text: str, tags: Mapping[str, str], document: str
    ) -> Foreign | None:
        start, end = (int(selection.get(name, "")) for name in ("startPosition", "endPosition"))
        if not 0 <= start <= end <= len(text):
            return None
        before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
        name = selection.get("name", "") if self._is_ours else ""
        return self._said(selection, tags)._replace(
            quote=Quote(text[start:end], before, after),
            note=selection.findtext("Description") or "",
            document=document,
            paragraph=text.count("\n", 0, start),
            start=start - (text.rfind("\n", 0, start) + 1),
            scope=SECTION if name.startswith(SECTION_SIGN) else PASSAGE,
            is_whole=name.startswith(PARAGRAPH),
        )

    def _said(self, element: ET.Element, tags: Mapping[str, str]) -> Foreign:
        """Return what a selection or a note says without its words: tags, marks, times, author."""
        guid = refi.guid_of(element)
        codings = element.findall("Coding")
        coded = [
            refi.guid_of(c, "targetGUID") for coding in codings for c in coding.iter("CodeRef")
        ]
        marks = [mark for code in coded if (mark := self._marks.get(code))]
        colour = next((mark for mark in marks if mark != BOOKMARK), None)
        signed = [refi.guid_of(part, "creatingUser") for part in (element, *codings)]
        return Foreign(
            name=guid,
            quote=Quote(),
            tags=tuple(tag for code in coded if (tag := tags.get(code))),
            created=element.get("creationDateTime", ""),
            modified=element.get("modifiedDateTime", ""),
            id=from_guid(guid),
            author=next((name for user in signed if (name := self._users.get(user))), ""),
            colour=colour,
            kind=BOOKMARK if BOOKMARK in marks else HIGHLIGHT if colour else "",
            links=self._links.get(guid, ()),
        )


def _links(root: ET.Element) -> dict[str, tuple[str, ...]]:
    """Return the ids of our annotations to which others refer, by the GUIDs of those."""
    links: dict[str, tuple[str, ...]] = {}
    for link in root.iterfind("Links/Link"):
        origin, target = (refi.guid_of(link, name) for name in ("originGUID", "targetGUID"))
        if target and (identifier := from_guid(target)):
            links[origin] = (*links.get(origin, ()), identifier)
    return links


def _united(source: str, selections: Iterable[Foreign]) -> list[Foreign]:
    """Return the selections of one stretch, one person and one remark as one."""
    united: dict[object, Foreign] = {}
    for one in selections:
        place = (one.paragraph, one.start, len(one.quote.exact), one.author, one.note)
        first = united.get(place, one._replace(tags=()))
        united[place] = first._replace(
            name=":".join(map(str, (source, *place))),
            tags=(*first.tags, *one.tags),
            colour=first.colour or one.colour,
            kind=max(first.kind, one.kind, key=_RANKS.index),
        )
    return list(united.values())
