"""The documents that were read lately, and the place where each was left."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader import locations
from reader.library.few_records import FewRecords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.documents.model import Document

CAPACITY = 500
_BYTES = "bytes:"  # no absolute path begins like that
_UNREAD = "unread:"  # no id begins like that
NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Place(NamedTuple):
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
        mode: the mode of reading, empty for the usual one.
        beside: the source of a second document that it was read beside, None for none.
        on_left: whether that one stood on the left.
        as_is: the spans near the place that no script changed, each with the ordinal of its
            paragraph, so that the next first page need not wait for the annotations.
        source: the place as a source offset, which is known before a large document is analysed;
            None where a place is older than that.
    """

    document: str
    path: Path | None
    title: str
    paragraph: int = 0
    offset: int = 0
    percent: int = 0
    script: str = "original"
    left: datetime = NEVER
    mode: str = ""
    beside: Path | None = None
    on_left: bool = False
    as_is: tuple[tuple[int, int, int], ...] = ()
    source: int | None = None

    def point(self, document: Document) -> tuple[int, int] | None:
        """Return where that is in a document; None where that is not there yet.

        Args:
            document: the one that was left, or a state of it that is not complete.
        """
        from reader.documents.paragraphs import place_of

        if document.complete and document.id == self.document:
            return min(self.paragraph, len(document.paragraphs) - 1), self.offset
        there = document.reaches_end or (self.source or 0) < len(document.source)
        return (
            None if self.source is None or not there else place_of(document.paragraphs, self.source)
        )

    @property
    def missing(self) -> bool:
        """Whether the source is no longer where it was; a pipe's never is."""
        from reader.documents.members import file_of

        return self.path is None or not file_of(self.path).is_file()

    def kept(self, document: Document) -> dict[int, list[tuple[int, int]]]:
        """Return the spans of ``as_is`` that fit in the document, by paragraph."""
        kept: dict[int, list[tuple[int, int]]] = {}
        for ordinal, start, end in self.as_is:
            if 0 <= ordinal < len(document.paragraphs):
                last = min(end, len(document.paragraphs[ordinal].text))
                if 0 <= start < last:
                    kept.setdefault(ordinal, []).append((start, last))
        return kept


class Places:
    """The places kept in a file, at most `CAPACITY` of them; the oldest give way."""

    def __init__(self) -> None:
        """Keep the places in the user's file; nothing is read yet."""
        self._records = FewRecords(locations.places_file(), "places", "document", CAPACITY)

    def recent(self) -> list[Place]:
        """Return all places, the latest first; none where the file cannot be read."""
        return _latest_first(self._records.all())

    def left(self, document: Document) -> Place | None:
        """Return where a document, or another state of it, was left last; None if it never was."""
        path = None if document.path is None else document.path.absolute()
        names = {document.id} if document.complete else set()
        if path is not None:
            names.add(_unread(path))
        stored = None if document.complete else _stored(path)
        found = _latest_first(
            record
            for record in self._records.all()
            if record["document"] in names or (stored and record.get("path") == stored)
        )
        return found[0] if found else None

    def find(self, document: str) -> Place | None:
        """Return where the document of that id was left, None if it never was open."""
        found = _latest_first(r for r in self._records.all() if r["document"] == document)
        return found[0] if found else None

    def remember(self, place: Place) -> None:
        """Keep a place, stamped with the present time, instead of the document's earlier one.

        That of a document that has no id, as it was not analysed to its end, is kept by its path
        until the document is left complete.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """
        now = datetime.now(UTC).isoformat()
        paths = {"path": _stored(place.path), "beside": _stored(place.beside)}
        unread = "" if place.path is None else _unread(place.path.absolute())
        named = place.document or unread or None
        record = {**place._asdict(), **paths, "document": named, "left": now}
        self._records.put(record, {place.document, unread})

    def forget(self, document: str) -> None:
        """Drop the place of the document of that id, if there is one.

        Raises:
            PizhuError: the disk refuses; nothing has changed.
        """
        self._records.put(None, {document})


def _latest_first(records: Iterable[Any]) -> list[Place]:
    places = [place for record in records if (place := _place(record))]
    return sorted(places, key=lambda place: place.left, reverse=True)


def _unread(path: Path) -> str:
    """Return what stands for the id of a document that has none yet."""
    return f"{_UNREAD}{_stored(path)}"


def _stored(path: Path | None) -> str | None:
    """Return a path as JSON can hold it: bytes that are no UTF-8 stand as hexadecimal digits."""
    if path is None:
        return None
    name = os.fsencode(path.absolute())
    try:
        return name.decode()
    except UnicodeDecodeError:
        return f"{_BYTES}{name.hex()}"


def _restored(stored: str | None) -> Path | None:
    if stored is None:
        return None
    if stored.startswith(_BYTES):
        stored = os.fsdecode(bytes.fromhex(stored.removeprefix(_BYTES)))
    return Path(stored)


def _place(record: Mapping[str, Any]) -> Place | None:
    """Read a record, None where it is not a place (written by another version, or by hand)."""
    try:
        return Place(
            document=str(record["document"]),
            path=_restored(record["path"]),
            title=str(record["title"]),
            paragraph=max(int(record["paragraph"]), 0),
            offset=max(int(record["offset"]), 0),
            percent=int(record["percent"]),
            script=str(record["script"]),
            left=datetime.fromisoformat(record["left"]).astimezone(UTC),
            mode=str(record.get("mode", "")),
            beside=_restored(record.get("beside")),
            on_left=record.get("on_left") is True,
            source=None if record.get("source") is None else int(record["source"]),
            as_is=tuple((int(n), int(a), int(b)) for n, a, b in record.get("as_is", ())),
        )
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
