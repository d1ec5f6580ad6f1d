"""What a PDF says of itself outside its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.model import MetadataField
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS = {
    "Title": "标题",
    "Subject": "主题",
    "Author": "作者",
    "Keywords": "关键词",
    "CreationDate": "创建时间",
    "ModDate": "修改时间",
}
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")
_LONGEST = 400


def read_properties(metadata: Mapping[str, str]) -> tuple[MetadataField, ...]:
    """Return the fields of a document information dictionary."""
    values = {
        key: " ".join(metadata.get(name, "")[:_LONGEST].split()) for name, key in _KEYS.items()
    }
    return tuple(MetadataField(key, _readable(value)) for key, value in values.items() if value)


def _readable(value: str) -> str:
    date = _DATE.match(value)
    if date is None:
        return sanitise(value)
    day = "-".join(date.groups()[:3])
    return f"{day}T{date[4]}:{date[5]}" if date[4] else day
