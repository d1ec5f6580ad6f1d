"""The process that `apart` starts: it analyses a file and hands over the states.

Usage: ``python -m reader.library.processes.analyst PATH [ENCODING]``. To standard output
goes what is behind the first state (`reader.documents.rest`), if that can be told, and then each
later state: `HEADER`, a marshalled record without the source text, and that text in `CODEC`. What
is behind has no text.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from reader import locations
from reader.documents import gradual
from reader.documents.records import SOURCE, to_record
from reader.documents.rest import rest_of
from reader.errors import PizhuError
from reader.library import analyses
from reader.library.processes.child import end_with_input
from reader.text.script_cache import use_cache

if TYPE_CHECKING:
    from typing import BinaryIO

    from reader.documents.model import Document

HEADER = Struct("=dQQ")
"""How much of the source a state is (0 for the rest), and the bytes of its record and text."""
CODEC = "utf-16-le"
"""What a text is handed over in: quick to read, and Chinese takes no more than in memory."""
_BEHIND = 5  # how much the reader's keys go before


def main(path: str, encoding: str | None = None) -> None:
    """Analyse a file and write its states; standard input ends when nobody wants them any more."""
    end_with_input()
    os.nice(_BEHIND)
    use_cache(locations.cache_folder())
    with suppress(PizhuError, BrokenPipeError), sys.stdout.buffer as out:
        states = gradual.open_gradually(Path(path), encoding, _whole)
        first = next(states)
        if not first.complete:
            _hand_over_rest(first, out)
        for document in states:
            _hand_over(document, out)


def _whole(path: Path, encoding: str | None) -> Document:
    document = analyses.open_document(path, encoding)
    analyses.keep()
    return document


def _hand_over_rest(first: Document, out: BinaryIO) -> None:
    with suppress(OSError):  # which the next state tells
        if first.path is not None and (rest := rest_of(first.path, first.encoding)):
            content = marshal.dumps(tuple(rest))
            out.write(HEADER.pack(0.0, len(content), 0))
            out.write(content)
            out.flush()


def _hand_over(document: Document, out: BinaryIO) -> None:
    record, text = to_record(document), document.source.encode(CODEC)
    content = marshal.dumps((*record[:SOURCE], None, *record[SOURCE + 1 :]))
    out.write(HEADER.pack(document.share, len(content), len(text)))
    out.write(content)
    out.write(text)
    out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
