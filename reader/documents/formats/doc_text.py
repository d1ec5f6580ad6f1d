"""Text in the old Word format as it is shown: without codes, hidden and deleted characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.doc_properties import DELETED, HIDDEN, number_of, read_properties
from reader.documents.formats.field_codes import guided_text

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
        self._fields: list[list[str] | None] = []
        """The code of each open field, None where its result is being read."""

    def read(self, start: int, end: int) -> str:
        """Return what is shown of the text from ``start`` to ``end``."""
        pieces = []
        for first, last, modifiers in self._file.characters(start, end):
            if not _is_hidden(modifiers):
                pieces.append(self._outside_codes(self._file.text[first:last]))
        text = "".join(pieces).translate(_SHOWN)
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def is_deleted(self, place: int) -> bool:
        """Tell whether the character at a place of the text was deleted, but is still kept."""
        runs = self._file.characters(place, place + 1)
        return any(number_of(read_properties(found), DELETED) == 1 for _, _, found in runs)

    def _outside_codes(self, text: str) -> str:
        """Return the text outside the codes of fields: of a field its result."""
        if not self._fields and _FIELD not in text:
            return text
        kept: list[str] = []
        for character in text:
            if character == _FIELD:
                self._fields.append([])
            elif character == _RESULT and self._fields:
                code, self._fields[-1] = self._fields[-1], None
                self._add(guided_text("".join(code or [])), kept)
            elif character == _FIELD_END and self._fields:
                code = self._fields.pop()
                self._add(guided_text("".join(code or [])), kept)
            else:
                self._add(character, kept)
        return "".join(kept)

    def _add(self, text: str, kept: list[str]) -> None:
        """Append to the code of the innermost field that is in its code, else to what is kept."""
        code = next((code for code in reversed(self._fields) if code is not None), kept)
        code.append(text)


def _is_hidden(modifiers: bytes) -> bool:
    if not modifiers:
        return False
    properties = read_properties(modifiers)
    return number_of(properties, HIDDEN) == 1 or number_of(properties, DELETED) == 1
