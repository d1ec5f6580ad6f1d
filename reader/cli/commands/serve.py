"""``pizhu serve``: the reader in a browser on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli import console
from reader.cli.parser import natural
from reader.errors import PizhuError
from reader.i18n import language, tr
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.given("FILE", nargs="?", type=Path, help="web.argument-file")
    parser.option("--port", metavar="N", type=natural("--port"), default=0, help="web.option-port")
    parser.option("--open", action="store_true", help="web.option-open")


def run(options: Namespace) -> int:
    """Serve the reader until interrupted."""
    path: Path | None = options.file
    if path is not None and not path.exists():
        raise PizhuError("documents.missing", name=path)
    try:
        from reader.web.server import WebServer
    except ImportError as error:
        raise PizhuError("web.not-installed") from error
    command = [sys.executable, "-m", "reader", "--language", language(), "read"]
    server = WebServer([*command, str(path.resolve())] if path else command, options.port)
    server.run(_open if options.open else _tell)
    return 0


def _tell(address: str) -> None:
    console.out(tr("web.serving", address=address))
    sys.stdout.flush()


def _open(address: str) -> None:
    import webbrowser

    _tell(address)
    webbrowser.open(address)
