"""Run ``pizhu`` as ``python -m reader``; the one place that knows both ways of using it."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.documents.model import Document
    from reader.tui.early_page import EarlyPage


class _TerminalInterface:
    """The terminal interface, imported when it is wanted: that takes longer than most commands."""

    def early_page(self, arguments: Sequence[str]) -> EarlyPage:
        from reader.tui.early_page import EarlyPage
        from reader.tui.kept_page import find

        page = find(arguments[0]) if len(arguments) == 1 else None
        if page is not None:
            gc.disable()  # as when the interface starts, which it is about to
        return EarlyPage(page)

    def read(self, document: Document, states: Iterator[Document] | None) -> int:
        from reader.tui import start

        return start.read(document, states)

    def library(self, folder: Path | None) -> int:
        from reader.tui import start

        return start.library(folder)

    def keys(self, *, markdown: bool) -> str:
        from reader.tui.reference import key_reference

        return key_reference(markdown=markdown)


def main() -> int:
    """Run the command line and return its exit code."""
    from reader.cli.main import main as run

    return run(sys.argv[1:], _TerminalInterface())


if __name__ == "__main__":
    sys.exit(main())
