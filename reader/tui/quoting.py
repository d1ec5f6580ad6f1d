"""Passages as they are given away: with the place where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotations.exporters.commonmark import blocks, inline
from reader.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINK = re.compile(r"""https?://[^\s<>"'\u2018-\u201d\u3000-\u303f\uff00-\uffef]+""", re.IGNORECASE)
_BEHIND = ".,;:!?)]}"


class Quotation(NamedTuple):
    """Words of a document.

    Attributes:
        text: the words; line breaks part paragraphs.
        title: the document's.
        path: the headings around them, outermost first, without the document's title.
        number: of the paragraph where they begin, from 1.
    """

    text: str
    title: str
    path: Sequence[str]
    number: int

    @property
    def reference(self) -> str:
        """Where the words stand."""
        return self._referring(self.title, " › ".join(self.path))

    def with_reference(self) -> str:
        """Return the words in quotation marks, and where they stand."""
        return tr("quoting.quote", text=self.text, reference=self.reference)

    def as_markdown(self) -> str:
        """Return a block quotation in Markdown, and where it stands."""
        reference = self._referring(inline(self.title), inline(" › ".join(self.path)))
        return f"{blocks(self.text, '> ')}\n>\n> — {reference}\n"

    def _referring(self, title: str, path: str) -> str:
        key = "quoting.in_section" if path else "quoting.in_document"
        return tr(key, title=title, path=path, number=self.number)


def links_in(text: str) -> list[tuple[int, str]]:
    """Return the web addresses in a text, each with the code point where it begins.

    Punctuation behind an address, and Chinese punctuation anywhere, is none of it.
    """
    return [(m.start(), m[0].rstrip(_BEHIND)) for m in _LINK.finditer(text)]
