"""What a reader leaves on a document.

An annotation is one record with several facets: a colour, tags, a note. Its kind says what the
reader did first (highlight, tag, note, bookmark), its scope what it is about (a passage, a section,
the document); what is shown follows from the facets. All offsets are code points in the original
text of one paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGHLIGHT: Final = "highlight"
TAG: Final = "tag"
NOTE: Final = "note"
BOOKMARK: Final = "bookmark"
AS_IS: Final = "as-is"
KINDS: Final = (HIGHLIGHT, TAG, NOTE, BOOKMARK, AS_IS)

PRIVATE: Final = "private"
TEAM: Final = "team"
VISIBILITIES: Final = (PRIVATE, TEAM)

PASSAGE: Final = "passage"
SECTION: Final = "section"
DOCUMENT: Final = "document"
SCOPES: Final = (PASSAGE, SECTION, DOCUMENT)


class Quote(NamedTuple):
    """The words of a span and those around it (W3C TextQuoteSelector).

    ``prefix`` and ``suffix`` may reach into the neighbouring paragraphs, a line feed between.
    """

    exact: str = ""
    prefix: str = ""
    suffix: str = ""


NO_QUOTE: Final = Quote()


class End(NamedTuple):
    """Where a span ends that runs over several paragraphs.

    Attributes:
        paragraph: the ordinal of the last paragraph.
        offset: just behind the span in it, at least 1.
    """

    paragraph: int
    offset: int


class Part(NamedTuple):
    """What a span covers of one paragraph; start and end None: all of it."""

    paragraph: int
    start: int | None
    end: int | None


def parts(paragraph: int, start: int | None, end: int | None, until: End | None) -> list[Part]:
    """Return what a span covers of each of its paragraphs, in order."""
    first = Part(paragraph, start, end)
    if until is None:
        return [first]
    between = [Part(ordinal, None, None) for ordinal in range(paragraph + 1, until.paragraph)]
    return [first, *between, Part(until.paragraph, 0, until.offset)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A highlight, tags, a note or a bookmark on a span of a paragraph or on all of it.

    One of the kind `AS_IS` marks a passage that no conversion of the script may change.

    Attributes:
        id: unique, sorts by the time of making; empty until it is added to a notebook.
        document: the id of the document in which the place is; in a notebook that took over
            those of an earlier state of its document, it may be that one's.
        paragraph: the ordinal of the paragraph, from 0.
        start: where the span begins, None for the whole paragraph.
        end: just behind the span, None for the whole paragraph; the end of the paragraph if the
            span runs on.
        until: where a span ends that runs on into later paragraphs, else None.
        quote: the words that were marked, a line feed between paragraphs.
        kind: one of `KINDS`, or a later version's.
        scope: one of `SCOPES`, or a later version's. On a section, the span is that of its
            heading; on the document, there is none and the paragraph means nothing.
        colour: the name of the highlight's colour or style, None without one.
        tags: in the order in which they were given, none twice; ``/`` parts the levels.
        note: Markdown.
        links: the ids of annotations, here or on other documents, to which this one refers.
        author: who made it, empty if that is not known.
        visibility: one of `VISIBILITIES`, or a later version's; empty means `PRIVATE`, which never
            leaves the machine.
        section: the titles of the sections around the place, outermost first.
        fingerprint: that of the paragraph when the annotation was made.
        absent: the id of the state of the document in which the reader said that it has no place;
            there it is an orphan, whatever looks like it.
        created: ISO 8601, UTC; empty until it is added to a notebook.
        modified: the same, for the last change.
        extra: fields of a later version, kept as they came.

    Raises:
        ValueError: the place is impossible.
    """

    document: str
    paragraph: int
    start: int | None = None
    end: int | None = None
    until: End | None = None
    quote: Quote = NO_QUOTE
    kind: str = HIGHLIGHT
    scope: str = PASSAGE
    colour: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    links: tuple[str, ...] = ()
    author: str = ""
    visibility: str = ""
    section: tuple[str, ...] = ()
    fingerprint: str = ""
    absent: str = ""
    id: str = ""
    created: str = ""
    modified: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.paragraph < 0 or (self.start is None) != (self.end is None):
            raise ValueError((self.paragraph, self.start, self.end))
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            raise ValueError((self.start, self.end))
        if self.until is not None and not self._runs_on(self.until):
            raise ValueError((self.paragraph, self.start, self.until))

    def _runs_on(self, until: End) -> bool:
        return self.start is not None and until.paragraph > self.paragraph and until.offset > 0

    @property
    def parts(self) -> list[Part]:
        """What the span covers of each of its paragraphs, in order."""
        return parts(self.paragraph, self.start, self.end, self.until)

    @property
    def place(self) -> tuple[int, int, int, str]:
        """What sorts annotations in document order."""
        if self.start is None or self.end is None:
            return (self.paragraph, -1, -1, self.id)
        return (self.paragraph, self.start, self.end, self.id)


