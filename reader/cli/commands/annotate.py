"""``pizhu annotate``: add an annotation and print its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.parser import OneOf, natural
from reader.cli.sources import add_file, open_source
from reader.cli.store import notebook_of, store_errors
from reader.errors import PizhuError, UsageError
from reader.library.colours import COLOURS
from reader.library.notebooks import Target, section_titles

if TYPE_CHECKING:
    from argparse import Namespace

    from annotations import Annotation
    from reader.cli.parser import Parser
    from reader.documents.model import Document

Span = tuple[int, int]
_PILCROW = "¶"


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    parser.option(
        "--paragraph", metavar="N", type=_ordinal, required=True, help="cli.option-paragraph"
    )
    parser.option("--span", metavar="A:B", type=_span, help="cli.option-span")
    parser.option("--tag", metavar="TAG", action="append", default=[], help="cli.option-add-tag")
    parser.option("--note", metavar="TEXT", default="", help="cli.option-note")
    colour = OneOf("--colour", lambda: COLOURS)
    parser.option("--colour", "--color", metavar="COLOUR", type=colour, help="cli.option-colour")


def run(options: Namespace) -> int:
    """Add the annotation."""
    document = open_source(options.file, options.encoding)
    annotation = _annotation(document, options)
    with store_errors():
        stored = notebook_of(document).add(annotation)
    console.out(stored.id)
    return 0


def _annotation(document: Document, options: Namespace) -> Annotation:
    from annotations import annotate
    from annotations.model import HIGHLIGHT, NOTE, TAG

    paragraphs = document.paragraphs
    if options.paragraph >= len(paragraphs):
        raise PizhuError("cli.no-paragraph", number=options.paragraph, last=len(paragraphs) - 1)
    start, end = options.span or (None, None)
    length = len(paragraphs[options.paragraph].text)
    if end is not None and end > length:
        raise PizhuError("cli.no-span", span=f"{start}:{end}", length=length)
    kind = NOTE if options.note else TAG if options.tag else HIGHLIGHT
    return annotate(
        Target(document),
        options.paragraph,
        start,
        end,
        section=section_titles(document, options.paragraph, start or 0),
        kind=kind,
        colour=options.colour or (COLOURS[0] if kind == HIGHLIGHT else None),
        tags=tuple(options.tag),
        note=options.note,
    )


def _ordinal(word: str) -> int:
    """Return the ordinal of a paragraph: a number from 0 as in JSON, or ¶ and one from 1."""
    if word.startswith(_PILCROW):
        return natural("--paragraph", least=1)(word.removeprefix(_PILCROW)) - 1
    return natural("--paragraph")(word)


def _span(word: str) -> Span:
    start, colon, end = word.partition(":")
    digits = start.isascii() and start.isdigit() and end.isascii() and end.isdigit()
    if not colon or not digits or int(start) >= int(end):
        raise UsageError("cli.not-a-span", value=word)
    return int(start), int(end)
