"""``pizhu import``: take in annotations that ``pizhu export --format json`` wrote."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.sources import STANDARD_INPUT
from reader.cli.store import store_errors, tell_recovery
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.notebooks import open_store

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", help="cli.argument-import")


def run(options: Namespace) -> int:
    """Merge the annotations into the notebook of their document."""
    from annotations.importers.json import read
    from annotations.merging import merge

    data = _read(options.file)
    with store_errors():
        imported = read(data)
        document = imported.document
        notebook = open_store().notebook(document.id, title=document.title, path=document.path)
        tell_recovery(notebook)
        merged = merge(notebook, imported.annotations)
    counts = {name: len(ids) for name, ids in merged._asdict().items()}
    console.note(tr("cli.imported", title=document.title or document.id, **counts))
    return 0


def _read(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise PizhuError("cli.unreadable", name=name, reason=error.strerror) from error
