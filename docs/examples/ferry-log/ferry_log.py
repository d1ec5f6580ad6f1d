"""Reads the logs of ferries: ``h|`` begins a heading, ``t|`` a paragraph."""

from reader.documents.formats import Extracted
from reader.documents.formats.writing import LineWriter
from reader.documents.structure import Hint


def read_log(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Return the lines of a log."""
    writer = LineWriter()
    writer.write(name.partition(".")[0], Hint(level=0))  # the title
    for line in data.decode(encoding or "utf-8").splitlines():
        kind, _, text = line.partition("|")
        writer.write(text, Hint(level=1) if kind == "h" else None)
    return writer.extracted("LOG")
