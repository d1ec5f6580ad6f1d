"""``pizhu export``: the annotations of documents, as files or on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.exporters import FORMATS
from reader.cli import console
from reader.cli.parser import one_of
from reader.cli.sources import Sources, add_encoding
from reader.cli.store import notebook_of, store_errors
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.library.exporting import export_all

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from annotations.exporters import Format
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
    """Export document by document, or all together where the format holds many."""
    output: Path | None = options.output
    form = FORMATS[options.format]
    sources = Sources(options.file, options.encoding)
    if form.binary and output is None and sys.stdout.isatty():
        raise UsageError("cli.output-binary", format=form.name)
    if form.joint:
        documents = list(sources)
        if documents:
            _put(documents, form, output)
        return int(sources.failed)
    if len(options.file) > 1 and (output is None or not output.is_dir()):
        raise UsageError("cli.output-folder")
    for document in sources:
        _put([document], form, output)
    return int(sources.failed)


def _put(documents: Sequence[Document], form: Format, output: Path | None) -> None:
    with store_errors():
        data = export_all(documents, form.name, notebook_of)
    if output is not None:
        _write(_file_for(documents, output, form), data)
    elif form.binary or not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        console.out(data.decode().removesuffix("\n"))


def _file_for(documents: Sequence[Document], output: Path, form: Format) -> Path:
    if not output.is_dir():
        return output
    if form.joint:
        return output / f"{tr('library.file-name')}{form.extension}"
    (document,) = documents
    stem = document.path.stem if document.path else document.id
    return output / f"{stem}{form.extension}"


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise PizhuError("cli.unwritable", path=path, reason=error.strerror) from error
