"""``pizhu tags``: the tags in use and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli import console
from reader.cli.store import store_errors, tell_recovery
from reader.library.notebooks import open_store

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.option("--json", action="store_true", help="cli.option-json-lines")


def run(options: Namespace) -> int:
    """Print the tags by name."""
    with store_errors():
        store = open_store()
        for notebook in store.notebooks():
            tell_recovery(notebook)
        counts = store.tags()
    width = len(str(max(counts.values(), default=0)))
    for tag, count in sorted(counts.items()):
        if options.json:
            console.out_json({"tag": tag, "annotations": count})
        else:
            console.out(f"{count:>{width}}  {tag}")
    return 0
