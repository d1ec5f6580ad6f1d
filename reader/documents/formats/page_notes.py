"""Notes in HTML: the signs that refer to them, and the blocks that hold them.

A reference is a raised link, one that its author calls a note reference, or a picture that carries
the note's text, as several Chinese book sellers have it. It becomes ［1］; its note begins with the
same sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REFERENCE = re.compile(
    r"\b(?:noteref|footnote-?ref|duokan-footnote|epub-footnote)\b", re.IGNORECASE
)
_PICTURE = re.compile(r"footnote", re.IGNORECASE)
_SIGN = re.compile(r"[\[［(（〔【]?\s{0,3}(\d{1,4}|[a-z*†‡])\s{0,3}[\]］)）〕】]?", re.IGNORECASE)
_SIGNED = re.compile(r"[\[［(（〔【*†‡^↑\d\u2460-\u2473]")


class PageNotes:
    """Knows the signs of one page's notes."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._count = 0
        self._texts: list[str] = []

    @staticmethod
    def is_reference(attributes: Mapping[str, str]) -> bool:
        """Tell whether a link is called a note reference."""
        names = f"{attributes.get('epub:type') or ''} {attributes.get('class') or ''}"
        names += f" {attributes.get('role') or ''}"
        return "#" in (attributes.get("href") or "") and _REFERENCE.search(names) is not None

    def refer(self, text: str, href: str) -> str:
        """Return the sign for the text of a reference, and remember it for its note."""
        own = text.strip()
        match = _SIGN.fullmatch(own)
        if match is None and own:
            sign = text
        else:
            self._count += 1
            sign = f"［{match[1] if match else self._count}］"
        self._signs.setdefault(href.partition("#")[2], sign)
        return sign

    def picture(self, attributes: Mapping[str, str]) -> str:
        """Return the sign of a picture that carries a note, empty for any other picture."""
        text = (attributes.get("zy-footnote") or attributes.get("alt") or "").strip()
        if not text or _PICTURE.search(attributes.get("class") or "") is None:
            return ""
        self._count += 1
        sign = f"［{self._count}］"
        self._texts.append(sign + text)
        return sign

    def due(self) -> list[str]:
        """Return the notes that pictures carried since this was last asked for."""
        texts, self._texts = self._texts, []
        return texts

    def sign_of(self, anchors: Iterable[str], text: str) -> str | None:
        """Return what to put in front of a block with these ids if it is a note, else None."""
        sign = next((self._signs[anchor] for anchor in anchors if anchor in self._signs), None)
        if sign is None:
            return None
        return "" if _SIGNED.match(text) else sign
