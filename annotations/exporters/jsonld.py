"""Annotations in the W3C Web Annotation Data Model, as an annotation collection in JSON-LD.

A target is selected three times: by its quote, by its position in the source text, and by its
position in its paragraph; all positions are code points. What the model has no words for stands
under names of our own vocabulary, so that `annotations.importers.jsonld` gets all of it back.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import orjson

from annotations import info
from annotations.exporters.places import in_order
from annotations.model import BOOKMARK, HIGHLIGHT, NOTE, TAG, plain, to_record
from annotations.model import DOCUMENT as WHOLE
from annotations.placement import ANCHORED, ORPHAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotations.exporters import Export
    from annotations.exporters.manuscript import Manuscript
    from annotations.model import Part
    from annotations.placement import Placement

CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"pizhu": "urn:pizhu:vocabulary:"}]
DOCUMENT: Final = "urn:pizhu:document:"
ANNOTATION: Final = "urn:pizhu:annotation:"
MOTIVATIONS: Final = {
    HIGHLIGHT: "highlighting",
    TAG: "tagging",
    NOTE: "commenting",
    BOOKMARK: "bookmarking",
}
STANDARD: Final = frozenset({"id", "quote", "tags", "note", "created", "modified"})
"""The fields of an annotation for which the model has words."""


def render(export: Export) -> str:
    """Return the annotations of a document."""
    document = DOCUMENT + export.document.id
    items = [_annotation(placement, export) for placement in in_order(export.placements)]
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": f"{document}:annotations",
        "type": "AnnotationCollection",
        "label": plain(export.document.title) or export.document.id,
        "total": len(items),
        "pizhu:document": info.to_record(export.document),
        "pizhu:codebook": [asdict(code) for code in export.codes],
    }
    if items:
        page = {"id": f"{document}:annotations:1", "type": "AnnotationPage", "startIndex": 0}
        collection["first"] = page | {"partOf": collection["id"], "items": items}
    return orjson.dumps(collection, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _annotation(placement: Placement, export: Export) -> dict[str, Any]:
    record = to_record(placement.annotation)
    written: dict[str, Any] = {"id": ANNOTATION + record["id"], "type": "Annotation"}
    written["motivation"] = MOTIVATIONS.get(record["kind"], "highlighting")
    times = {"created": record["created"], "modified": record["modified"]}
    written |= {name: time for name, time in times.items() if time}
    if record["author"]:
        written["creator"] = {"type": "Person", "name": record["author"]}
    if bodies := list(_bodies(record)):
        written["body"] = bodies
    source = {"source": DOCUMENT + export.document.id}
    written["target"] = source
    if selectors := list(_selectors(placement, export)):
        written["target"] = {"type": "SpecificResource", **source, "selector": selectors}
    if placement.status != ANCHORED:
        written["pizhu:placement"] = placement.status
    return written | {f"pizhu:{name}": v for name, v in record.items() if name not in STANDARD}


def _bodies(record: dict[str, Any]) -> Iterator[dict[str, str]]:
    for tag in record["tags"]:
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}
    if record["note"]:
        text = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown"}
        yield text | {"value": record["note"]}


def _selectors(placement: Placement, export: Export) -> Iterator[dict[str, Any]]:
    quote = placement.annotation.quote
    if any(quote):
        words = {name: plain(text) for name, text in quote._asdict().items() if text}
        yield {"type": "TextQuoteSelector", "exact": "", **words}
    if placement.status == ORPHAN:
        return
    if placement.annotation.scope == WHOLE:
        return
    parts = placement.spot.parts
    if export.manuscript is not None and parts[-1].paragraph < len(export.manuscript.blocks):
        start, _ = _in_source(parts[0], export.manuscript)
        _, end = _in_source(parts[-1], export.manuscript)
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    first, last = _in_paragraph(parts[0]), _in_paragraph(parts[-1])
    if len(parts) == 1:
        yield first
    else:
        yield {"type": "RangeSelector", "startSelector": first, "endSelector": last}


def _in_source(part: Part, manuscript: Manuscript) -> tuple[int, int]:
    paragraph, start, end = part
    if start is None or end is None:
        start, end = 0, len(manuscript.blocks[paragraph].text)
    return manuscript.source_span(paragraph, start, end)


def _in_paragraph(part: Part) -> dict[str, Any]:
    paragraph, start, end = part
    place: dict[str, Any] = {"type": "FragmentSelector", "value": f"paragraph={paragraph}"}
    if start is not None:
        place["refinedBy"] = {"type": "TextPositionSelector", "start": start, "end": end}
    return place
