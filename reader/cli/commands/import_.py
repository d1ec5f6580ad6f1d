"""``pizhu import``: take in annotations that were exported, here or by other programs."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli import console
from reader.cli.sources import STANDARD_INPUT, add_encoding, open_source
from reader.cli.store import tell_recovery
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating.importing import take_in
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.library.annotating.importing import Taken


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", help="cli.argument-import")
    parser.option("--document", metavar="DOCUMENT", help="cli.option-document")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Merge the annotations into the notebooks of their documents."""
    from annotations.importers import read

    data = _read(options.file)
    given = None
    if options.document is not None:
        given = open_source(options.document, options.encoding)
    with store_errors():
        for imported in read(data):
            _tell(take_in(imported, given))
    return 0


def _tell(taken: Taken) -> None:
    if taken.notebook is not None:
        tell_recovery(taken.notebook)
    if taken.merged is not None:
        counts = {name: len(ids) for name, ids in taken.merged._asdict().items()}
        console.note(tr("cli.imported", title=taken.title, **counts))
    if taken.doubtful:
        console.note(tr("cli.imported-doubtful", n=taken.doubtful))
    if taken.codes:
        console.note(tr("cli.imported-codes", n=taken.codes))


def _read(name: str) -> bytes:
    if name == STANDARD_INPUT:
        console.before_input()
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise PizhuError("cli.unreadable", name=name, reason=error.strerror) from error
