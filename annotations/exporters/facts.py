"""What Markdown exports say of a document and of an annotation in one line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Protocol

from annotations.addresses import Address
from annotations.exporters.commonmark import inline
from annotations.model import BOOKMARK, DOCUMENT, SECTION, plain
from annotations.placement import ORPHAN, UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations.exporters import Export
    from annotations.exporters.pages import Entry

_DAY = 10  # code points of a date in ISO 8601
_WORDS = 16
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def properties(export: Export) -> dict[str, str | int]:
    """Return what a file says of its document; what is unknown is left out."""
    fields: dict[str, str | int] = {
        "title": export.document.title,
        "document": export.document.id,
        "source": export.document.path,
        "annotations": len(export.placements),
        "open": f"pizhu read {Address(export.document.id)}",
    }
    return {name: value for name, value in fields.items() if value != ""}


def front_matter(export: Export) -> list[str]:
    """Return the properties as YAML front matter."""
    fields = (f"{name}: {_yaml(value)}" for name, value in properties(export).items())
    return ["---", *fields, "---"]


class Spelling(Protocol):
    """How a kind of Markdown spells what stands in the line about an annotation."""

    def tag(self, name: str) -> str:
        """Return a tag with its sign."""

    def reference(self, entry_key: str, words: str) -> str:
        """Return a link to the annotation with this key in the same file."""


def facts(entry: Entry, export: Export, spelling: Spelling) -> str:
    """Return the line about an annotation.

    It tells paragraph (a link that opens it), sections, kind, colour, author, day, tags and links.
    """
    return " · ".join(_facts(entry, export, spelling))


def _facts(entry: Entry, export: Export, spelling: Spelling) -> Iterator[str]:
    annotation, labels = entry.placement.annotation, export.labels
    yield from _where(entry, export)
    if annotation.kind == BOOKMARK:
        yield inline(labels.bookmark)
    if annotation.colour:
        yield inline(labels.colours.get(annotation.colour, annotation.colour))
    if entry.placement.status == UNCERTAIN:
        yield inline(labels.uncertain)
    if annotation.author:
        yield inline(annotation.author)
    if annotation.created:
        yield inline(annotation.created[:_DAY])
    if annotation.tags:
        yield " ".join(map(spelling.tag, annotation.tags))
    if annotation.links:
        yield "→ " + " ".join(_link(link, export, spelling) for link in annotation.links)


def _where(entry: Entry, export: Export) -> Iterator[str]:
    annotation, spot = entry.placement.annotation, entry.placement.spot
    if annotation.scope == DOCUMENT:
        yield inline(export.labels.document)
    elif entry.placement.status != ORPHAN:
        last = f"–{spot.until.paragraph + 1}" if spot.until else ""
        yield f"[¶ {spot.paragraph + 1}{last}]({Address(export.document.id, annotation.id)})"
    if annotation.scope == SECTION:
        yield inline(export.labels.section)
    if entry.sections:
        yield " › ".join(map(inline, entry.sections))


def _link(identifier: str, export: Export, spelling: Spelling) -> str:
    target = export.by_id.get(identifier)
    if target is None:
        return f"[{inline(identifier)}]({Address('', identifier)})"
    words = " ".join(target.annotation.quote.exact.split()) or identifier
    words = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
    if export.by == "tag":  # it may stand there several times, or not at all
        return f"[{inline(words)}]({Address(export.document.id, identifier)})"
    return spelling.reference(identifier, words)


def _yaml(value: str | int) -> str:
    """Return a scalar: numbers as they are, texts in double quotes, as in JSON."""
    quoted = json.dumps(plain(value), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
