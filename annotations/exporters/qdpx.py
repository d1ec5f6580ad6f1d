"""Documents, tags and annotations as a project of the REFI-QDA standard (project exchange 1.0).

A document is a plain text: its paragraphs, a line each. An annotation is a selection in it, its
tags are codings, its note is the description. One of the whole document is a note with codings,
one whose place was not found a note that says all in words.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annotations.exporters import archive, manuscript_of, refi
from annotations.exporters.characters import visible
from annotations.exporters.jsonld import DOCUMENT
from annotations.exporters.places import marks
from annotations.identifiers import to_guid
from annotations.model import DOCUMENT as WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export
    from annotations.model import Annotation

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_NAME = 40


def render_all(exports: Sequence[Export]) -> bytes:
    """Return the project: ``project.qde`` and the texts, packed.

    Raises:
        AnnotationError: the text of a document is not at hand.
    """
    project = _Project(exports)
    for export in exports:
        project.add(export)
    return archive.packed({"project.qde": archive.document(project.finished()), **project.texts})


class _Project:
    """The parts of a project, in the order in which the schema wants them.

    Attributes:
        texts: the plain texts by their names in the archive.
    """

    def __init__(self, exports: Sequence[Export]) -> None:
        author = exports[0].labels.author if exports else refi.ORIGIN
        title = exports[0].document.title if len(exports) == 1 else author
        self._root = _element("Project", xmlns=NAMESPACE, name=title, origin=refi.ORIGIN)
        self._author = author
        users = ET.SubElement(self._root, "Users")
        placements = (placement for export in exports for placement in export.placements)
        named = (placement.annotation.author for placement in placements)
        for name in dict.fromkeys((author, *sorted(set(filter(None, named))))):
            users.append(_element("User", guid=refi.guid("user", name), name=name))
        tags = refi.tree(exports)
        if tags.below:
            book = ET.SubElement(self._root, "CodeBook")
            refi.codes(ET.SubElement(book, "Codes"), tags)
        self._sources = _element("Sources")
        self._notes = _element("Notes")
        self.texts: dict[str, bytes] = {}

    def add(self, export: Export) -> None:
        """Add a document with its annotations."""
        lengths = [len(block.text) for block in manuscript_of(export).blocks]
        starts = list(accumulate((length + 1 for length in lengths), initial=0))
        guid = refi.guid("document", export.document.id)
        name = export.document.title or export.document.id
        source = _element("TextSource", guid=guid, name=name)
        source.set("plainTextPath", f"internal://{guid}.txt")
        made = [t for p in export.placements if _TIME.fullmatch(t := p.annotation.created)]
        if made:  # QualCoder's older versions cannot do without
            source.set("creatingUser", refi.guid("user", self._author))
            source.set("creationDateTime", min(made))
        _describe(source, DOCUMENT + export.document.id)
        self._sources.append(source)
        text = "\n".join(visible(block.text) for block in manuscript_of(export).blocks)
        self.texts[f"Sources/{guid}.txt"] = text.encode()
        found, lost = marks(export, lengths)
        whole = []
        ends = {
            mark.placement.annotation.id: starts[paragraph] + mark.end
            for paragraph in found
            for mark in found[paragraph]
            if mark.closes
        }
        for paragraph in sorted(found):
            for mark in (mark for mark in found[paragraph] if mark.opens):
                annotation = mark.placement.annotation
                if annotation.scope == WHOLE:
                    whole.append(self._on_document(annotation, export))
                    continue
                start = starts[paragraph] + mark.start
                source.append(self._selection(annotation, start, ends[annotation.id]))
        orphans = [self._orphan(mark.placement.annotation, export.labels.orphans) for mark in lost]
        for note in (*orphans, *whole):
            self._notes.append(note)
            source.append(_element("NoteRef", targetGUID=note.get("guid", "")))

    def finished(self) -> ET.Element:
        """Return the root; parts that would be empty are left out."""
        self._root.extend(part for part in (self._sources, self._notes) if len(part))
        return self._root

    def _selection(self, annotation: Annotation, start: int, end: int) -> ET.Element:
        words = " ".join(annotation.quote.exact.split())[:_NAME]
        selection = _element("PlainTextSelection", guid=to_guid(annotation.id), name=words)
        selection.set("startPosition", str(start))
        selection.set("endPosition", str(end))
        self._sign(selection, annotation)
        if annotation.note:
            _describe(selection, annotation.note)
        self._code(selection, annotation)
        return selection

    def _on_document(self, annotation: Annotation, export: Export) -> ET.Element:
        note = self._note(annotation, export.labels.document)
        _describe(note, DOCUMENT + export.document.id)
        ET.SubElement(note, "PlainTextContent").text = visible(annotation.note)
        self._code(note, annotation)
        return note

    def _orphan(self, annotation: Annotation, name: str) -> ET.Element:
        note = self._note(annotation, name)
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        said = [part for part in (annotation.quote.exact, tags, annotation.note) if part]
        ET.SubElement(note, "PlainTextContent").text = visible("\n\n".join(said))
        return note

    def _note(self, annotation: Annotation, name: str) -> ET.Element:
        note = _element("Note", guid=to_guid(annotation.id), name=name)
        self._sign(note, annotation)
        return note

    def _code(self, element: ET.Element, annotation: Annotation) -> None:
        for tag in annotation.tags:
            coding = _element("Coding", guid=refi.guid("coding", f"{annotation.id}:{tag}"))
            coding.set("creatingUser", self._user(annotation))
            coding.append(_element("CodeRef", targetGUID=refi.guid("code", tag)))
            element.append(coding)

    def _sign(self, element: ET.Element, annotation: Annotation) -> None:
        times = {
            "creationDateTime": annotation.created,
            "modifiedDateTime": annotation.modified,
        }
        element.set("creatingUser", self._user(annotation))
        for name, time in times.items():
            if _TIME.fullmatch(time):
                element.set(name, time)

    def _user(self, annotation: Annotation) -> str:
        return refi.guid("user", annotation.author or self._author)


def _describe(element: ET.Element, text: str) -> None:
    ET.SubElement(element, "Description").text = visible(text)


def _element(kind: str, /, **attributes: str) -> ET.Element:
    return ET.Element(kind, {key: visible(v) for key, v in attributes.items()})
