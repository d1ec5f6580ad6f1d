"""Writing the annotations into a file of the user's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError, FormatError
from annotations.exporters import FORMATS, form_for
from reader.errors import PizhuError
from reader.i18n import tr
from reader.library.annotating.exporting import Job, is_source, write_export
from reader.library.pages import path_beside
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.tui.reading.notes import Notes
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.working import Work


class Exporting:
    """Asks where to write, and writes; never over what is no earlier export, unless told to."""

    def __init__(
        self, screen: ReadingScreen, notes: Notes, only: frozenset[str] = frozenset()
    ) -> None:
        """Export all annotations, or only those with these ids."""
        self._screen = screen
        self._notes = notes
        self._only = only

    def ask(self) -> None:
        """Ask for the path."""
        from reader.tui.screens.prompt import ask_for_path

        if not self._notes.placements:
            self._screen.pizhu.say(tr("tui.nothing_to_export"))
            return
        endings = " ".join(dict.fromkeys(form.extension for form in FORMATS.values()))
        ask_for_path(
            self._screen.app,
            tr("tui.export_to"),
            path_beside(self._screen.document.path, self._name()),
            self._take,
            note=tr("tui.export_endings", endings=endings),
        )

    def _take(self, path: Path) -> None:
        if path.is_dir():
            path /= self._name()
        if is_source(self._screen.document, path):
            self._screen.pizhu.say(tr("tui.source_stays"), failed=True)
        else:
            self._write(path)

    def _write(self, path: Path, *, replacing: bool = False) -> None:
        form = form_for(path.name)
        if path.exists() and not form.merges and not replacing:
            self._ask_to_replace(path, "tui.replace_file")
            return
        job = Job(
            [self._screen.document],
            form.name,
            opening=lambda _: self._notes.book,
            only=self._only,
        )

        def done(unmerged: Sequence[object] | None) -> None:
            if unmerged is None:
                self._ask_to_replace(path, "tui.overwrite")
                return
            key = "tui.exported_unmerged" if unmerged else "tui.exported"
            told = {"name": path.name, "folder": path.absolute().parent}
            self._screen.pizhu.say(tr(key, **told, count=len(unmerged)))
            self._hand_over(path)

        told = tr("works.exporting", name=sanitise(path.name))
        write = partial(_written, job=job, path=path, replacing=replacing)
        self._screen.works.begin("export", told, write, done)

    def _hand_over(self, path: Path) -> None:
        """Give the browser, where there is one, a copy; the file stays for the next export."""
        app = self._screen.app
        if app.is_web:
            app.deliver_binary(path)

    def _ask_to_replace(self, path: Path, question: str) -> None:
        from reader.tui.screens.confirm import Confirm

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._write(path, replacing=True)
            else:
                self._screen.pizhu.say(tr("tui.not_exported"))

        self._screen.app.push_screen(Confirm(tr(question, path=path)), answered)

    def _name(self) -> str:
        source = self._screen.document.path
        stem = source.stem if source is not None else self._screen.document.id
        suffix = tr("tui.export_suffix_some" if self._only else "tui.export_suffix")
        return f"{stem}.{suffix}{form_for('').extension}"


def _written(
    work: Work[Sequence[object] | None], job: Job, path: Path, *, replacing: bool
) -> Sequence[object] | None:
    """Write an export; return what could not be merged into the file, None if it is another one.

    Raises:
        PizhuError: it cannot be written.
        Unwanted: nobody waits for it any more.
    """
    try:
        return write_export(job, path, replacing=replacing, before_writing=work.go_on)
    except FormatError:
        return None
    except AnnotationError as error:
        raise PizhuError(error.key, **error.values) from error
    except OSError as error:
        raise PizhuError("tui.export_failed", path=path, reason=error.strerror) from error
