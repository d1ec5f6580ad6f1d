"""What was searched for lately, in any document.

Nothing of value is lost with this file: a damaged one is as good as an empty one.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader import locations
from reader.errors import PizhuError

if TYPE_CHECKING:
    from pathlib import Path

CAPACITY = 200
_TABLE = "searches"


class Searches:
    """The queries kept in a file, at most `CAPACITY` of them; the oldest give way."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep the queries in ``file``, the user's own by default; nothing is read yet."""
        self._file = file or locations.searches_file()

    def recent(self) -> list[str]:
        """Return all queries, the latest first; none where the file cannot be read."""
        with suppress(OSError, ValueError, AttributeError, KeyError, TypeError):
            records = json.loads(self._file.read_bytes())[_TABLE]
            queries = [records[number]["query"] for number in sorted(records, key=int)]
            return [query for query in reversed(queries) if isinstance(query, str)]
        return []

    def remember(self, query: str) -> None:
        """Keep a query as the latest.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """
        from annotations.errors import StorageError
        from annotations.storage import Database

        def put(records: dict[int, Any]) -> None:
            for number in [n for n, record in records.items() if record.get("query") == query]:
                del records[number]
            records[max(records, default=0) + 1] = {"query": query}
            for number in sorted(records)[: max(len(records) - CAPACITY, 0)]:
                del records[number]

        try:
            Database(self._file).records(_TABLE).change(put)
        except StorageError as error:
            raise PizhuError(error.key, **error.values) from error
