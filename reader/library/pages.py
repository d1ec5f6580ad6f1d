"""Files that are written for the user: where they go, and pages that are made anew each time."""

from __future__ import annotations

import os
from pathlib import Path

from reader.errors import PizhuError


def path_beside(source: Path | None, name: str) -> Path:
    """Return a path for a file: beside a document where one can write there, else in this folder.

    Args:
        source: the document, None for a pipe or for many documents.
        name: what the file is to be called.
    """
    if source is not None and os.access(source.absolute().parent, os.W_OK):
        return source.absolute().parent / name
    return Path.cwd() / name


def write_page(path: Path, text: str, *, replacing: bool = False) -> None:
    """Write a text into a file.

    Args:
        path: the file.
        text: what it is to hold.
        replacing: whether a file that is there already may be written over.

    Raises:
        PizhuError: it is there already, or cannot be written.
    """
    try:
        with path.open("w" if replacing else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise PizhuError("comparison.exists", path=path) from error
    except OSError as error:
        raise PizhuError("comparison.unwritable", path=path, reason=error.strerror) from error
