"""The encodings that the user chose for files where the guess was wrong.

A choice holds for a path. Once the file has changed, it holds as long as the bytes still make sense
in it.
"""

from __future__ import annotations

import os
from contextlib import suppress

from reader import locations
from reader.errors import PizhuError
from reader.library.few_records import FewRecords
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

AUTO: Final = "auto"
"""What the user says to have the encoding found out again."""
CAPACITY = 500
_DAMAGE = "\N{REPLACEMENT CHARACTER}"


class Encodings:
    """The choices kept in a file, at most `CAPACITY` of them; the oldest give way."""

    def __init__(self) -> None:
        """Keep the choices in the user's file; nothing is read yet."""
        self._records = FewRecords(locations.encodings_file(), "encodings", "path", CAPACITY)

    def of(self, path: Path) -> str | None:
        """Return the encoding chosen for a file, None if none was or it no longer fits."""
        name = _key(path)
        record = next((r for r in self._records.all() if r["path"] == name), None)
        encoding = None if record is None else record.get("encoding")
        if record is None or not isinstance(encoding, str):
            return None
        with suppress(OSError, PizhuError):
            if record.get("state") == _state(path) or _fits(path, encoding):
                return encoding
        return None

    def choose(self, path: Path, encoding: str) -> None:
        """Keep the choice for a file; `AUTO` forgets it.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """
        name = _key(path)
        known = next((r for r in self._records.all() if r["path"] == name), None)
        record = {"path": name, "encoding": encoding, "state": _state(path)}
        if known != record and (known or encoding != AUTO):
            self._records.put(None if encoding == AUTO else record, {name})


def _key(path: Path) -> str:
    """Return a path as JSON can hold it, whatever its bytes are."""
    return os.fsencode(path.absolute()).decode(errors="backslashreplace")


def _state(path: Path) -> str:
    from reader.documents.members import file_of

    found = file_of(path).stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _fits(path: Path, encoding: str) -> bool:
    """Tell whether bytes that have changed may still be in an encoding."""
    from reader.documents.encoding import decode
    from reader.documents.opening import read_source

    data = read_source(path)
    with suppress(UnicodeDecodeError):
        data.decode()
        return encoding.lower().replace("_", "-").startswith("utf-8")
    return _DAMAGE not in decode(data, encoding).text
