"""``pizhu compare``: how far two people agree who annotated the same document."""

from __future__ import annotations

from pathlib import Path

from annotations.agreement import PARAGRAPHS, UNITS, compare
from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.sources import add_encoding, open_source
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.notebooks import Target, as_placed
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from annotations import Annotation
    from annotations.agreement import Comparison, Difference
    from annotations.importers import Imported
    from reader.cli.parser import Parser
    from reader.documents.model import Document


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("ONE", help="notes.argument-one")
    parser.given("OTHER", help="notes.argument-other")
    unit = OneOf("--unit", lambda: UNITS)
    parser.option("--unit", metavar="UNIT", type=unit, default=PARAGRAPHS, help="notes.option-unit")
    parser.option("--differences", action="store_true", help="notes.option-differences")
    parser.option("--document", metavar="FILE", help="notes.option-compared")
    parser.option("--json", action="store_true", help="cli.option-json-lines")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Print the agreement on each tag, or where the two differ."""
    with store_errors():
        one, other = _read(options.one), _read(options.other)
        document = _document(options, one)
        first, second = _placed(one, document), _placed(other, document)
    lengths = [len(paragraph.text) for paragraph in document.paragraphs]
    comparison = compare(first, second, lengths, options.unit)
    if options.differences:
        for difference in comparison.differences:
            _show_difference(document, difference, as_json=options.json)
    else:
        _show_tables(comparison, as_json=options.json)
    return 0


def _read(name: str) -> Imported:
    from annotations.importers import read

    try:
        return read(Path(name).read_bytes())[0]
    except OSError as error:
        raise PizhuError("cli.unreadable", name=name, reason=error.strerror) from error


def _document(options: Namespace, imported: Imported) -> Document:
    name = options.document or imported.document.path
    if not name or not Path(name).is_file():
        raise PizhuError("cli.import-needs-document", title=imported.document.title)
    return open_source(name, options.encoding)


def _placed(imported: Imported, document: Document) -> list[Annotation]:
    from annotations.anchoring import resolve
    from reader.text.fold import fold

    return as_placed(resolve(imported.annotations, Target(document), fold))


def _show_tables(comparison: Comparison, *, as_json: bool) -> None:
    if not as_json:
        console.out(tr("notes.compare-head"))
    for tag, table in comparison.tables.items():
        values = {"agreement": table.agreement, "kappa": table.kappa, "alpha": table.alpha}
        if as_json:
            console.out_json({"tag": tag, **table._asdict(), **values})
        else:
            shown = (f"{'–' if v is None else format(v, '.3f'):>7}" for v in values.values())
            counts = (f"{count:>7}" for count in table)
            console.out(f"{''.join(counts)}{''.join(shown)}  {tag}")


def _show_difference(document: Document, difference: Difference, *, as_json: bool) -> None:
    tag, paragraph, start, end, coder = difference
    words = document.paragraphs[paragraph].text[start:end]
    if as_json:
        console.out_json({**difference._asdict(), "text": words})
    else:
        console.out(f"¶{paragraph + 1}:{start} {'AB'[coder]} #{tag}: {words}")
