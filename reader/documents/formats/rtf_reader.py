"""The control words of RTF, and the groups that limit what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.formats.field_codes import guided_text
from reader.documents.formats.rtf_fonts import FontTable
from reader.documents.formats.rtf_groups import SETTINGS, Group
from reader.documents.formats.rtf_styles import RtfStyles
from reader.documents.formats.rtf_tokens import (
    parts_of_run,
    read_tokens,
    text_of_run,
    without_symbols,
)

if TYPE_CHECKING:
    from reader.documents.formats.flow import Flow
    from reader.documents.formats.notes import NoteKind
    from reader.documents.formats.rtf_tokens import Token
    from reader.documents.formats.style_names import NamedStyle

_DEEPEST = 2000
_MOST_CELLS = 200
_INFO = frozenset(("title", "author", "subject", "keywords", "creatim"))
_DATE = {"yr": "{:04d}", "mo": "-{:02d}", "dy": "-{:02d}", "hr": "T{:02d}", "min": ":{:02d}"}
_NOTE = "footnote"
_CODE = "fldinst"
_LABELS = frozenset(("listtext", "pntext"))
_BOXES = frozenset(("shptxt", "dptxbxtext"))
_TABLES = frozenset(("fonttbl", "stylesheet"))
_CAPTURED = _INFO | {_NOTE, _CODE} | _LABELS | _BOXES | _TABLES
_MUTED = frozenset(("info", "shpinst", "do", "upr"))
"""Groups whose own text is not shown, though that of groups inside them may be."""
_UNICODE = "ud"
_IGNORED = frozenset(
    (
        *("colortbl", "pict", "nonshppict", "shprslt", "xe", "tc", "tcn", "rxe", "txe"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "comment", "private"),
        *("revtbl", "filetbl", "nonesttables", "objdata", "deleted"),
    )
)
_STARRED = _CAPTURED | _MUTED | {_UNICODE}
"""What counts even where a star allows to ignore it."""
_DESTINATIONS = _STARRED | _IGNORED
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SYMBOLS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}"}


class RtfReader:
    """Reads the tokens of a source into a story.

    Attributes:
        info: what the source says about itself: title, author, subject, keywords.
    """

    def __init__(self, story: Flow) -> None:
        self.info: dict[str, str] = {}
        self._story = story
        self._fonts = FontTable()
        self._styles = RtfStyles()
        self._groups = [Group()]
        self._bytes = bytearray()
        self._passed_over = 0
        self._high = 0
        self._is_header = False
        self._edges: list[int] = []

    def read(self, data: bytes) -> None:
        """Read a whole source.

        Raises:
            ValueError: its groups stand absurdly deep inside each other.
        """
        for token in read_tokens(data):
            if token.type == "brace":
                self._passed_over = 0
                self._flush()
                if token.value == "{":
                    self._open()
                else:
                    self._close()
            elif not self._group.is_ignored:
                self._take(token)
        self._flush()
        self._story.finish(self._named())

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise ValueError(_DEEPEST)
        self._groups.append(self._group.inner())

    def _close(self) -> None:
        if len(self._groups) < 2:
            return
        group = self._groups.pop()
        if not group.opened or group.capture is None:
            return
        text = "".join(group.capture)
        if group.opened == "style":
            self._styles.define(group.style, text)
        elif group.opened in _INFO:
            self.info[group.opened] = text
        elif group.opened == _NOTE:
            kind: NoteKind = "endnote" if group.is_endnote else "footnote"
            self._write(self._story.notes.add(kind, " ".join(text.split())))
        elif group.opened == _CODE:
            self._write(guided_text(text))
        elif group.opened in _BOXES:
            self._story.add_box(text)
        elif group.opened in _LABELS and self._group.capture is None:
            self._story.set_label(text)

    def _take(self, token: Token) -> None:
        if token.type == "word":
            self._passed_over = 0
            self._take_word(token.value, token.number)
        elif token.type == "run":
            self._take_run(token.value)
        elif token.type == "symbol":
            self._take_symbol(token.value)
        else:
            passed = min(self._passed_over, len(token.value))
            self._passed_over -= passed
            self._bytes += token.value[passed:].encode("latin-1")

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._group.is_starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            if self._passed_over:
                self._passed_over -= 1
            else:
                self._write(_SYMBOLS[symbol])

    def _take_word(self, word: str, number: int | None) -> None:
        group = self._group
        if group.is_starred and not group.opened:
            group.is_starred = False
            if word not in _STARRED:
                group.is_ignored = True
                return
        if word == "u":
            self._take_unicode(number)
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _DATE:
            self._write(_DATE[word].format(number or 0))
        elif word in _DESTINATIONS:
            self._flush()
            self._enter(word)
        else:
            self._flush()
            if word in SETTINGS:
                SETTINGS[word](group, number)
            else:
                self._act(word, number)

    def _enter(self, destination: str) -> None:
        group = self._group
        if destination in _CAPTURED:
            group.opened, group.capture, group.is_muted = destination, [], False
        elif destination in _MUTED:
            group.is_muted = True
        elif destination == _UNICODE:
            group.is_muted = len(self._groups) > 2 and self._groups[-3].is_muted
        else:
            group.is_ignored = True

    def _flush(self) -> None:
        """Decode the bytes that have come since the last flush."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._put(self._fonts.decode(data, self._group.font))

    def _write(self, text: str) -> None:
        self._flush()
        self._put(text)

    def _put(self, text: str) -> None:
        group = self._group
        if not group.is_shown:
            return
        if group.capture is None:
            self._story.add(text)
        else:
            group.capture.append(text)

    def _act(self, word: str, number: int | None) -> None:
        """Do what a word asks for that concerns more than its group."""
        match word:
            case "par" | "sect":
                self._end_paragraph()
            case "cell" | "nestcell" | "row":
                self._end_part(word)
            case "trowd":
                self._is_header, self._edges = False, []
            case "cellx":
                self._edges = [*self._edges[: _MOST_CELLS - 1], number or 0]
            case "trhdr":
                self._is_header = True
            case "deff":
                self._fonts.default_font = number or 0
            case "fcharset":
                self._fonts.set_charset(self._group.font or 0, number or 0)
            case "ansicpg":
                self._fonts.set_document_page(number or 0)

    def _end_paragraph(self) -> None:
        self._flush()
        group = self._group
        if group.capture is not None:
            self._put("\n")
        elif group.in_story:
            self._story.end_paragraph(self._named(), in_table=group.in_table)

    def _end_part(self, word: str) -> None:
        """End a cell or a row; cells of a table in a table are paragraphs of the outer one."""
        if not self._group.in_story:
            self._put(" ")
        elif word == "nestcell":
            self._story.end_paragraph(self._named(), in_table=True)
        elif word == "cell":
            self._story.end_cell(self._named())
        else:
            self._story.end_row(self._edges, header=self._is_header)

    def _named(self) -> NamedStyle:
        return self._styles.resolve(self._group.style)

    def _take_run(self, run: str) -> None:
        """Take in Unicode characters that are each followed by one for other readers."""
        self._flush()
        if self._group.fallback == 1:
            self._put(text_of_run(run))
            return
        for number, other in parts_of_run(run):
            self._take_unicode(number)
            if self._passed_over:
                self._passed_over -= 1
            else:
                self._write(other)

    def _take_unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        self._flush()
        self._passed_over = self._group.fallback
        high, self._high = self._high, 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            self._put(chr(0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF)) if high else "\ufffd")
        else:
            self._put(without_symbols(chr(code)))
