"""Annotations as JSON, lossless: what `annotations.importers.json` reads back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import orjson

from annotations import info
from annotations.model import plain, to_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.exporters import Export
    from annotations.placement import Placement

FORMAT: Final = "pizhu-annotations"
VERSION: Final = 1


def render(export: Export) -> str:
    """Return the document, the codebook and the annotations, as they are stored."""
    annotations = sorted((p.annotation for p in export.placements), key=lambda a: a.place)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "document": info.to_record(export.document),
        "codebook": [asdict(code) for code in export.codes],
        "annotations": [to_record(annotation) for annotation in annotations],
    }
    return orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def as_line(
    placement: Placement, section: Iterable[str], document: str | None = None
) -> dict[str, Any]:
    """Return one annotation as programs read it in a list: where it is now, and its status.

    Args:
        placement: the annotation and where it is.
        section: the titles of the sections around the place, outermost first.
        document: the id of the document that was asked about; default the annotation's own.
    """
    record = to_record(placement.annotation)
    spot = placement.spot
    place = {"paragraph": spot.paragraph, "start": spot.start, "end": spot.end}
    names = ("quote", "tags", "note", "colour", "kind", "created", "modified")
    later = ("scope", "links", "author", "visibility")
    return {
        "id": record["id"],
        "document": document or record["document"],
        **place,
        **{name: record[name] for name in names},
        "status": placement.status,
        "section": list(section),
        "until": plain(spot.until),
        **{name: record[name] for name in later},
    }
