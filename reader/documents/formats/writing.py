"""Puts together what a reader extracts from a format that is no plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats import Extracted
from reader.documents.model import Locator, ParagraphKind
from reader.documents.structure import Hint, Line
from reader.text.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.documents.model import MetadataField

_LONGEST_HEADING = 100
_BREAKS = str.maketrans(dict.fromkeys("\n\v\f\r\x85\u2028\u2029", " "))


class LineWriter:
    """Collects lines and the source text that they come from: the same lines, unsanitised."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._length = 0
        self._locators: list[Locator] = []
        self._place: tuple[str, int] | None = None

    def enter(self, part: str, block: int) -> None:
        """Say which block (from 1) of which part of the file is written from here on.

        Without that, each line is a block of its own.
        """
        self._place = (part, block)

    def write(self, text: str, hint: Hint | None = None) -> None:
        """Append a line; line breaks in it become spaces. An empty text is a blank line."""
        text = text.translate(_BREAKS)
        part, block = self._place or ("", len(self.lines) + 1)
        self._locators.append(Locator(self._length, part, None, block))
        self.lines.append(Line(sanitise(text), self._length, hint if text.strip() else None))
        self._pieces.append(text)
        self._length += len(text) + 1

    def write_row(self, cells: Sequence[str], *, header: bool = False) -> None:
        """Append a row of a table, its cells parted by tabs."""
        texts = [" ".join(cell.split()) for cell in cells]
        spans = []
        start = 0
        for text in texts:
            spans.append((start, start + len(text)))
            start += len(text) + 1
        self.write("\t".join(texts), Hint(None, ParagraphKind.ROW, tuple(spans), header))

    def extracted(self, encoding: str, metadata: Iterable[MetadataField] = ()) -> Extracted:
        """Return all that was written."""
        return Extracted(
            "\n".join(self._pieces), encoding, self.lines, tuple(metadata), self._locators
        )


def heading_hint(level: int, text: str) -> Hint | None:
    """Return the hint for a line that its format calls a heading of that level.

    None if it is a whole paragraph in a heading's style: a run-in heading, or a slip of the author.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_HEADING or "。" in text[:-1]:
        return None
    return Hint(level)
