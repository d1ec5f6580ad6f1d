"""Annotations of other programs as ours: words, tags and a note, the place still to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations import clock
from annotations.identifiers import derived
from annotations.model import HIGHLIGHT, NOTE, PASSAGE, TAG, Annotation, End, Quote, plain
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
        colour: the name of one of our colours or styles, None without one.
        author: who made it, empty if not known.
        kind: one of `annotations.model.KINDS`, empty to tell it by what it holds.
        scope: one of `annotations.model.SCOPES`.
        links: the ids of annotations to which it refers.
        is_whole: whether it is on a whole paragraph, of which the quote is the text.
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
    colour: str | None = None
    author: str = ""
    kind: str = ""
    scope: str = PASSAGE
    links: tuple[str, ...] = ()
    is_whole: bool = False


def to_annotations(foreign: Foreign) -> Iterator[Annotation]:
    """Yield the annotation; a quote of several lines runs over as many paragraphs.

    Without a quote it is on a whole paragraph. Blank lines at the ends of a quote do not count.
    """
    created = clock.read(foreign.created) or clock.read(foreign.modified)
    modified = clock.read(foreign.modified) or created
    tags = normalise_all(map(plain, foreign.tags))
    note = plain(foreign.note)
    blank, quote = _trimmed(foreign.quote)
    first, *others = quote.exact.split("\n")
    start = 0 if blank else foreign.start
    paragraph = foreign.paragraph + blank
    has_span = bool(quote.exact) and not foreign.is_whole
    yield Annotation(
        id=foreign.id or derived(created, foreign.name),
        document=foreign.document,
        paragraph=paragraph,
        start=start if has_span else None,
        end=start + len(first) if has_span else None,
        until=End(paragraph + len(others), len(others[-1])) if others and has_span else None,
        quote=quote,
        scope=foreign.scope,
        kind=foreign.kind or (NOTE if note else TAG if tags else HIGHLIGHT),
        colour=foreign.colour,
        tags=tags,
        note=note,
        links=foreign.links,
        author=plain(foreign.author),
        created=created,
        modified=modified,
    )


def _trimmed(quote: Quote) -> tuple[int, Quote]:
    """Return how many blank lines begin a quote, and the quote without those at its ends."""
    exact, prefix, suffix = (plain(part.replace("\r\n", "\n")) for part in quote)
    lines = exact.split("\n")
    full = [number for number, line in enumerate(lines) if line.strip()]
    if not full:
        return 0, Quote()
    first, last = full[0], full[-1] + 1
    before = "".join(f"{line}\n" for line in lines[:first])
    after = "".join(f"\n{line}" for line in lines[last:])
    words = "\n".join(lines[first:last])
    return first, Quote(words, (prefix + before)[-_CONTEXT:], (after + suffix)[:_CONTEXT])
