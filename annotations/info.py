"""What a notebook remembers of its document, so that lists need not open the source."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotations.model import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 8
_ID = re.compile(r"[0-9A-Za-z_-]{1,128}")
_RESERVED = frozenset({"codebook"})


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document as the store knows it.

    Attributes:
        id: the document's id.
        title: what to call it.
        path: where its source was last, empty if it had none.
        fingerprints: one for each paragraph in order, empty where unknown; cut to 8 characters,
            they tell which of an edited document's paragraphs are old ones.
        successor: the id of the edited document that took the annotations over, empty if none.
    """

    id: str
    title: str = ""
    path: str = ""
    fingerprints: tuple[str, ...] = ()
    successor: str = ""


def is_id(name: str) -> bool:
    """Tell whether a document may have this id: it names a file."""
    return bool(_ID.fullmatch(name)) and name not in _RESERVED


def shortened(fingerprint: str) -> str:
    """Return a fingerprint as `DocumentInfo` keeps it."""
    return fingerprint[:_DIGITS]


def without_fingerprints(info: DocumentInfo) -> DocumentInfo:
    """Return what lists need."""
    return replace(info, fingerprints=())


def to_record(info: DocumentInfo) -> dict[str, Any]:
    """Return the information as plain data for JSON."""
    record = {"id": info.id, "title": plain(info.title), "path": plain(info.path)}
    if record["path"] != info.path:  # a name that is no UTF-8, as GB18030 archives leave them
        record["path_bytes"] = os.fsencode(info.path).hex()
    record["fingerprints"] = " ".join(map(shortened, info.fingerprints))
    record["successor"] = info.successor
    return record


def from_record(record: Mapping[str, Any]) -> DocumentInfo:
    """Return the information that `to_record` made into plain data.

    Raises:
        ValueError: the data is not of that kind.
    """
    texts = {name: record.get(name, "") for name in (*_TEXTS, "path_bytes", "fingerprints")}
    if not all(isinstance(text, str) for text in texts.values()) or not is_id(texts["id"]):
        raise ValueError(record)
    if texts["path_bytes"]:
        texts["path"] = os.fsdecode(bytes.fromhex(texts["path_bytes"]))
    return DocumentInfo(
        **{name: texts[name] for name in _TEXTS},
        fingerprints=tuple(texts["fingerprints"].split()),
    )


_TEXTS = ("id", "title", "path", "successor")
