"""Pages that are made anew each time, written into files of the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import PizhuError

if TYPE_CHECKING:
    from pathlib import Path


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
