"""``pizhu export``: the annotations of documents, as files or on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.exporters import FORMATS
from reader.cli.parser import one_of
from reader.cli.sources import Sources, add_encoding
from reader.cli.store import notebook_of, store_errors
from reader.errors import PizhuError, UsageError
from reader.library.exporting import export

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser
    from reader.documents.model import Document


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="+", help="cli.argument-files")
    form = one_of("--format", lambda: FORMATS)
    parser.option(
        "--format", metavar="FORMAT", type=form, default="markdown", help="cli.option-format"
    )
    parser.option("-o", "--output", metavar="OUT", type=Path, help="cli.option-output")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Export document by document."""
    output: Path | None = options.output
    sources = Sources(options.file, options.encoding)
    if len(options.file) > 1 and (output is None or not output.is_dir()):
        raise UsageError("cli.output-folder")
    for document in sources:
        with store_errors():
            text = export(document, notebook_of(document), options.format)
        if output is None:
            sys.stdout.write(text)
        else:
            _write(_file_for(document, output, FORMATS[options.format].extension), text)
    return int(sources.failed)


def _file_for(document: Document, output: Path, extension: str) -> Path:
    if not output.is_dir():
        return output
    stem = document.path.stem if document.path else document.id
    return output / f"{stem}{extension}"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PizhuError("cli.unwritable", path=path, reason=error.strerror) from error
