"""Opening a file as its reader left it: in the encoding chosen for it, and corrected."""

from __future__ import annotations

from reader.errors import PizhuError
from reader.library.analyses import find, open_document
from reader.library.corrected import corrected
from reader.library.encodings import AUTO, Encodings
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.documents.model import Document
    from reader.library.processes.apart import Apart


_QUICK = 1 << 15  # bytes


def open_file(path: Path, on_error: Callable[[PizhuError], None]) -> Document:
    """Open a file in the encoding that was chosen for it, with its reader's corrections.

    Args:
        path: the file.
        on_error: told why the corrections cannot be read; the document is opened without them.

    Raises:
        PizhuError: it cannot be opened.
    """
    return corrected(open_known(path), on_error)


def opens_at_once(path: Path) -> bool:
    """Return whether the first state of a document takes no longer than a key may."""
    from reader.documents.gradual import comes_gradually

    try:
        return path.stat().st_size <= _QUICK or comes_gradually(path)
    except (OSError, ValueError):  # it will be told when it is opened
        return True


def open_gradually(path: Path, on_error: Callable[[PizhuError], object]) -> Opening:
    """Return newer and newer states of a document, the last one as `open_file` returns it.

    Args:
        path: the file.
        on_error: told why the corrections cannot be read where the first state is the last one.
    """
    return Opening(path, on_error)


class Opening:
    """An iterator over newer and newer states of a document, which may be closed at any time.

    All but the first are made in another process, or in place where there is none.

    Raises:
        PizhuError: when a state is asked for: the document cannot be opened; or, after the last of
            several states, its corrections cannot be read.
    """

    def __init__(self, path: Path, on_error: Callable[[PizhuError], object]) -> None:
        self._path = path
        self._report = on_error
        self._problems: list[PizhuError] = []
        self._apart: Apart | None = None
        self._closed = False
        self._states = self._all()

    def __iter__(self) -> Opening:
        return self

    def __next__(self) -> Document:
        return next(self._states)

    def close(self) -> None:
        """Ask for no more states; another thread may be waiting for one."""
        self._closed = True
        if self._apart is not None:
            self._apart.end()

    def _all(self) -> Iterator[Document]:
        encoding = Encodings().of(self._path)
        kept = find(self._path, encoding)
        if kept is not None:
            yield corrected(kept, self._report)
            return
        from reader.documents import gradual

        states = gradual.open_gradually(self._path, encoding, open_document)
        document = next(states)
        if document.complete:
            yield corrected(document, self._report)
            return
        yield document
        yield from self._later(document, states, encoding)
        if self._problems:
            raise self._problems[0]

    def _later(
        self, first: Document, in_place: Iterator[Document], encoding: str | None
    ) -> Iterator[Document]:
        """Yield the states behind the first one, those in place where no others come."""
        from reader.library.processes.apart import Apart

        share, reached = 0.0, False
        self._apart = Apart(self._path, encoding)
        for states in (self._apart.states(first), in_place):
            for document in states:
                if self._closed:
                    return
                if document.complete:
                    yield corrected(document, self._problems.append)
                    return
                if document.share > share and document.reaches_end >= reached:
                    share, reached = document.share, document.reaches_end
                    yield document
            if self._closed:
                return


def open_known(path: Path) -> Document:
    """Open a file, as it is analysed, in the encoding that was chosen for it.

    Raises:
        PizhuError: it cannot be opened.
    """
    return open_document(path, Encodings().of(path))


def open_in(path: Path, encoding: str, on_error: Callable[[PizhuError], None]) -> Document:
    """Open a file, as it is analysed, in an encoding, and remember that for the next time.

    Args:
        path: the file.
        encoding: its name, or `AUTO` to find it out and forget what was remembered.
        on_error: told why it cannot be remembered.

    Raises:
        PizhuError: it cannot be opened.
    """
    document = open_document(path, None if encoding == AUTO else encoding)
    try:
        Encodings().choose(path, encoding)
    except PizhuError as error:
        on_error(error)
    return document
