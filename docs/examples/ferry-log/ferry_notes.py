"""Writes annotations as a ferryman would: a line for each, the oldest first."""

from collections.abc import Sequence

from annotations.exporters import Export, Exporter


def write_notes(exports: Sequence[Export]) -> str:
    """Return a line for each annotation of a document."""
    (export,) = exports
    marked = (placement.annotation for placement in export.placements)
    lines = (f"{a.quote.exact}|{a.note}\n" for a in sorted(marked, key=lambda a: a.created))
    return f"{export.document.title}\n" + "".join(lines)


exporter = Exporter(".notes", write_notes)
