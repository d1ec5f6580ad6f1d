"""The forms in which annotations leave the store, one module each.

A format is a pure function from an `Export` to text or bytes: no time, no folder, nothing of the
machine, so that the same annotations always give the same bytes. A *joint* one takes many
documents together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from annotations.errors import AnnotationError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotations.codebook import Code
    from annotations.exporters.manuscript import Manuscript
    from annotations.info import DocumentInfo
    from annotations.placement import Placement


class Heading(Protocol):
    """A section, as far as exports need it."""

    @property
    def index(self) -> Any:  # noqa: ANN401  (a method of the tuples that sections are, for typing)
        """Its place in the outline, which tells it from another one with the same title."""

    @property
    def title(self) -> str:
        """Its whole heading."""


class Outline(Protocol):
    """Knows the sections around a place."""

    def section_path(self, paragraph: int, offset: int = 0) -> Sequence[Heading]:
        """Return the sections around a place, outermost first."""


@dataclass(frozen=True)
class Labels:
    """Words of the user's language; without them the data's own words stand.

    Attributes:
        bookmark: what to call a bookmark.
        uncertain: the mark of an annotation whose place is in doubt.
        orphans: the heading over annotations whose place was not found.
        untagged: the heading over annotations without a tag.
        contents: the heading over the outline.
        document: the mark of an annotation of the whole document.
        section: the mark of an annotation of a section.
        original: what stands before the original of a converted passage.
        author: who is named as the author of comments.
        marks: what to call colours, styles and bookmarks together.
        colours: from the name of a colour to what to call it.
    """

    bookmark: str = "bookmark"
    uncertain: str = "uncertain"
    orphans: str = "orphans"
    untagged: str = "untagged"
    contents: str = "contents"
    document: str = "whole document"
    section: str = "section"
    original: str = "original:"
    author: str = "Pizhu"
    marks: str = "marks"
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Export:
    """What is exported.

    Attributes:
        document: the document.
        placements: its annotations and where they are, in any order.
        outline: its sections; without it, those kept with each annotation.
        codes: the entries of the codebook.
        labels: words of the user's language.
        manuscript: the document's whole text, for the formats that hold it.
        by: what the annotations are grouped by in Markdown, one of `pages.GROUPINGS`.
        context: whether passages stand in Markdown with the words around them.
        convert: turns passages into the script wanted in Markdown; the original is kept.
    """

    document: DocumentInfo
    placements: Sequence[Placement]
    outline: Outline | None = None
    codes: Sequence[Code] = ()
    labels: Labels = Labels()
    manuscript: Manuscript | None = None
    by: str = "section"
    context: bool = False
    convert: Callable[[str], str] | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Placement]:
        """The annotations and where they are, by id."""
        return {placement.annotation.id: placement for placement in self.placements}


class Format(NamedTuple):
    """A form of export.

    Attributes:
        name: what the user calls it.
        extension: the usual ending of its files.
        binary: whether it is bytes and not text.
        joint: whether one file holds the annotations of many documents.
        merges: whether what the user wrote in a file stays when it is written again; `updating`
            does that.
    """

    name: str
    extension: str
    binary: bool = False
    joint: bool = False
    merges: bool = False


class Exporter(NamedTuple):
    """A form of export that another package adds.

    Attributes:
        extension: the usual ending of its files, with the dot.
        render: returns text, or bytes, for exports: of one document, or of many for a joint form.
        binary: whether it is bytes and not text.
        joint: whether one file holds the annotations of many documents.
    """

    extension: str
    render: Callable[[Sequence[Export]], str | bytes]
    binary: bool = False
    joint: bool = False


_FORMATS = (
    Format("markdown", ".md", merges=True),
    Format("obsidian", ".md", merges=True),
    Format("logseq", ".md", merges=True),
    Format("json", ".json"),
    Format("jsonl", ".jsonl", joint=True),
    Format("jsonld", ".jsonld"),
    Format("csv", ".csv", joint=True),
    Format("matrix", ".md", joint=True),
    Format("matrix-csv", ".csv", joint=True),
    Format("matrix-quotes", ".csv", joint=True),
    Format("html", ".html"),
    Format("footnotes", ".md"),
    Format("docx", ".docx", binary=True),
    Format("qdc", ".qdc", joint=True),
    Format("qdpx", ".qdpx", binary=True, joint=True),
)
FORMATS: Mapping[str, Format] = {form.name: form for form in _FORMATS}


def form_for(file_name: str) -> Format:
    """Return the format that a file's name tells by its ending, Markdown if it tells none."""
    endings = {form.extension: form for form in reversed(_FORMATS)}
    _, dot, ending = file_name.rpartition(".")
    return endings.get(f"{dot}{ending.lower()}", _FORMATS[0])


def render(name: str, export: Export) -> str:
    """Return one document's annotations in the text format with this name.

    Raises:
        AnnotationError: there is no such format, or it needs the document's whole text.
    """
    return pack(name, [export]).decode()


def pack(name: str, exports: Sequence[Export]) -> bytes:
    """Return annotations in the format with this name; text as UTF-8.

    Args:
        name: one of `FORMATS`.
        exports: one document, any number of them for a joint format.

    Raises:
        AnnotationError: there is no such format, or it needs the document's whole text.
    """
    if name not in FORMATS:
        raise AnnotationError("annotations.unknown-format", name=name, known=", ".join(FORMATS))
    module = import_module(f"annotations.exporters.{name.replace('-', '_')}")
    if FORMATS[name].joint:
        written = cast("Callable[[Sequence[Export]], str | bytes]", module.render_all)(exports)
    else:
        (export,) = exports
        written = cast("Callable[[Export], str | bytes]", module.render)(export)
    return written.encode() if isinstance(written, str) else written


def manuscript_of(export: Export) -> Manuscript:
    """Return the whole text of an export's document.

    Raises:
        AnnotationError: it was not given.
    """
    if export.manuscript is None:
        raise AnnotationError("annotations.needs-text", title=export.document.title)
    return export.manuscript
