from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations import Annotation, AnnotationError, DocumentInfo
from annotations.exporters import Export, pack, render
from annotations.exporters.characters import visible
from annotations.exporters.html_style import STYLE
from annotations.exporters.manuscript import Block
from annotations.model import BOOKMARK
from annotations.placement import ORPHAN, UNCERTAIN, as_stored
from tests.exports import BLOCKS, DOCUMENT, HOSTILE, WORDS, Text, export, mark

NAMES = {"html", "meta", "title", "style", "nav", "details", "summary", "ol", "li", "a", "b"}
NAMES |= {"article", "aside", "span", "p", "h1", "h2", "mark"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "open", "class", "id", "href"}


class Page(HTMLParser):
    """Checks that every element is closed, and remembers names, links and texts."""

    VOID: ClassVar = {"meta"}
    OPTIONAL: ClassVar = {"html"}

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.texts: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        values = dict(attrs)
        self.attributes |= values.keys()
        if "id" in values:
            self.ids.append(str(values["id"]))
        if "href" in values:
            self.links.append(str(values["href"]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for name in set(self.open):
            self.texts[name] = self.texts.get(name, "") + data


def page(*annotations: Annotation) -> Page:
    return Page(render("html", export(annotations)))


def test_the_text_stands_there_with_headings_tables_and_outline() -> None:
    found = page()
    assert found.texts["h1"] == "某区河道规划"
    assert found.texts["h2"] == "第一章　总则"
    assert found.texts["b"] == "（一）目的"
    assert found.texts["nav"].split() == ["contents", "第一章", "总则", "（一）目的"]
    assert found.texts["th"] == "项目长度"
    assert found.texts["td"] == "支流合计"
    assert "| 项目" not in found.texts["article"]


def test_marks_notes_and_links() -> None:
    found = page(
        mark(3, 6, 12, colour="yellow", tags=("河道",), note="为何"),
        mark(3, 8, 15, colour="blue"),
        mark(8, note="全段"),
    )
    assert found.texts["mark"] == "为了管好河道，制定"
    assert found.texts["aside"] == "1河道为何2全段"
    assert {"n1", "n2", "p3", "p8"} <= set(found.ids)


def test_every_link_leads_to_a_place_on_the_page() -> None:
    found = page(*(mark(n, note="记") for n in range(len(BLOCKS))), mark(5, 0, 1, note="之间"))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    for number in range(1, len(BLOCKS) + 2):
        assert found.links.count(f"#n{number}") == 1, number


def test_bookmarks_doubt_and_orphans_are_told() -> None:
    first, second, third = as_stored([mark(3, kind=BOOKMARK), mark(8), mark(8, 0, 2, note="失")])
    placements = [first, second._replace(status=UNCERTAIN), third._replace(status=ORPHAN)]
    found = Page(render("html", Export(DOCUMENT, placements, manuscript=Text())))
    assert found.texts["aside"] == "1bookmark2uncertain自公失"
    assert found.texts["section"].startswith("orphans")


def test_the_page_needs_nothing_else() -> None:
    text = render("html", export([mark(3, note="x")]))
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|https?:|src=|<script|<link", text)
    assert "</" not in STYLE
    for part in ("prefers-color-scheme: dark", "@media print", "@page"):
        assert part in STYLE


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_the_text_is_markup(text: str) -> None:
    blocks = [Block(text, text, BLOCKS[0].titles), Block(text, "body")]
    given = mark(1, 0, 1, note=text, tags=(text,), colour=text, id=text)
    document = DocumentInfo(text, text)
    found = Page(render("html", export([given], (), blocks, document)))
    assert set(found.names) <= NAMES
    assert found.attributes <= ATTRIBUTES


@given(
    WORDS,
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14), st.sampled_from([None, "pink"]))),
)
@example("", [(0, 0, None)])
def test_any_text_comes_back_under_any_marks(
    text: str, spans: list[tuple[int, int, str | None]]
) -> None:
    marks = [
        mark(0, *sorted(span), colour=colour, id=f"{n:016}")
        for n, (*span, colour) in enumerate(spans)
    ]
    found = Page(render("html", export(marks, (), [Block(text, "body")])))
    assert found.texts.get("p", "") == visible(text).replace("\r", "\n")


def test_without_the_text_there_is_no_page() -> None:
    with pytest.raises(AnnotationError) as caught:
        pack("html", [Export(DOCUMENT, [])])
    assert caught.value.key == "annotations.needs-text"
