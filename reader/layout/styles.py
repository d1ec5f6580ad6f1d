"""How each paragraph of a document is set: its role, indents, alignment and the air around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import ParagraphKind, SectionKind
from reader.documents.trailers import trailer
from reader.layout.bylines import REACH, Bylines
from reader.layout.headings import Headings
from reader.layout.rows import ABOVE
from reader.layout.verse import Verse
from reader.text.pattern_cache import compiled
from reader.text.width import cell_width

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reader.documents.model import Document, Section
    from reader.layout.verse import VerseLine

INDENT = 4
"""Cells in front of the first line of a paragraph: two Han characters."""
DEEPEST = 6
"""Headings deeper than this look like this level."""
AIRY = 3
"""Headings down to this level have a row of air above them."""
ROLES = (
    "title",
    *(f"heading-{level}" for level in range(1, DEEPEST + 1)),
    "box",
    "body",
    "verse",
    "verse-title",
    "item",
    "caption",
    "metadata",
    "furniture",
    "trailer",
    "table",
    "table-header",
    "table-doubt",
    ABOVE,
)
"""What a row can be, apart from ``blank``."""

_WIDEST_HANG = 8
_LONGEST_ADDRESS = 100  # code points


class Style(NamedTuple):
    """How a paragraph is set; indents in cells, ``before`` and ``after`` in blank rows.

    ``balanced`` lines are about equally long and end where the sense allows; at the end of others
    marks may be ``hanging`` behind the measure.
    """

    role: str
    first_indent: int = 0
    indent: int = 0
    centred: bool = False
    before: int = 0
    after: int = 0
    balanced: bool = False
    hanging: bool = False


class RoleSpan(NamedTuple):
    """A part of a paragraph, in original code points, that has a role of its own."""

    start: int
    end: int
    role: str


_BODY = Style("body", INDENT)
_BY_KIND = {
    ParagraphKind.BODY: _BODY,
    ParagraphKind.CAPTION: Style("caption", centred=True, before=1, balanced=True),
    ParagraphKind.FURNITURE: Style("furniture", 0, 2, before=1, after=1),
    ParagraphKind.ROW: Style("table", 0, 2, before=1, after=1),
}
_METADATA = Style("metadata", 0, 2, before=1, after=1)
_NUMBER = _METADATA._replace(indent=0, centred=True, balanced=True)
_BYLINE = Style("body", centred=True, after=1, balanced=True)
_ADDRESS = Style("body")
_VERSE_INDENT = 2 * INDENT
_VERSE_TITLE = Style("verse-title", _VERSE_INDENT, _VERSE_INDENT, before=1, after=1)
_NOTE = Style("trailer", 0, 2)
_NOTES = ("注", "备注", "備註", "备註", "说明", "說明", "资料来源", "資料來源", "数据来源")
_MINOR = f"heading-{AIRY}"  # close to the heading above it, if there is nothing between
_AIR = {"title": (2, 1), "heading-1": (1, 1), "heading-2": (1, 0), _MINOR: (1, 0), "box": (1, 0)}
_TRAILED = frozenset({ParagraphKind.BODY, ParagraphKind.ITEM})
_KEPT = 2048  # styles: a paragraph's is asked for several times when it comes into sight
_GROUPS = frozenset({"metadata", "furniture", "title"})


class Styles:
    """The styles of a document's paragraphs."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles: dict[int, Style] = {}
        self._spans: dict[int, tuple[RoleSpan, ...]] = {}
        self._verse = Verse(document)
        self._headings = Headings(document)
        self._bylines = Bylines(document, self._headings)

    def style(self, ordinal: int) -> Style:
        """Return how a paragraph is set."""
        style = self._styles.get(ordinal)
        if style is None:
            if len(self._styles) >= _KEPT:
                self._styles.clear()
            style = self._styles[ordinal] = self._find_style(ordinal)
        return style

    def _find_style(self, ordinal: int) -> Style:
        paragraph = self._document.paragraphs[ordinal]
        section = self._headings.heading(paragraph)
        if section is not None:
            return _heading_style(section, paragraph.text)
        if paragraph.kind is ParagraphKind.ITEM:
            return Style("item", INDENT, INDENT + _hang(paragraph.text))
        if paragraph.kind is ParagraphKind.CAPTION and paragraph.text.startswith(_NOTES):
            return _NOTE
        if paragraph.kind is ParagraphKind.METADATA:
            return _metadata(paragraph.text)
        if paragraph.kind is ParagraphKind.BODY:
            line = self._verse.line(ordinal)
            return self._body(ordinal, paragraph.text) if line is None else _verse(line)
        return _BY_KIND.get(paragraph.kind, _BODY)

    def _body(self, ordinal: int, text: str) -> Style:
        """Return how running text is set, and what stands between it and a title."""
        above = self._headings.above(ordinal)
        if above is None or ordinal - above > REACH:
            return _body(text)
        if ordinal in self._bylines:
            return _BYLINE
        if self._bylines.opens_text(ordinal) and _addressees().fullmatch(text):
            return _ADDRESS
        return _body(text)

    def spans(self, ordinal: int) -> tuple[RoleSpan, ...]:
        """Return the headings run into a paragraph's text, and the units in charge behind it."""
        spans = self._spans.get(ordinal)
        if spans is None:
            spans = self._spans[ordinal] = self._find_spans(ordinal)
        return spans

    def _find_spans(self, ordinal: int) -> tuple[RoleSpan, ...]:
        spans = [
            RoleSpan(section.offset, section.body, role_of(section))
            for section in self._headings.sections(ordinal)
            if section.body is not None
        ]
        paragraph = self._document.paragraphs[ordinal]
        found = trailer(paragraph.text) if paragraph.kind in _TRAILED else None
        if found is not None:
            spans.append(RoleSpan(*found, "trailer"))
        return (*spans, *self._doubtful(ordinal))

    def _doubtful(self, ordinal: int) -> Iterator[RoleSpan]:
        """Yield the cells of a rebuilt table that may stand in the wrong place."""
        table = self._document.table_at(ordinal)
        for cell in table.rows[ordinal - table.first] if table else ():
            if cell.uncertain and cell.end > cell.start:
                yield RoleSpan(cell.start, cell.end, "table-doubt")

    def gap(self, previous: int, ordinal: int) -> int:
        """Return how many blank rows stand between two paragraphs that follow one another."""
        above, below = self.style(previous), self.style(ordinal)
        if above.role == below.role == "table":
            table = self._document.table_at(ordinal)
            return int(table is not None and table.first == ordinal)
        if above.role == below.role and above.role in _GROUPS:
            return 0
        if (above.role, below.role) == ("caption", "table") or above == below == _BYLINE:
            return 0
        if below.role == _MINOR and above.role.startswith("heading"):
            return above.after
        if above.role == below.role == "verse":
            line = self._verse.line(ordinal)
            return int(line is not None and line.opens_stanza)
        return max(above.after, below.before)


