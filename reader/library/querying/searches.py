"""What was searched for lately, in any document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import locations
from reader.library.few_records import FewRecords

if TYPE_CHECKING:
    from pathlib import Path

CAPACITY = 200


class Searches:
    """The queries kept in a file, at most `CAPACITY` of them; the oldest give way."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep the queries in ``file``, the user's own by default; nothing is read yet."""
        file = file or locations.searches_file()
        self._records = FewRecords(file, "searches", "query", CAPACITY)

    def recent(self) -> list[str]:
        """Return all queries, the latest first; none where the file cannot be read."""
        return [record["query"] for record in reversed(self._records.all())]

    def remember(self, query: str) -> None:
        """Keep a query as the latest.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """
        self._records.put({"query": query}, {query})
