"""How a notebook's file is laid out, and the way to it from earlier layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotations.model import PASSAGE
from annotations.storage import Schema

if TYPE_CHECKING:
    from annotations.storage.schema import Record, Tables


def _name_what_a_span_is_on(tables: Tables) -> None:
    """Bring version 1, in which every annotation was on a single paragraph, to version 2."""
    for record in tables.get("annotations", {}).values():
        _complete(record)
    for row in tables.get("trash", {}).values():
        if isinstance(row.get("annotation"), dict):
            _complete(row["annotation"])


def _complete(record: Record) -> None:
    for name, value in (("until", None), ("scope", PASSAGE), ("links", []), ("author", "")):
        record.setdefault(name, value)


LAYOUT: Final = Schema(2, {1: _name_what_a_span_is_on})