_FIELDS = tuple(f.name for f in fields(Annotation) if f.name != "extra")
_OWN = frozenset(_FIELDS)
EDITABLE: Final = _OWN - {"id", "document", "created", "modified"}
"""The fields that an update may change."""


def to_record(annotation: Annotation) -> dict[str, Any]:
    """Return the annotation as plain data for JSON; what UTF-8 cannot hold becomes U+FFFD."""
    record: dict[str, Any] = dict(annotation.extra)
    record.update((name, getattr(annotation, name)) for name in _FIELDS)
    return {name: plain(value) for name, value in record.items()}


def plain(value: object) -> Any:  # noqa: ANN401  (JSON data of any kind)
    """Return a field's value as data for JSON."""
    if isinstance(value, Quote | End):
        return {name: plain(text) for name, text in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def from_record(record: Mapping[str, Any]) -> Annotation:
    """Return the annotation that `to_record` made into plain data.

    Raises:
        ValueError: the data is not an annotation.
    """
    quote = record.get("quote", _NOTHING)
    try:
        annotation = Annotation(
            document=record["document"],
            paragraph=record["paragraph"],
            start=record.get("start"),
            end=record.get("end"),
            until=_end(record.get("until")),
            quote=Quote(quote.get("exact", ""), quote.get("prefix", ""), quote.get("suffix", "")),
            kind=record.get("kind") or HIGHLIGHT,
            scope=record.get("scope") or PASSAGE,
            colour=record.get("colour"),
            tags=_items(record.get("tags") or []),
            note=record.get("note") or "",
            links=_items(record.get("links") or []),
            author=record.get("author") or "",
            visibility=record.get("visibility") or "",
            section=_items(record.get("section") or []),
            fingerprint=record.get("fingerprint") or "",
            absent=record.get("absent") or "",
            id=record.get("id", ""),
            created=record.get("created") or "",
            modified=record.get("modified") or "",
            extra=_extra(record),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(record) from error
    if not _is_sound(annotation):
        raise ValueError(record)
    return annotation


def parsed(record: Mapping[str, Any] | None) -> Annotation | None:
    """Return the annotation of a record, None where there is none or it is damaged."""
    try:
        return None if record is None else from_record(record)
    except ValueError:
        return None


_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def _extra(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields that are not ours; for all records without any the same mapping."""
    if record.keys() <= _OWN:
        return _NOTHING
    return {name: record[name] for name in record.keys() - _OWN}


def _end(record: Mapping[str, Any] | None) -> End | None:
    return None if record is None else End(record["paragraph"], record["offset"])


def _items(values: object) -> tuple[Any, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(values)


def _is_sound(annotation: Annotation) -> bool:
    """Tell whether all fields are of the types that they should be."""
    a = annotation
    texts = (a.document, a.kind, a.scope, a.note, a.fingerprint, a.absent, a.id)
    times = (a.created, a.modified)
    lists = (*a.quote, *a.tags, *a.links, *a.section)
    words = (*texts, *times, a.author, a.visibility, a.colour or "", *lists)
    numbers = (a.paragraph, a.start or 0, a.end or 0, *(a.until or ()))
    try:
        "".join(words)
    except TypeError:
        return False
    return all(type(number) is int for number in numbers)
