"""Run ``pizhu`` as ``python -m reader``; the one place that knows both ways of using it."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # importing `typing` for it would cost a fifth of Python's own start
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.cli.interface import Ears, OwnKeys
    from reader.documents.model import Document
    from reader.errors import PizhuError
    from reader.tui.starting.early_page import EarlyPage


class _TerminalInterface:
    """The terminal interface, imported when it is wanted: that takes longer than most commands."""

    def early_page(self, argument: str) -> EarlyPage:
        from reader.tui.starting.early_page import EarlyPage
        from reader.tui.starting.kept_page import find

        page = find(argument)
        if page is not None:
            gc.disable()  # as when the interface starts, which it is about to
        return EarlyPage(page)

    def ears(self) -> Ears | None:
        from reader.tui.starting.early_page import EarlyPage
        from reader.tui.terminal.ears import Ears

        return None if EarlyPage.standing else Ears()

    def read(self, document: Document, states: Iterator[Document] | None) -> int:
        from reader.tui.starting import start

        return start.read(document, states)

    def library(self, folder: Path | None) -> int:
        from reader.tui.starting import start

        return start.library(folder)

    def keys(self, *, markdown: bool) -> str:
        from reader.tui.keys.reference import key_reference

        return key_reference(markdown=markdown)

    def commands(self, own: OwnKeys) -> Mapping[str, Sequence[str]]:
        from reader.tui.keys.commands import BY_ID
        from reader.tui.keys.keymap import Keymap

        keymap = Keymap(own)
        return {name: [" ".join(keys) for keys in keymap.keys(name)] for name in BY_ID}

    def wrong_keys(self, own: OwnKeys) -> Sequence[PizhuError]:
        from reader.tui.keys.keymap import Keymap

        return Keymap(own).conflicts

    def wrong_themes(self) -> Iterable[PizhuError]:
        from reader.locations import themes_folder

        if not themes_folder().is_dir():
            return ()  # as for most users: reading them takes longer than all the rest
        from reader.tui.appearance.user_themes import load

        return load(themes_folder())[1]


_MANY = 50_000  # objects made between two looks for cycles; few commands ever make as many


def main() -> int:
    """Run the command line and return its exit code, or end with it at once."""
    from reader.cli.main import COMMANDS, LASTING
    from reader.cli.main import main as run

    gc.set_threshold(_MANY)
    command = next(iter(sys.argv[1:]), "")
    if command in COMMANDS and command not in LASTING:
        from reader.bare_imports import import_quickly

        import_quickly()
    code = run(sys.argv[1:], _TerminalInterface())
    _empty_streams()
    if not _ENDINGS & sys.modules.keys():
        os._exit(code)  # taking the interpreter apart would take a third of Python's own start
    return code


# Without these modules nobody has asked to be called at the end, and nothing else is running.
_ENDINGS = frozenset(("atexit", "threading"))


def _empty_streams() -> None:
    """Let go of what was printed; where its reader is gone, the terminal too, it is dropped."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
