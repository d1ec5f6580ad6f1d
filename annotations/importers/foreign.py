"""Annotations of other programs as ours: words, tags and a note, the place still to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations import clock
from annotations.identifiers import derived
from annotations.model import HIGHLIGHT, NOTE, TAG, Annotation, Quote, plain
from annotations.tags import normalise_all

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTEXT = 32


class Foreign(NamedTuple):
    """An annotation as another program has it.

    Attributes:
        name: what it is called there, which makes its id.
        quote: its words; they may run over several lines.
        tags: as they are written there.
        note: Markdown or plain text.
        created: ISO 8601, or anything else if it is not known.
        modified: the same.
        document: the id of the document, empty if not known.
        paragraph: the paragraph where its first line is, as far as known.
        start: where in that paragraph it begins, as far as known.
        id: its id if it is one of ours.
    """

    name: str
    quote: Quote
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    modified: str = ""
    document: str = ""
    paragraph: int = 0
    start: int = 0
    id: str | None = None


def to_annotations(foreign: Foreign) -> Iterator[Annotation]:
    """Yield an annotation for each line of the quote that is not blank, the note with the first.

    Without a quote there is one of a whole paragraph.
    """
    created = clock.read(foreign.created) or clock.read(foreign.modified)
    modified = clock.read(foreign.modified) or created
    tags = normalise_all(map(plain, foreign.tags))
    note = plain(foreign.note)
    for index, (line, quote) in enumerate(_lines(foreign.quote)):
        name = f"{foreign.name}#{index}" if index else foreign.name
        start = 0 if line else foreign.start
        yield Annotation(
            id=(not index and foreign.id) or derived(created, name),
            document=foreign.document,
            paragraph=foreign.paragraph + line,
            start=start if quote.exact else None,
            end=start + len(quote.exact) if quote.exact else None,
            quote=quote,
            kind=(NOTE if note else TAG if tags else HIGHLIGHT),
            tags=tags,
            note="" if index else note,
            created=created,
            modified=modified,
        )


def _lines(quote: Quote) -> list[tuple[int, Quote]]:
    """Return the lines that are not blank, each with its number and what is around it."""
    exact, prefix, suffix = (plain(part.replace("\r\n", "\n")) for part in quote)
    found = []
    place = 0
    for number, line in enumerate(exact.split("\n")):
        if line.strip():
            before = f"{prefix}{exact[max(place - _CONTEXT, 0) : place]}"[-_CONTEXT:]
            end = place + len(line)
            after = f"{exact[end : end + _CONTEXT]}{suffix}"[:_CONTEXT]
            found.append((number, Quote(line, before, after)))
        place += len(line) + 1
    return found or [(0, Quote())]
