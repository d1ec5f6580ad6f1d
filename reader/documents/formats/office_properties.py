"""What an office document says of itself outside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.xml import local
from reader.documents.model import MetadataField
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEYS = {
    "title": "标题",
    "subject": "主题",
    "initial-creator": "作者",  # of an OpenDocument, whose creator is the one who saved it last
    "creator": "作者",
    "keywords": "关键词",
    "keyword": "关键词",
    "created": "创建时间",
    "creation-date": "创建时间",
    "modified": "修改时间",
    "date": "修改时间",
}
_LONGEST = 400


def read_properties(root: _Element | None) -> tuple[MetadataField, ...]:
    """Return title, author and dates from a part with Dublin Core elements, the first of each."""
    texts: dict[str, str] = {}
    for element in [] if root is None else root.iter("*"):
        text = " ".join((element.text or "")[:_LONGEST].split())
        if text:
            texts.setdefault(local(element), sanitise(text))
    found: dict[str, str] = {}
    for name, key in _KEYS.items():
        if name in texts:
            found.setdefault(key, texts[name])
    return tuple(MetadataField(key, value) for key, value in found.items())
