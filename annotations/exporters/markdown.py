"""Annotations as Markdown (CommonMark with YAML front matter), in document order.

The headings are the section paths of the annotations; a passage is a block quote, under it a line
with the paragraph's number (from 1), colour and tags, under that the note.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from annotations.exporters.commonmark import blocks, inline
from annotations.model import BOOKMARK, plain
from annotations.placement import ORPHAN, UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotations.exporters import Export, Labels
    from annotations.placement import Placement

_DEEPEST = 6
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render(export: Export) -> str:
    """Return the annotations as a Markdown document."""
    parts = [_front_matter(export)]
    if export.document.title:
        parts.append(f"# {inline(export.document.title)}")
    placed = sorted((p for p in export.placements if p.status != ORPHAN), key=_place)
    parts.extend(_sections(export, placed))
    orphans = sorted((p for p in export.placements if p.status == ORPHAN), key=_place)
    if orphans:
        parts.append(f"## {inline(export.labels.orphans)}")
        for placement in orphans:
            parts.extend(_entry(placement, export.labels))
    return "\n\n".join(parts) + "\n"


def _front_matter(export: Export) -> str:
    fields: dict[str, str | int] = {
        "title": export.document.title,
        "document": export.document.id,
        "source": export.document.path,
        "annotations": len(export.placements),
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in fields.items() if value != ""]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: str | int) -> str:
    """Return a scalar: numbers as they are, texts in double quotes, as in JSON."""
    quoted = json.dumps(plain(value), ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _sections(export: Export, placements: Iterable[Placement]) -> Iterator[str]:
    """Yield the annotations, and each section's heading before its first one."""
    open_path: Sequence[tuple[object, str]] = ()
    for placement in placements:
        path = _path(export, placement)
        same = _common(open_path, path)
        for depth in range(same, len(path)):
            yield f"{'#' * min(depth + 2, _DEEPEST)} {inline(path[depth][1])}"
        open_path = path
        yield from _entry(placement, export.labels)


def _path(export: Export, placement: Placement) -> list[tuple[object, str]]:
    """Return what tells the sections around a place apart, and their titles."""
    path: list[tuple[object, str]]
    if export.outline is None:
        path = [(title, title) for title in placement.annotation.section]
    else:
        spot = placement.spot
        sections = export.outline.section_path(spot.paragraph, spot.start or 0)
        path = [(id(section), section.title) for section in sections]
    if path and path[0][1] == export.document.title:
        return path[1:]
    return path


def _common(one: Sequence[tuple[object, str]], other: Sequence[tuple[object, str]]) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _entry(placement: Placement, labels: Labels) -> Iterator[str]:
    annotation = placement.annotation
    if annotation.quote.exact.strip():
        yield blocks(annotation.quote.exact, "> ")
    yield " · ".join(_facts(placement, labels))
    if annotation.note.strip():
        yield blocks(annotation.note)


def _facts(placement: Placement, labels: Labels) -> Iterator[str]:
    annotation = placement.annotation
    yield f"¶ {placement.spot.paragraph + 1}"
    if annotation.kind == BOOKMARK:
        yield inline(labels.bookmark)
    if annotation.colour:
        yield inline(labels.colours.get(annotation.colour, annotation.colour))
    if placement.status == UNCERTAIN:
        yield inline(labels.uncertain)
    if annotation.tags:
        yield " ".join(f"#{inline('-'.join(tag.split()))}" for tag in annotation.tags)


def _place(placement: Placement) -> tuple[int, int, int, str]:
    paragraph, start, end, _ = placement.spot
    whole = -1
    return (
        paragraph,
        whole if start is None else start,
        whole if end is None else end,
        placement.annotation.id,
    )