def role_of(section: Section) -> str:
    """Return the role of a section's heading."""
    if section.kind is SectionKind.TITLE:
        return "title"
    if section.kind is SectionKind.BOX:
        return "box"
    return f"heading-{min(max(section.level, 1), DEEPEST)}"


def _heading_style(section: Section, text: str) -> Style:
    role = role_of(section)
    before, after = _AIR.get(role, (0, 0))
    centred = role == "title"
    indent = 0 if centred else _heading_hang(section, text)
    return Style(role, 0, indent, centred=centred, before=before, after=after, balanced=True)


def _heading_hang(section: Section, text: str) -> int:
    """Return the cells of a heading's marker, 0 where it has none in front or a long one."""
    if not section.marker or not text.startswith(section.marker):
        return 0
    behind = text[len(section.marker) :]
    spaces = behind[: len(behind) - len(behind.lstrip(" \u3000"))]
    width = cell_width(section.marker + spaces)
    return width if width <= _WIDEST_HANG else 0


def _metadata(text: str) -> Style:
    """Return how facts about a document are set, or whom it is sent to."""
    if _addressees().fullmatch(text) and text.startswith("各"):
        return _ADDRESS
    return _NUMBER if _document_number().fullmatch(text) else _METADATA


def _body(text: str) -> Style:
    """Return how running text is set: whom it addresses, and references, begin at the margin."""
    if text.startswith("[") and (entry := _entry().match(text)):
        return Style("body", 0, min(cell_width(entry[0]), _WIDEST_HANG))
    if len(text) <= _LONGEST_ADDRESS and text.endswith((":", "：")) and _address().match(text):
        return _ADDRESS
    if _bullet().match(text):
        return Style("item", INDENT, INDENT + _hang(text))
    return _BODY


def _verse(line: VerseLine) -> Style:
    """Return how a line of verse, or its title, is set: what does not fit goes on further in."""
    if line.title:
        return _VERSE_TITLE
    indent = _VERSE_INDENT + line.indent
    return Style("verse", indent, indent + INDENT, before=1, after=1)


def _hang(text: str) -> int:
    """Return the cells of an item's marker, 0 where it has none or a long one."""
    match = _marker().match(text[:20])
    width = cell_width(match[0]) if match else 0
    return width if width <= _WIDEST_HANG else 0


@cache
def _entry() -> re.Pattern[str]:
    return compiled(r"\[\d{1,3}\][ \u3000]*")


@cache
def _address() -> re.Pattern[str]:
    return compiled(
        "(?:尊敬的|敬爱的|敬愛的|亲爱的|親愛的|各位|同志们|同志們|朋友们|朋友們|女士)[^。]*$"
    )


@cache
def _addressees() -> re.Pattern[str]:
    return compiled("[^。！？；]{2,400}[：:]")


@cache
def _document_number() -> re.Pattern[str]:
    return compiled(r"[（(]?[㐀-鿿]{2,12}[〔\[［(（【]\d{4}[〕\]］)）】] ?第?\d{1,5}[号號][）)]?")


@cache
def _bullet() -> re.Pattern[str]:
    return compiled(r"(?:[-*·–][ \u3000]+|[•●○■□◆◇▪‣⁃][ \u3000]*)\S")


@cache
def _marker() -> re.Pattern[str]:
    number = "[0-9０-９一二三四五六七八九十百]{1,4}"
    return compiled(
        rf"(?:[（(]{number}[）)]|{number}[、．.)）]|[①-⑳⑴-⒛]|[-*•●○■□◆◇▪·–‣⁃])[ \u3000]*"
    )
