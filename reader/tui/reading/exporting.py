"""Writing the annotations into a file of the user's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError
from annotations.exporters import FORMATS
from reader.i18n import tr
from reader.library.exporting import export

if TYPE_CHECKING:
    from reader.tui.reading.notes import Notes
    from reader.tui.screens.reading import ReadingScreen

_FORMAT = "markdown"
_HEAD = 4096  # characters in which a file's front matter is looked for


class Exporting:
    """Asks where to write, and writes; never over what it did not write, unless told to."""

    def __init__(self, screen: ReadingScreen, notes: Notes) -> None:
        self._screen = screen
        self._notes = notes

    def ask(self) -> None:
        """Ask for the path."""
        from reader.tui.screens.prompt import Prompt

        if not self._notes.placements:
            self._screen.say(tr("tui.nothing_to_export"))
            return
        self._screen.app.push_screen(Prompt(tr("tui.export_to"), str(self._default())), self._take)

    def _take(self, answer: str | None) -> None:
        if not answer or not answer.strip():
            return
        path = Path(answer.strip()).expanduser()
        if path.is_dir():
            path /= self._name()
        if self._is_source(path):
            self._screen.say(tr("tui.source_stays"), failed=True)
        elif path.exists() and not self._is_ours(path):
            from reader.tui.screens.confirm import Confirm

            question = tr("tui.overwrite", path=path)
            self._screen.app.push_screen(Confirm(question), lambda yes: self._write(path, yes))
        else:
            self._write(path)

    def _write(self, path: Path, agreed: bool | None = True) -> None:
        if not agreed:
            self._screen.say(tr("tui.not_exported"))
            return
        try:
            text = export(self._screen.document, _FORMAT)
            path.write_text(text, encoding="utf-8", newline="\n")
        except AnnotationError as error:
            self._screen.say(tr(error.key, **error.values), failed=True)
        except OSError as error:
            self._screen.say(tr("tui.export_failed", path=path, reason=error.strerror), failed=True)
        else:
            self._screen.say(tr("tui.exported", path=path))

    def _default(self) -> Path:
        """Return a path beside the document where one can write there, else in this folder."""
        source = self._screen.document.path
        if source is not None and os.access(source.absolute().parent, os.W_OK):
            return source.absolute().parent / self._name()
        return Path.cwd() / self._name()

    def _name(self) -> str:
        source = self._screen.document.path
        stem = source.stem if source is not None else self._screen.document.id
        return f"{stem}.{tr('tui.export_suffix')}{FORMATS[_FORMAT].extension}"

    def _is_source(self, path: Path) -> bool:
        """Return whether a file is the document itself, under whatever name."""
        source = self._screen.document.path
        try:
            return source is not None and path.samefile(source)
        except OSError:
            return False

    def _is_ours(self, path: Path) -> bool:
        """Return whether a file is an earlier export of this document."""
        try:
            with path.open(encoding="utf-8") as file:
                head = file.read(_HEAD)
        except (OSError, UnicodeDecodeError):
            return False
        front, _, _ = head.removeprefix("---\n").partition("\n---")
        mark = f'document: "{self._screen.document.id}"'
        return head.startswith("---\n") and mark in front.splitlines()
