"""``pizhu read``, ``pizhu FILE``, ``pizhu FOLDER`` and ``pizhu``: the reader and the library."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from reader.cli import console
from reader.cli.sources import STANDARD_INPUT, add_encoding, open_source
from reader.errors import PizhuError
from reader.library.folders import documents_in
from reader.library.store_errors import store_errors
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from annotations.addresses import Address
    from reader.cli.interface import Interface
    from reader.cli.parser import Parser
    from reader.documents.model import Document

_ADDRESSED = "://"  # in no name of a file, but for those that lie in a folder called `…:`


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    from reader.cli.parser import ordinal

    parser.given("FILE", nargs="?", help="cli.argument-read")
    parser.option("--paragraph", metavar="N", type=ordinal, help="notes.option-open-paragraph")
    parser.option("--annotation", metavar="ID", help="notes.option-open-annotation")
    add_encoding(parser)


def read_plainly(name: str, interface: Interface) -> int:
    """Open what is named by itself, without the parser: it takes longer than this whole module."""
    path = Path(name)
    if _ADDRESSED not in name and not path.is_dir():
        return _read_gradually(interface, path)
    options = {"paragraph": None, "annotation": None, "encoding": None}
    return run(SimpleNamespace(file=name, interface=interface, **options))


def run(options: Namespace | SimpleNamespace) -> int:
    """Open the reader on a document, at a place if one is named, or the library."""
    from annotations.addresses import SCHEME, Address, parse

    interface: Interface = options.interface
    if options.file is None:
        return interface.library(None)
    address = parse(options.file) if options.file.startswith(SCHEME) else None
    path = Path(options.file)
    if address is None and not path.is_dir():
        address = Address("", options.annotation or "", options.paragraph)
        if not (_names_place(address) or options.encoding or options.file == STANDARD_INPUT):
            return _read_gradually(interface, path)
        _wait(interface, options.file)
        return _read(interface, _opened(options.file, options.encoding, address))
    if address is not None:
        with store_errors():
            source = _source_of(address)
        _wait(interface, str(source))
        return _read(interface, _opened(str(source), options.encoding, address))
    if next(documents_in(path), None) is None:
        raise PizhuError("cli.no-documents", path=path)
    return interface.library(path)


def _read_gradually(interface: Interface, path: Path) -> int:
    """Open the reader as soon as the beginning of a document is there."""
    from reader.library.opening import open_gradually

    _wait(interface, str(path))
    states = open_gradually(path, console.report)
    document = next(states)
    console.end_waiting()
    return interface.read(document, None if document.complete else states)


def _wait(interface: Interface, name: str) -> None:
    """Let the user be told that the document is opened, and end that by Esc."""
    ears = interface.ears()
    if ears is not None:
        console.begin_waiting(ears)
        console.opening(name)


def _read(interface: Interface, document: Document) -> int:
    console.end_waiting()
    return interface.read(document, None)


def _names_place(address: Address) -> bool:
    return bool(address.annotation) or address.paragraph is not None


def _source_of(address: Address) -> Path:
    from reader.library.annotating.addressing import source_of

    return source_of(address)


def _opened(name: str, encoding: str | None, address: Address) -> Document:
    """Open a document, so that it shows the place that an address names."""
    document = open_source(name, encoding)
    if _names_place(address):
        from reader.library.annotating.addressing import open_at, point_of

        with store_errors():
            point = (address.paragraph or 0, 0)
            if address.annotation:
                point = point_of(document, address.annotation)
        open_at(document, point)
    return document
