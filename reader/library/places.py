"""The documents that were read lately, and the place where each was left.

Nothing of value is lost with this file: a damaged one is as good as an empty one.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import locations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tinydb import TinyDB

CAPACITY = 500
NEVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document was left.

    Attributes:
        document: the document's id.
        path: its source, None for a pipe.
        title: what the document is called.
        paragraph: the ordinal of the paragraph at the top of the screen.
        offset: the code point in that paragraph.
        percent: how much of the document lies before the place, 0 to 100.
        script: the display that it was read in.
        left: when it was left.
    """

    document: str
    path: Path | None
    title: str
    paragraph: int = 0
    offset: int = 0
    percent: int = 0
    script: str = "original"
    left: datetime = NEVER

    @property
    def missing(self) -> bool:
        """Whether the source is no longer where it was; a pipe's never is."""
        return self.path is None or not self.path.is_file()


class Places:
    """The places kept in a file, at most `CAPACITY` of them; the oldest give way."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep the places in ``file``, the user's own by default; nothing is read yet."""
        self._file = file or locations.places_file()

    def recent(self) -> list[Place]:
        """Return all places, the latest first."""
        with self._open() as database:
            places = [place for record in database if (place := _place(record))]
        return sorted(places, key=lambda place: place.left, reverse=True)

    def find(self, document: str) -> Place | None:
        """Return where the document of that id was left, None if it never was open."""
        return next((place for place in self.recent() if place.document == document), None)

    def remember(self, place: Place) -> None:
        """Keep a place, stamped with the present time, instead of the document's earlier one."""
        stamped = asdict(place) | {
            "path": str(place.path.absolute()) if place.path else None,
            "left": datetime.now(UTC).isoformat(),
        }
        with self._open() as database:
            database.remove(lambda record: record.get("document") == place.document)
            database.insert(stamped)
            excess = len(database) - CAPACITY
            if excess > 0:
                oldest = sorted(database, key=lambda record: str(record.get("left")))[:excess]
                database.remove(doc_ids=[record.doc_id for record in oldest])

    def forget(self, document: str) -> None:
        """Drop the place of the document of that id, if there is one."""
        with self._open() as database:
            database.remove(lambda record: record.get("document") == document)

    @contextmanager
    def _open(self) -> Iterator[TinyDB]:
        from tinydb import TinyDB

        self._file.parent.mkdir(parents=True, exist_ok=True)
        with TinyDB(self._file) as database:
            yield database


def _place(record: Mapping[str, Any]) -> Place | None:
    """Read a record, None where it is not a place (written by another version, or by hand)."""
    try:
        return Place(
            document=str(record["document"]),
            path=Path(record["path"]) if record["path"] else None,
            title=str(record["title"]),
            paragraph=int(record["paragraph"]),
            offset=int(record["offset"]),
            percent=int(record["percent"]),
            script=str(record["script"]),
            left=datetime.fromisoformat(record["left"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
