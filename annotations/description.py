"""What a notebook says of its document: as it is stored, and as whoever opens it knows it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotations import info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from annotations.info import DocumentInfo
    from annotations.storage import RecordTable

_ROW = 1


class Description:
    """The one row of a notebook's table ``document``."""

    def __init__(
        self,
        table: RecordTable,
        known: DocumentInfo,
        fingerprints: Callable[[], Iterable[str]] | None,
    ) -> None:
        """Read nothing yet.

        Args:
            table: where the row is.
            known: what is known of the document now.
            fingerprints: gives those of all its paragraphs, asked when the row is written.
        """
        self._table = table
        self._known = known
        self._fingerprints = fingerprints
        self._row: Mapping[str, Any] | None = None
        self._read: DocumentInfo | None = None  # from that row

    @property
    def info(self) -> DocumentInfo:
        """What is stored; title and path as they are known now."""
        stored = self._stored() or self._known
        return replace(
            stored,
            title=self._known.title or stored.title,
            path=self._known.path or stored.path,
            fingerprints=stored.fingerprints or self._known.fingerprints,
        )

    def bring_up_to_date(self) -> None:
        """Store what is known now, if anything of it is not stored."""
        row = self._table.records().get(str(_ROW), {})
        known = info.to_record(self._known)
        is_new = any(known[name] not in ("", row.get(name)) for name in ("id", "title", "path"))
        if is_new or (not row.get("fingerprints") and self._fingerprints is not None):
            self.put(self.info)

    def put(self, document: DocumentInfo) -> None:
        """Store what is said of the document, with the fingerprints of its paragraphs."""
        if not document.fingerprints and self._fingerprints is not None:
            document = replace(document, fingerprints=tuple(self._fingerprints()))
        self._table.put(_ROW, info.to_record(document))

    def _stored(self) -> DocumentInfo | None:
        """Return what the row says, None if there is none or it says nothing that can be read."""
        row = self._table.records().get(str(_ROW))
        if row is not self._row:
            self._row = row
            with suppress(ValueError):
                self._read = None
                self._read = None if row is None else info.from_record(row)
        return self._read
