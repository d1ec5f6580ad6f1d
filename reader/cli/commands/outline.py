"""``pizhu outline``: the section tree."""

from __future__ import annotations

from reader.cli import console
from reader.cli.parser import natural
from reader.cli.sections import numbered
from reader.cli.sources import add_file, add_uncorrected, open_source
from reader.documents.labels import tree_label
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Container, Iterable

    from reader.cli.parser import Parser
    from reader.documents.model import Document, Section

_LINE_BREAKS = "\n\r"

Depth = int | str
"""A number of levels, or a unit such as 节."""


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    add_file(parser)
    add_uncorrected(parser)
    parser.option("--json", action="store_true", help="cli.option-json")
    parser.option("--depth", metavar="DEPTH", type=depth, help="cli.option-depth")


def depth(word: str) -> Depth:
    """Return how deep an outline is wanted: a number of levels, or the unit to stop at.

    Raises:
        UsageError: it is neither.
    """
    from reader.documents.structure.folding import fold
    from reader.documents.structure.units import UNITS

    unit = fold(word)
    if unit in UNITS:
        return unit
    return natural("--depth")(word)


def run(options: Namespace) -> int:
    """Print the tree."""
    document = open_source(options.file, options.encoding, uncorrected=options.uncorrected)
    if options.json:
        console.out_json(outline_json(document, options.depth))
    else:
        _print_tree(document, options.depth)
    return 0


def outline_json(document: Document, depth: Depth | None = None) -> dict[str, object]:
    """Return the outline down to the level ``depth``, in the form that other programs rely on."""
    from reader.cli.commands.info import metadata

    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "metadata": metadata(document),
        },
        "sections": _nodes(document, document.sections, _shown(document, depth)),
    }


def _shown(document: Document, depth: Depth | None) -> Container[int]:
    """Return the indices of the sections down to a depth."""
    if depth is None:
        return range(len(document.outline))
    if isinstance(depth, int):
        return {section.index for section in document.outline if section.level <= depth}
    from reader.documents.structure.units import down_to_unit

    return down_to_unit(document.outline, depth)


def _nodes(
    document: Document, sections: Iterable[Section], shown: Container[int]
) -> list[dict[str, object]]:
    return [
        _node(document, section) | {"children": _nodes(document, section.children, shown)}
        for section in sections
        if section.index in shown
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


def _print_tree(document: Document, depth: Depth | None) -> None:
    shown = _shown(document, depth)
    rows = [row for row in numbered(document.sections) if row.section.index in shown]
    width = max((len(row.number) for row in rows), default=0)
    lines = [
        f"{row.number:<{width}}{'  ' * (row.depth + 1)}{tree_label(document, row.section)}"
        for row in rows
    ]
    if lines:
        console.out("\n".join(lines))
