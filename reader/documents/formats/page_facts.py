"""What an HTML page states about itself in its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.documents.model import MetadataField
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from reader.documents.formats.page import Page

_KEYS = (
    ("标题", ("articletitle", "og:title", "dc.title", "dcterms.title", "citation_title")),
    ("作者", ("author", "article:author", "dc.creator", "citation_author")),
    ("来源", ("contentsource", "source", "og:site_name", "sitename", "dc.publisher")),
    (
        "发布日期",
        ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "dc.date"),
    ),
    ("关键词", ("keywords",)),
)
_SITES = ("sitename", "og:site_name")
_LONGEST = 400
_SEPARATOR = re.compile(r"\s*[_|｜]\s*|\s+[-–—－]{1,2}\s+")


def read_facts(page: Page) -> tuple[MetadataField, ...]:
    """Return title, author, source and date; the window's title where no other is stated."""
    stated = _stated(page)
    found = []
    for key, names in _KEYS:
        value = next((stated[name] for name in names if name in stated), "")
        if not value and key == "标题":
            value = _own_title(page, stated)
        if value:
            found.append(MetadataField(key, sanitise(value)))
    return tuple(found)


def _own_title(page: Page, stated: dict[str, str]) -> str:
    """Return the window's title without the name of the site behind it."""
    title = _SEPARATOR.split(page.title[:_LONGEST])[0]
    site = next((stated[name] for name in _SITES if stated.get(name)), "")
    bare = title.removesuffix(site).rstrip(" -–—－") if site else ""
    return bare or title


def stated_titles(page: Page) -> list[str]:
    """Return what the head of the page calls it, each part of the window's title by itself."""
    stated = _stated(page)
    titles = [stated[name] for name in _KEYS[0][1] if name in stated]
    return [*titles, *_SEPARATOR.split(page.title[:_LONGEST])]


def _stated(page: Page) -> dict[str, str]:
    stated: dict[str, str] = {}
    for name, content in page.facts:
        if content:
            stated.setdefault(name, content[:_LONGEST])
    return stated
