"""``pizhu annotate``: add an annotation and print its id."""

from __future__ import annotations

from annotations import annotate
from annotations.model import (
    DOCUMENT as WHOLE,
)
from annotations.model import (
    HIGHLIGHT,
    NOTE,
    PASSAGE,
    SCOPES,
    SECTION,
    TAG,
    VISIBILITIES,
    End,
)
from annotations.palette import COLOURS, STYLES
from reader.cli import console
from reader.cli.parser import OneOf, ordinal
from reader.cli.sources import add_file, open_source
from reader.cli.store import notebook_of
from reader.errors import PizhuError, UsageError
from reader.library.notebooks import Target, section_titles
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from annotations import Annotation
    from reader.cli.parser import Parser
    from reader.documents.model import Document

Span = tuple[int, int]


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    parser.option("--paragraph", metavar="N", type=ordinal, help="cli.option-paragraph")
    parser.option("--span", metavar="A:B", type=_span, help="cli.option-span")
    parser.option("--last", metavar="N", type=ordinal, help="notes.option-last")
    scope = OneOf("--on", lambda: SCOPES)
    parser.option("--on", metavar="WHAT", type=scope, default=PASSAGE, help="notes.option-on")
    parser.option("--link", metavar="ID", action="append", default=[], help="notes.option-link")
    parser.option("--tag", metavar="TAG", action="append", default=[], help="cli.option-add-tag")
    parser.option("--note", metavar="TEXT", default="", help="cli.option-note")
    seen_by = OneOf("--visibility", lambda: VISIBILITIES)
    parser.option("--visibility", metavar="WHO", type=seen_by, help="team.option-visibility")
    colour = OneOf("--colour", lambda: (*COLOURS, *STYLES))
    parser.option("--colour", "--color", metavar="COLOUR", type=colour, help="cli.option-colour")


def run(options: Namespace) -> int:
    """Add the annotation."""
    _refuse_contradictions(options)
    document = open_source(options.file, options.encoding)
    annotation = _annotation(document, options)
    with store_errors():
        stored = notebook_of(document).add(annotation)
    console.out(stored.id)
    return 0


def _annotation(document: Document, options: Namespace) -> Annotation:
    from annotations.quote import annotate_document
    from reader.library.notebooks import annotate_section

    kind = NOTE if options.note else TAG if options.tag else HIGHLIGHT
    facets = {
        "kind": kind,
        "colour": options.colour,
        "tags": tuple(options.tag),
        "note": options.note,
        "links": tuple(options.link),
        "visibility": options.visibility or "",
    }
    if options.on == WHOLE:
        return annotate_document(Target(document), **facets)
    _check(document, options.paragraph, None)
    if options.on == SECTION:
        return annotate_section(document, options.paragraph, **facets)
    if kind == HIGHLIGHT and facets["colour"] is None:
        facets["colour"] = COLOURS[0]
    return _passage(document, options, facets)


def _refuse_contradictions(options: Namespace) -> None:
    if options.paragraph is None and options.on != WHOLE:
        raise UsageError("notes.which-paragraph")
    if options.last is not None and (options.span is None or options.last <= options.paragraph):
        raise UsageError("notes.last-needs-span")
    start, end = options.span or (0, 1)
    if options.last is None and start >= end:
        raise UsageError("cli.not-a-span", value=f"{start}:{end}")


def _passage(document: Document, options: Namespace, facets: dict[str, Any]) -> Annotation:
    start, end = options.span or (None, None)
    until = None
    if options.last is not None and end is not None:
        until = End(options.last, end)
    _check(document, options.paragraph if until is None else options.last, options.span)
    return annotate(
        Target(document),
        options.paragraph,
        start,
        end,
        until=until,
        section=section_titles(document, options.paragraph, start or 0),
        **facets,
    )


def _check(document: Document, paragraph: int, span: Span | None) -> None:
    """Refuse a paragraph or a span that the document does not have."""
    paragraphs = document.paragraphs
    if paragraph >= len(paragraphs):
        raise PizhuError("cli.no-paragraph", number=paragraph, last=len(paragraphs) - 1)
    length = len(paragraphs[paragraph].text)
    if span is not None and span[1] > length:
        raise PizhuError("cli.no-span", span=f"{span[0]}:{span[1]}", length=length)


def _span(word: str) -> Span:
    start, colon, end = word.partition(":")
    digits = start.isascii() and start.isdigit() and end.isascii() and end.isdigit()
    if not colon or not digits or not int(end):
        raise UsageError("cli.not-a-span", value=word)
    return int(start), int(end)
