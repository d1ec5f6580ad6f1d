"""What a rendition calls the document."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from reader.documents.opening import read_document
from reader.layout import Rendition

if TYPE_CHECKING:
    from reader.layout.rendition import Rewriter

TITLED = read_document(
    "水乡修缮办法\n第一章 总则\n第一条 为了疏浚河道，制定本办法。".encode(), "甲"
)
UNTITLED = read_document("水边的石桥，\n桥下的船。".encode(), "乙")


def test_the_title_is_its_heading_as_displayed() -> None:
    other = SimpleNamespace(align=lambda text: SimpleNamespace(text=f"〔{text}〕"))
    assert Rendition(TITLED).title == "水乡修缮办法"
    assert Rendition(TITLED, cast("Rewriter", other)).title == "〔水乡修缮办法〕"


def test_a_document_may_have_no_heading_for_its_title() -> None:
    assert UNTITLED.title == "乙"
    assert Rendition(UNTITLED).title is None
