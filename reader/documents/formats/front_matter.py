"""The facts that many Markdown files state in front of their text, between lines of dashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.documents.model import MetadataField
from reader.text.sanitise import sanitise

_MATTER = re.compile(
    r"---[ \t]*\r?\n(.{0,20000}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_PAIR = re.compile(r"""([A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff -]{0,30})[:：][ \t]*(\S.{0,400})$""")
_KEYS = {
    "title": "标题",
    "标题": "标题",
    "author": "作者",
    "authors": "作者",
    "作者": "作者",
    "date": "日期",
    "日期": "日期",
    "keywords": "关键词",
    "tags": "关键词",
    "publisher": "出版社",
    "source": "来源",
    "来源": "来源",
}


class FrontMatter(NamedTuple):
    """The facts, and where the text begins."""

    metadata: tuple[MetadataField, ...]
    end: int


def read_front_matter(source: str) -> FrontMatter:
    """Return what a text states in front; nothing, and 0, where it states nothing."""
    match = _MATTER.match(source)
    pairs = [_PAIR.match(line.rstrip()) for line in match[1].split("\n")] if match else []
    if match is None or not any(pairs):
        return FrontMatter((), 0)
    found: dict[str, str] = {}
    for pair in pairs:
        key = _KEYS.get(pair[1].strip().lower()) if pair else None
        if pair and key:
            found.setdefault(key, sanitise(pair[2].strip("\"'[] ")))
    return FrontMatter(tuple(MetadataField(*item) for item in found.items()), match.end())
