"""What a reader leaves on a document.

An annotation is one record with several facets: a colour, tags, a note. Its kind says what the
reader did first (highlight, tag, note, bookmark); what is shown follows from the facets. All
offsets are code points in the original text of one paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, NamedTuple

HIGHLIGHT: Final = "highlight"
TAG: Final = "tag"
NOTE: Final = "note"
BOOKMARK: Final = "bookmark"
KINDS: Final = (HIGHLIGHT, TAG, NOTE, BOOKMARK)


class Quote(NamedTuple):
    """The words of a span and those around it (W3C TextQuoteSelector).

    ``prefix`` and ``suffix`` may reach into the neighbouring paragraphs, a line feed between.
    """

    exact: str = ""
    prefix: str = ""
    suffix: str = ""


NO_QUOTE: Final = Quote()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A highlight, tags, a note or a bookmark on a span of a paragraph or on all of it.

    Attributes:
        id: unique, sorts by the time of making; empty until it is added to a notebook.
        document: the id of the document.
        paragraph: the ordinal of the paragraph, from 0.
        start: where the span begins, None for the whole paragraph.
        end: just behind the span, None for the whole paragraph.
        quote: the words that were marked.
        kind: one of `KINDS`, or a later version's.
        colour: the name of the highlight's colour, None without one.
        tags: in the order in which they were given, none twice; ``/`` parts the levels.
        note: Markdown.
        section: the titles of the sections around the place, outermost first.
        fingerprint: that of the paragraph when the annotation was made.
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
    quote: Quote = NO_QUOTE
    kind: str = HIGHLIGHT
    colour: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    section: tuple[str, ...] = ()
    fingerprint: str = ""
    id: str = ""
    created: str = ""
    modified: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.paragraph < 0 or (self.start is None) != (self.end is None):
            raise ValueError((self.paragraph, self.start, self.end))
        if self.start is not None and self.end is not None and not 0 <= self.start <= self.end:
            raise ValueError((self.start, self.end))

    @property
    def place(self) -> tuple[int, int, int, str]:
        """What sorts annotations in document order."""
        if self.start is None or self.end is None:
            return (self.paragraph, -1, -1, self.id)
        return (self.paragraph, self.start, self.end, self.id)


_OWN = tuple(f.name for f in fields(Annotation) if f.name != "extra")
EDITABLE: Final = frozenset(_OWN) - {"id", "document", "created", "modified"}
"""The fields that an update may change."""


def to_record(annotation: Annotation) -> dict[str, Any]:
    """Return the annotation as plain data for JSON; what UTF-8 cannot hold becomes U+FFFD."""
    record: dict[str, Any] = dict(annotation.extra)
    record.update((name, getattr(annotation, name)) for name in _OWN)
    return {name: plain(value) for name, value in record.items()}


def plain(value: object) -> Any:  # noqa: ANN401  (JSON data of any kind)
    """Return a field's value as data for JSON."""
    if isinstance(value, Quote):
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
    values = {name: record[name] for name in _OWN if name in record}
    for name, value in values.items():
        if not isinstance(value, _TYPES.get(name, str)) or isinstance(value, bool):
            raise ValueError((name, value))  # noqa: TRY004  (wrong data, not a wrong call)
    if not {"document", "paragraph"} <= values.keys():
        raise ValueError(record)
    values["tags"] = _texts(values.get("tags", ()))
    values["section"] = _texts(values.get("section", ()))
    quote = values.get("quote", {})
    values["quote"] = Quote(*_texts([quote.get(name, "") for name in Quote._fields]))
    extra = {name: value for name, value in record.items() if name not in _OWN}
    return Annotation(**values, extra=extra)


_TYPES: Final[Mapping[str, Any]] = {
    "paragraph": int,
    "start": int | None,
    "end": int | None,
    "colour": str | None,
    "quote": Mapping,
    "tags": list,
    "section": list,
}


def _texts(values: object) -> tuple[str, ...]:
    texts = tuple(values) if isinstance(values, list | tuple) else ()
    if not all(isinstance(text, str) for text in texts):
        raise ValueError(values)
    return texts
