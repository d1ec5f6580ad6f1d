"""``pizhu text``: the clean text, one paragraph a line."""

from __future__ import annotations

from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.scripts import add_showing, display_names, preferences
from reader.cli.sections import place_named
from reader.cli.sources import add_file, add_uncorrected, open_source
from reader.documents.model import ParagraphKind
from reader.library.showing import ORIGINAL, conversion, rewriting
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.cli.parser import Parser
    from reader.documents.model import Document, Locator, Paragraph, Place
    from reader.library.as_is import Kept


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    add_uncorrected(parser)
    script = OneOf("--script", display_names)
    parser.option("--script", metavar="SCRIPT", type=script, help="cli.option-script")
    add_showing(parser)
    parser.option("--section", metavar="PLACE", help="cli.option-section")
    parser.option("--pager", action="store_true", help="cli.option-pager")
    parser.option("--raw", action="store_true", help="cli.option-raw")
    parser.option("--json", action="store_true", help="cli.option-json-lines")


def run(options: Namespace) -> int:
    """Print the text."""
    document = open_source(options.file, options.encoding, uncorrected=options.uncorrected)
    start, end = (0, 0), (len(document.paragraphs), 0)
    if options.section:
        start, end = place_named(document, options.section)
    config = conversion(options.script or ORIGINAL, document.script)
    way = rewriting(preferences(options), config, document=document.id, script=document.script)
    if options.raw:
        console.out(way.align(_source_text(document, start, end)).text)
        return 0
    if options.pager:
        from reader.cli import paging
        from reader.cli.heard import heard

        paging.show(heard(document, _pieces(document, start, end), way))
        return 0
    kept = {} if way.changes_nothing else _kept(document)
    for paragraph, first, last in _pieces(document, start, end):
        shown = way.align(paragraph.text, kept.get(paragraph.ordinal, ()))
        text = shown.text[slice(*shown.to_text(first, last))]
        if options.json:
            console.out_json(_described(document, paragraph, first, last) | {"text": text})
        elif paragraph.kind is not ParagraphKind.FURNITURE:
            console.out(text)
    return 0


def _kept(document: Document) -> Kept:
    """Return the spans that stay as they are."""
    from reader.library.as_is import spans_as_is
    from reader.library.notebooks import annotations_in

    return spans_as_is(document, annotations_in(document))


def _pieces(document: Document, start: Place, end: Place) -> Iterator[tuple[Paragraph, int, int]]:
    """Yield the paragraphs between two places and the span of each that lies between them."""
    for ordinal in range(start[0], min(end[0] + 1, len(document.paragraphs))):
        paragraph = document.paragraphs[ordinal]
        first = start[1] if ordinal == start[0] else 0
        last = end[1] if ordinal == end[0] else len(paragraph.text)
        if ordinal < end[0] or last > 0:
            yield paragraph, first, last


def _described(
    document: Document, paragraph: Paragraph, first: int, last: int
) -> dict[str, object]:
    from reader.documents.trailers import trailer
    from reader.library.notebooks import section_titles

    source_start, source_end = paragraph.source_span(first, last)
    return {
        "paragraph": paragraph.ordinal,
        "kind": str(paragraph.kind),
        "section": list(section_titles(document, paragraph.ordinal, first)),
        "start": first,
        "end": last,
        "trailer": trailer(paragraph.text),
        "source_start": source_start,
        "source_end": source_end,
        "place": _place(document.locate(source_start)),
    }


def _place(locator: Locator | None) -> dict[str, object] | None:
    """Return where in the file something stands, without what its format has not."""
    if locator is None:
        return None
    facts = {"part": locator.part or None, "page": locator.page, "block": locator.block}
    return {name: value for name, value in facts.items() if value is not None}


def _source_text(document: Document, start: Place, end: Place) -> str:
    """Return the source between two places of the document; all of it where they are its ends."""
    first = _source_offset(document, start) if start > (0, 0) else 0
    return document.source[first : _source_offset(document, end)].rstrip("\r\n")


def _source_offset(document: Document, place: Place) -> int:
    if place[0] >= len(document.paragraphs):
        return len(document.source)
    return document.paragraphs[place[0]].source_offset(place[1])
