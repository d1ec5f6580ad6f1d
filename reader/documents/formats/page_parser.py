"""From the text of an HTML file to its blocks.

libxml2's HTML parser reports tags one by one and builds no tree, so neither the depth nor the
number of elements costs more than the text does. It knows no entities but HTML's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reader.documents.formats.page import HEADINGS, Block, Container, Page
from reader.documents.formats.page_inline import Inline, Mark
from reader.documents.formats.page_lists import Lists
from reader.documents.formats.page_notes import PageNotes
from reader.documents.formats.page_tables import Tables
from reader.documents.formats.page_text import collapse, lowered, raised, reading
from reader.documents.structure.folding import fold_head
from reader.documents.structure.markers import read_marker
from reader.documents.structure.patterns import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree._saxparser import ParserTarget

_DROPPED = frozenset(
    words(
        "script style noscript template svg select textarea button iframe object embed applet audio"
        " video canvas map datalist rp frameset progress meter"
    )
)
_BLOCKS = frozenset(
    words(
        "html body div p section article main header footer nav aside address blockquote center"
        " form fieldset legend figure figcaption details summary dialog ul ol menu dir dl dt dd"
        " li pre hr table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 noframes"
        " hgroup search"
    )
)
_BOLD = ("b", "strong")
_LISTS = ("ul", "ol", "menu", "dir")
_CELLS = ("td", "th")
_BOLD_STYLE = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\d]+")
_NAMES = ("id", "class", "role", "epub:type")


def parse_page(text: str) -> Page:
    """Return the blocks of an HTML text."""
    from lxml import etree

    target = _Target()
    if text.strip():
        events = cast("ParserTarget[Page]", target)
        parser = etree.HTMLParser(target=events, encoding="utf-8", no_network=True)
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    return target.page


@dataclass(slots=True)
class _Open:
    """An element that is open.

    Attributes:
        tag: its name.
        container: the innermost block element that it is or is in.
        bold: whether its text is bold.
        href: where the link leads that it is or is in.
        mark: where its text begins among the pieces of a block.
        reference: whether it is a link to a note.
    """

    tag: str
    container: int
    bold: bool = False
    href: str = ""
    mark: Mark | None = None
    reference: bool = False


class _Target:
    """Takes the tags and the text in the order of the file."""

    def __init__(self) -> None:
        self.page = Page()
        self._lists = Lists()
        self._tables = Tables(self.page.blocks)
        self._notes = PageNotes()
        self._inline = Inline()
        self._open = [_Open("", 0)]
        self._dropped = 0
        self._titled: list[str] | None = None
        self._anchors: list[str] = []
        self._marker: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        """Take a start tag; each is followed by its end."""
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
        elif tag in _BLOCKS:
            self._flush()
            self._open.append(self._block(tag, attributes))
            self._enter(tag, attributes)
        else:
            self._open.append(self._inline_element(tag, attributes))
            self._take_empty(tag, attributes)
        if not self._dropped:
            name = attributes.get("name") if tag == "a" else None
            self._anchors += filter(None, (attributes.get("id"), name))

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self._dropped:
            self._dropped -= 1
            return
        if tag in _BLOCKS:
            self._flush()
            self._leave(tag)
        opened = self._open.pop()
        change = self._change(opened)
        if change is not None and opened.mark is not None:
            self._inline.rewrite(opened.mark, change)
        if tag == "title" and self._titled is not None:
            self.page.title, self._titled = collapse("".join(self._titled)), None

    def data(self, text: str) -> None:
        """Take text."""
        if self._titled is not None:
            self._titled.append(text)
        elif not self._dropped:
            opened = self._open[-1]
            self._inline.write(text, bold=opened.bold, linked=opened.href != "")

    def comment(self, text: str) -> None:
        """Leave comments out."""

    def close(self) -> Page:
        """Take the end of the file."""
        self._flush()
        return self.page

    def _block(self, tag: str, attributes: Mapping[str, str]) -> _Open:
        above = self._open[-1]
        hidden = "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "")
        names = [*(attributes.get(name) or "" for name in _NAMES), "hidden" if hidden else ""]
        label = _WORDS.sub(" ", " ".join(filter(None, names))).lower()
        self.page.containers.append(Container(above.container, tag, label))
        bold = above.bold or _is_bold(tag, attributes)
        return _Open(tag, len(self.page.containers) - 1, bold, above.href)

    def _inline_element(self, tag: str, attributes: Mapping[str, str]) -> _Open:
        above = self._open[-1]
        bold = above.bold or _is_bold(tag, attributes)
        href = (attributes.get("href") or "") if tag == "a" else ""
        refers = "#" in href and (above.tag == "sup" or self._notes.is_reference(attributes))
        refers = refers or (tag == "sup" and "#" in above.href)
        return _Open(
            tag, above.container, bold, href or above.href, self._inline.mark, reference=refers
        )

    def _take_empty(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take what an element says by itself."""
        if tag == "br":
            self._break()
        elif tag == "img":
            self._inline.write(self._notes.picture(attributes))
        elif tag == "title" and not self.page.title:
            self._titled = []
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property") or ""
            self.page.facts.append((name.lower(), collapse(attributes.get("content") or "")))

    def _change(self, opened: _Open) -> Callable[[str], str] | None:
        """Return what the end of an element does to its text."""
        if opened.reference:
            return lambda text: self._notes.refer(text, opened.href)
        return {"sup": raised, "sub": lowered, "rt": reading}.get(opened.tag)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a list, a table or a part of one."""
        if tag in _LISTS:
            self._lists.open(tag, attributes)
        elif tag == "li":
            self._marker = self._lists.item(attributes)
        elif tag == "table":
            self._tables.open(attributes, self._open[-1].container)
        elif tag == "tr":
            self._tables.open_row()
        elif tag in _CELLS:
            self._tables.open_cell(tag, attributes)

    def _leave(self, tag: str) -> None:
        """End a list, a table or a part of one."""
        if tag in _LISTS:
            self._lists.close()
        elif tag == "li":
            self._marker = None
        elif tag == "table":
            self._tables.close()
        elif tag in _CELLS:
            self._tables.close_cell()

    def _break(self) -> None:
        """Take a line break, which ends a block but in a heading."""
        if self.page.containers[self._open[-1].container].tag in (*HEADINGS, "pre"):
            self._inline.write("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        """End the block."""
        container = self._open[-1].container
        tag = self.page.containers[container].tag
        if tag == "pre":
            for line in self._inline.take_lines():
                if line.strip():
                    self._add(Block(line, tag, container))
        else:
            text, bold, linked = self._inline.take()
            if text:
                self._add(self._marked(Block(text, tag, container, linked, bold)))

    def _marked(self, block: Block) -> Block:
        """Put in front what shows an item of a list, or a note."""
        sign = self._notes.sign_of(self._anchors, block.text)
        if sign is not None:
            block.note, self._marker = True, None
            block.text = sign + block.text
        if self._marker is not None:
            block.tag = "li"
            if block.linked < block.solid and read_marker(fold_head(block.text)) is None:
                block.text = self._marker + block.text
            self._marker = None
        return block

    def _add(self, block: Block) -> None:
        block.anchors, self._anchors = tuple(self._anchors), []
        self.page.blocks.append(block)
        for text in self._notes.due():
            self.page.blocks.append(Block(text, "p", block.container, note=True))


def _is_bold(tag: str, attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return tag in _BOLD or (style is not None and _BOLD_STYLE.search(style) is not None)
