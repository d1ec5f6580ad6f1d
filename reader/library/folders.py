"""The documents that lie in a folder."""

from __future__ import annotations

import os
from pathlib import Path

from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def documents_in(folder: Path, *also: str) -> Iterator[Path]:
    """Yield the documents in a folder and below it, by name.

    What is hidden is passed over; links to folders are not followed.

    Args:
        folder: where to look.
        also: endings of names, without the dot, of files to yield beside documents.
    """
    from reader.documents.formats.added import readable_endings
    from reader.documents.formats.recognition import ending

    endings = readable_endings().union(also)
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and ending(name) in endings:
                yield Path(where, name)


def documents_beside(path: Path) -> Iterator[Path]:
    """Yield the other documents in the folder of one, by name; none where it cannot be read."""
    from reader.documents.formats.recognition import ENDINGS, ending

    try:
        others = sorted(path.parent.iterdir())
    except OSError:
        return
    for other in others:
        name = other.name
        if name != path.name and not name.startswith(".") and ending(name) in ENDINGS:
            yield other
