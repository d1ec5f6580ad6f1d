"""Documents, tags and annotations as a project of the REFI-QDA standard (project exchange 1.0).

A document is a plain text: its paragraphs, a line each. An annotation is a selection in it, its
tags are codings, and so are colour, style and bookmark (`refi_marks`); its note is the description.
The name of a selection is its words; on a whole paragraph `PARAGRAPH` and the number, on a section
`SECTION_SIGN` and the heading. One of the whole document is a note with codings, one whose place
was not found a note that says all in words; QualCoder leaves such notes out, so what they say also
stands in the description of the document. Links between annotations are links.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annotations.exporters import archive, manuscript_of, refi, refi_marks
from annotations.exporters.characters import visible
from annotations.exporters.jsonld import DOCUMENT
from annotations.exporters.places import marks
from annotations.identifiers import to_guid
from annotations.model import DOCUMENT as WHOLE
from annotations.model import SECTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotations.exporters import Export
    from annotations.model import Annotation

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
PARAGRAPH: Final = "¶"
SECTION_SIGN: Final = "§"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_NAME = 40
_NO_TIME = "1970-01-01T00:00:00Z"


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
        annotations = [p.annotation for export in exports for p in export.placements]
        named = sorted({a.author for a in annotations if a.author})
        for name in dict.fromkeys((author, *named)):
            users.append(_element("User", guid=refi.guid("user", name), name=name))
        tags = refi.tree(exports)
        marks = [mark for a in annotations for mark in refi_marks.marks_of(a)]
        if tags.below or marks:
            codes = ET.SubElement(ET.SubElement(self._root, "CodeBook"), "Codes")
            taken = refi.codes(codes, tags)
            refi_marks.codes(codes, marks, exports[0].labels, taken)
        self._sources = _element("Sources")
        self._notes = _element("Notes")
        self._links = _links(annotations)
        self.texts: dict[str, bytes] = {}

    def add(self, export: Export) -> None:
        """Add a document with its annotations."""
        guid = refi.guid("document", export.document.id)
        name = export.document.title or export.document.id
        source = _element("TextSource", guid=guid, name=name)
        source.set("plainTextPath", f"internal://{guid}.txt")
        made = [t for p in export.placements if _TIME.fullmatch(t := p.annotation.created)]
        if made:  # QualCoder's older versions cannot do without
            source.set("creatingUser", refi.guid("user", self._author))
            source.set("creationDateTime", min(made))
        text = "\n".join(visible(block.text) for block in manuscript_of(export).blocks)
        self.texts[f"Sources/{guid}.txt"] = text.encode()
        selections, beside = self._marked(export)
        _describe(source, "\n\n".join([*map(_in_words, beside), DOCUMENT + export.document.id]))
        source.extend(selections)
        for annotation in beside:
            note = self._note(annotation, export)
            self._notes.append(note)
            source.append(_element("NoteRef", targetGUID=note.get("guid", "")))
        self._sources.append(source)

    def finished(self) -> ET.Element:
        """Return the root; parts that would be empty are left out."""
        self._root.extend(part for part in (self._sources, self._notes, self._links) if len(part))
        return self._root

    def _marked(self, export: Export) -> tuple[list[ET.Element], list[Annotation]]:
        """Return the selections in a document, and the annotations that have no place in it."""
        lengths = [len(block.text) for block in manuscript_of(export).blocks]
        starts = list(accumulate((length + 1 for length in lengths), initial=0))
        found, lost = marks(export, lengths)
        placed = [(starts[n], mark) for n in sorted(found) for mark in found[n]]
        ends = {m.placement.annotation.id: start + m.end for start, m in placed if m.closes}
        opened = [(start + m.start, m.placement.annotation) for start, m in placed if m.opens]
        selections = [
            self._selection(annotation, start, ends[annotation.id])
            for start, annotation in opened
            if annotation.scope != WHOLE
        ]
        whole = [annotation for _, annotation in opened if annotation.scope == WHOLE]
        return selections, [*(mark.placement.annotation for mark in lost), *whole]

    def _selection(self, annotation: Annotation, start: int, end: int) -> ET.Element:
        name = _name_of(annotation)
        selection = _element("PlainTextSelection", guid=to_guid(annotation.id), name=name)
        selection.set("startPosition", str(start))
        selection.set("endPosition", str(end))
        self._sign(selection, annotation)
        if annotation.note:
            _describe(selection, annotation.note)
        self._code(selection, annotation)
        return selection

    def _note(self, annotation: Annotation, export: Export) -> ET.Element:
        """Return a note on the whole document, or on words that are no longer in it."""
        is_whole = annotation.scope == WHOLE
        name = export.labels.document if is_whole else export.labels.orphans
        note = _element("Note", guid=to_guid(annotation.id), name=name)
        note.set("creationDateTime", _NO_TIME)  # QualCoder cannot do without one
        self._sign(note, annotation)
        _describe(note, DOCUMENT + export.document.id if is_whole else annotation.quote.exact)
        ET.SubElement(note, "PlainTextContent").text = visible(annotation.note)
        self._code(note, annotation)
        return note

    def _code(self, element: ET.Element, annotation: Annotation) -> None:
        codes = [(tag, refi.guid("code", tag)) for tag in annotation.tags]
        codes += [(f"/{m}", refi.guid("mark", m)) for m in refi_marks.marks_of(annotation)]
        for name, code in codes:
            coding = _element("Coding", guid=refi.guid("coding", f"{annotation.id}:{name}"))
            coding.set("creatingUser", self._user(annotation))
            coding.append(_element("CodeRef", targetGUID=code))
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


def _name_of(annotation: Annotation) -> str:
    """Return what a selection is called."""
    words = " ".join(annotation.quote.exact.split())[:_NAME]
    if annotation.scope == SECTION:
        return f"{SECTION_SIGN} {words}"
    if annotation.start is None:
        return f"{PARAGRAPH} {annotation.paragraph + 1}"
    return words.lstrip(f"{PARAGRAPH}{SECTION_SIGN}")


def _in_words(annotation: Annotation) -> str:
    """Return all that an annotation says, for people."""
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    return "\n\n".join(part for part in (annotation.quote.exact, tags, annotation.note) if part)


def _links(annotations: Sequence[Annotation]) -> ET.Element:
    """Return the links between annotations that are all in the project."""
    links = _element("Links")
    known = {annotation.id for annotation in annotations}
    for one in annotations:
        for other in (link for link in one.links if link in known):
            link = _element("Link", guid=refi.guid("link", f"{one.id}:{other}"))
            link.set("direction", "OneWay")
            link.set("originGUID", to_guid(one.id))
            link.set("targetGUID", to_guid(other))
            links.append(link)
    return links


def _describe(element: ET.Element, text: str) -> None:
    ET.SubElement(element, "Description").text = visible(text)


def _element(kind: str, /, **attributes: str) -> ET.Element:
    return ET.Element(kind, {key: visible(v) for key, v in attributes.items()})
