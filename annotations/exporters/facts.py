"""What Markdown exports say of a document and of an annotation in one line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from annotations.exporters.commonmark import inline
from annotations.model import BOOKMARK, plain
from annotations.placement import ORPHAN, UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotations.exporters import Export
    from annotations.exporters.pages import Entry

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def properties(export: Export) -> dict[str, str | int]:
    """Return what a file says of its document; what is unknown is left out."""
    fields: dict[str, str | int] = {
        "title": export.document.title,
        "document": export.document.id,
        "source": export.document.path,
        "annotations": len(export.placements),
    }
    return {name: value for name, value in fields.items() if value != ""}


def front_matter(export: Export) -> list[str]:
    """Return the properties as YAML front matter."""
    fields = (f"{name}: {_yaml(value)}" for name, value in properties(export).items())
    return ["---", *fields, "---"]


def facts(entry: Entry, export: Export, spelling: Callable[[str], str]) -> str:
    """Return the line about an annotation: paragraph, sections, colour, tags.

    Args:
        entry: the annotation.
        export: what it is a part of.
        spelling: returns a tag as it is written.
    """
    return " · ".join(_facts(entry, export, spelling))


def _facts(entry: Entry, export: Export, spelling: Callable[[str], str]) -> Iterator[str]:
    annotation, labels = entry.placement.annotation, export.labels
    if entry.placement.status != ORPHAN:
        yield f"¶ {entry.placement.spot.paragraph + 1}"
    if entry.sections:
        yield " › ".join(map(inline, entry.sections))
    if annotation.kind == BOOKMARK:
        yield inline(labels.bookmark)
    if annotation.colour:
        yield inline(labels.colours.get(annotation.colour, annotation.colour))
    if entry.placement.status == UNCERTAIN:
        yield inline(labels.uncertain)
    if annotation.tags:
        yield " ".join(map(spelling, annotation.tags))


def _yaml(value: str | int) -> str:
    """Return a scalar: numbers as they are, texts in double quotes, as in JSON."""
    quoted = json.dumps(plain(value), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
