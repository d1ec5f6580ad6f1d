"""Bytes in RTF: which code page they are in depends on the font."""

from __future__ import annotations

_CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_DOCUMENT_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950", 65001: "utf-8"}
_LATIN = "cp1252"


class FontTable:
    """The code pages of the fonts, and of the document for those that have none of their own."""

    def __init__(self) -> None:
        self.default_font = 0
        self._document = _LATIN
        self._pages: dict[int, str] = {}

    def set_document_page(self, number: int) -> None:
        """Set the code page of the whole document."""
        self._document = _DOCUMENT_PAGES.get(number, self._document)
        if 1250 <= number <= 1258:
            self._document = f"cp{number}"

    def set_charset(self, font: int, charset: int) -> None:
        """Set the character set of a font, by the number that Windows gives it."""
        if charset in _CODE_PAGES:
            self._pages[font] = _CODE_PAGES[charset]

    def decode(self, data: bytes, font: int | None) -> str:
        """Return the text that bytes in a font mean."""
        page = self._pages.get(self.default_font if font is None else font)
        if page is not None:
            return data.decode(page, "replace")
        try:
            return data.decode(self._document)
        except UnicodeDecodeError:
            page = _LATIN if self._document != _LATIN else "latin-1"
            return data.decode(page, "replace")
