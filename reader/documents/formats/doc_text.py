"""Text in the old Word format as it is shown: without codes, hidden and deleted characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.doc_properties import DELETED, HIDDEN, number_of, read_properties

if TYPE_CHECKING:
    from reader.documents.formats.doc_file import DocFile

_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_SHOWN = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x20)), ""),
        "\t": "\t",
        "\x0b": "\n",
        "\x1e": "-",
        "\x1f": "",
    }
)


class ShownText:
    """Gives the text of stretches that come one after the other; a field may lie over several."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._fields: list[bool] = []

    def read(self, start: int, end: int) -> str:
        """Return what is shown of the text from ``start`` to ``end``."""
        pieces = []
        for first, last, modifiers in self._file.characters(start, end):
            if not _is_hidden(modifiers):
                pieces.append(self._outside_codes(self._file.text[first:last]))
        text = "".join(pieces).translate(_SHOWN)
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _outside_codes(self, text: str) -> str:
        """Return the text outside the codes of fields: of a field only its result."""
        if not self._fields and _FIELD not in text:
            return text
        kept = []
        for character in text:
            if character == _FIELD:
                self._fields.append(True)
            elif character == _RESULT and self._fields:
                self._fields[-1] = False
            elif character == _FIELD_END and self._fields:
                self._fields.pop()
            elif not any(self._fields):
                kept.append(character)
        return "".join(kept)


def _is_hidden(modifiers: bytes) -> bool:
    if not modifiers:
        return False
    properties = read_properties(modifiers)
    return number_of(properties, HIDDEN) == 1 or number_of(properties, DELETED) == 1
