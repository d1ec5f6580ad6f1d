"""The annotated document as Markdown with footnotes, read by a parser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from annotations import Quote
from annotations.exporters import pack
from annotations.exporters.characters import visible
from annotations.model import End
from annotations.placement import ORPHAN, as_stored
from tests.exports import BLOCKS, HOSTILE, WORDS, export, mark

PARSER = MarkdownIt("commonmark").use(footnote_plugin).enable("table")


def written(*marks: object, blocks: object = BLOCKS) -> str:
    return pack("footnotes", [export(marks, blocks=blocks)]).decode()  # type: ignore[arg-type]


def test_notes_stand_where_their_passages_end() -> None:
    text = written(
        mark(3, 5, 9, note="**为何**\n\n- 一", tags=("河道",), colour="yellow"),
        mark(8, 0, 3, note="乙"),
        mark(0, 0, 2),
    )
    assert "（一）目的<mark>。为了管</mark>[^1]好河道" in text
    assert "\n[^1]: #河道" in text.replace("\\#", "#")
    assert "\n    **为何**\n\n    - 一\n" in text
    assert "# <mark>某区</mark>河道规划" in text
    page = PARSER.render(text)
    assert page.count('class="footnote-item"') == 2
    assert page.count("<h1>") == page.count("<table>") == 1
    assert "<strong>为何</strong>" in page


def test_a_passage_over_paragraphs_has_one_note_at_its_end() -> None:
    across = mark(3, 5, len(BLOCKS[3].text), until=End(8, 3), note="跨")
    text = written(across)
    assert text.count("[^1]") == 2
    assert "<mark>自公布</mark>[^1]之日" in text


def test_a_passage_that_was_not_found_stands_at_the_end() -> None:
    lost = as_stored([mark(3, 1, 2, note="失", quote=Quote("没有了"))])[0]._replace(status=ORPHAN)
    text = pack("footnotes", [replace(export(), placements=[lost])]).decode()
    assert "> 没有了[^1]" in text
    assert text.index("orphans") < text.index("[^1]:")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_note_hides_another(text: str) -> None:
    page = PARSER.render(written(mark(3, 0, 2, note=text), mark(8, 0, 3, note="末")))
    assert page.count('class="footnote-item"') == 1 + bool(text.strip())
    assert "末" in page


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_the_text_comes_back(words: str) -> None:
    blocks = (*BLOCKS[:4], BLOCKS[3]._replace(text=words, titles=()), BLOCKS[8])
    page = PARSER.render(written(mark(3, 2, 4, note="甲"), blocks=blocks))
    plain = re.sub(r"<[^>]*>", "", page)
    for block in blocks[:4]:
        assert visible(block.text)[-5:] in plain
