"""``pizhu outline``: the section tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.commands.info import metadata
from reader.cli.parser import natural
from reader.cli.sections import numbered
from reader.cli.sources import add_file, add_uncorrected, open_source

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from reader.cli.parser import Parser
    from reader.documents.model import Document, Section

_LINE_BREAKS = "\n\r"


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    add_uncorrected(parser)
    parser.option("--json", action="store_true", help="cli.option-json")
    parser.option("--depth", metavar="N", type=natural("--depth"), help="cli.option-depth")


def run(options: Namespace) -> int:
    """Print the tree."""
    document = open_source(options.file, options.encoding, uncorrected=options.uncorrected)
    if options.json:
        console.out_json(outline_json(document, options.depth))
    else:
        _print_tree(document, options.depth)
    return 0


def outline_json(document: Document, depth: int | None = None) -> dict[str, object]:
    """Return the outline down to the level ``depth``, in the form that other programs rely on."""
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "metadata": metadata(document),
        },
        "sections": _nodes(document, document.sections, depth),
    }


def _nodes(
    document: Document, sections: Iterable[Section], depth: int | None
) -> list[dict[str, object]]:
    return [
        _node(document, section) | {"children": _nodes(document, section.children, depth)}
        for section in sections
        if depth is None or section.level <= depth
    ]


def _node(document: Document, section: Section) -> dict[str, object]:
    return {
        "level": section.level,
        "marker": section.marker,
        "title": section.title,
        "kind": str(section.kind),
        "start": document.paragraphs[section.paragraph].source_offset(section.offset),
        "body": body_in_line(document, section),
        "paragraph": section.paragraph,
    }


def body_in_line(document: Document, section: Section) -> int | None:
    """Return where in the source line of its heading a section's body begins.

    Counted in code points from the start of the line; None where the body is not in that line.
    """
    if section.body is None:
        return None
    paragraph = document.paragraphs[section.paragraph]
    heading = paragraph.source_offset(section.offset)
    body = paragraph.source_offset(section.body)
    if any(document.source.find(mark, heading, body) >= 0 for mark in _LINE_BREAKS):
        return None
    return body - 1 - max(document.source.rfind(mark, 0, heading) for mark in _LINE_BREAKS)


def _print_tree(document: Document, depth: int | None) -> None:
    rows = [
        row for row in numbered(document.sections) if depth is None or row.section.level <= depth
    ]
    width = max((len(row.number) for row in rows), default=0)
    for row in rows:
        indent = "  " * (row.depth + 1)
        console.out(f"{row.number:<{width}}{indent}{row.section.title}")
