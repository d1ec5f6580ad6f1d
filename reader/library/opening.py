"""Opening a file as its reader left it: in the encoding chosen for it, and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError
from reader.library.analyses import find, open_document
from reader.library.corrected import corrected
from reader.library.encodings import AUTO, Encodings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.documents.model import Document


def open_file(path: Path, on_error: Callable[[PizhuError], None]) -> Document:
    """Open a file in the encoding that was chosen for it, with its reader's corrections.

    Args:
        path: the file.
        on_error: told why the corrections cannot be read; the document is opened without them.

    Raises:
        PizhuError: it cannot be opened.
    """
    return corrected(open_known(path), on_error)


def open_gradually(path: Path, on_error: Callable[[PizhuError], object]) -> Iterator[Document]:
    """Yield newer and newer states of a document, the last one as `open_file` returns it.

    Args:
        path: the file.
        on_error: told why the corrections cannot be read where the first state is the last one.

    Raises:
        PizhuError: it cannot be opened, also after some states; or, after the last of several
            states, its corrections cannot be read.
    """
    encoding = Encodings().of(path)
    kept = find(path, encoding)
    if kept is not None:
        yield corrected(kept, on_error)
        return
    from reader.documents import gradual

    problems: list[PizhuError] = []
    later = False

    def whole(path: Path, encoding: str | None) -> Document:
        report = problems.append if later else on_error
        return corrected(open_document(path, encoding), report)

    for document in gradual.open_gradually(path, encoding, whole):
        later = True
        yield document
    if problems:
        raise problems[0]


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
