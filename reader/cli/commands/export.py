"""``pizhu export``: the annotations of documents, as files or on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from annotations.exporters import form_for
from annotations.exporters.pages import GROUPINGS, SECTION
from reader.cli import console
from reader.cli.parser import OneOf
from reader.cli.scripts import display_names
from reader.cli.sources import Sources, add_encoding
from reader.cli.store import notebook_of
from reader.errors import PizhuError, UsageError
from reader.i18n import tr
from reader.library.annotating.added_exporters import form_named, form_names
from reader.library.annotating.exporting import Job, export, write_export
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from annotations.exporters import Format
    from reader.cli.parser import Parser
    from reader.documents.model import Document


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="+", help="cli.argument-files")
    form = OneOf("--format", form_names)
    parser.option("--format", metavar="FORMAT", type=form, help="cli.option-format")
    by = OneOf("--by", lambda: GROUPINGS)
    parser.option("--by", metavar="GROUP", type=by, default=SECTION, help="cli.option-by")
    parser.option("--template", metavar="NAME", default="", help="notes.option-template")
    parser.option("--context", action="store_true", help="notes.option-context")
    script = OneOf("--script", display_names)
    parser.option("--script", metavar="SCRIPT", type=script, help="notes.option-export-script")
    parser.option("-o", "--output", metavar="OUT", type=Path, help="cli.option-output")
    parser.option("--force", action="store_true", help="cli.option-force")
    add_encoding(parser)


def run(options: Namespace) -> int:
    """Export document by document, or all together where the format holds many."""
    output: Path | None = options.output
    with store_errors():
        named = options.format
        form = form_named(named) if named else form_for(output.name if output else "")
    sources = Sources(options.file, options.encoding)
    if form.binary and output is None and sys.stdout.isatty():
        raise UsageError("cli.output-binary", format=form.name)
    if not form.joint and len(options.file) > 1 and (output is None or not output.is_dir()):
        raise UsageError("cli.output-folder")
    together = [list(sources)] if form.joint else ([document] for document in sources)
    for documents in together:
        if documents:
            job = _job(options, documents, form)
            if output is None:
                _print(job, form)
            else:
                _write(job, _file_for(documents, output, form), replacing=options.force)
    return int(sources.failed)


def _job(options: Namespace, documents: Sequence[Document], form: Format) -> Job:
    return Job(
        documents,
        form.name,
        options.by,
        notebook_of,
        template=options.template,
        context=options.context,
        script="" if options.script in {None, "original"} else options.script,
    )


def _print(job: Job, form: Format) -> None:
    with store_errors():
        data = export(job)
    if form.binary or not sys.stdout.isatty():
        console.give_way()
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


def _write(job: Job, path: Path, *, replacing: bool) -> None:
    try:
        with store_errors():
            unmerged = write_export(job, path, replacing=replacing)
    except OSError as error:
        raise PizhuError("cli.unwritable", path=path, reason=error.strerror) from error
    except PizhuError as error:
        if error.key != "annotations.not-our-export":
            raise
        raise PizhuError("cli.not-our-export", path=path, form=job.form) from error
    for lost in unmerged:
        console.report(tr(f"library.unmerged-{lost.reason}", id=lost.key))
