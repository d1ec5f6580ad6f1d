"""Annotations over several paragraphs and on the whole document, in every form."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import orjson
import pytest

from annotations import Quote, importers
from annotations.exporters import FORMATS, pack
from annotations.exporters.docx_parts import MAIN
from annotations.model import DOCUMENT, SECTION, End
from tests.exports import BLOCKS, ID, Text, export, mark

if TYPE_CHECKING:
    from annotations import Annotation

W = f"{{{MAIN}}}"
LAST = 6


def across(**fields: object) -> Annotation:
    """Return a note from the body of the first section to the last row of the table."""
    words = "\n".join([BLOCKS[3].text[5:], BLOCKS[4].text, BLOCKS[5].text, BLOCKS[LAST].text[:4]])
    facets = {"quote": Quote(words), "note": "跨段", "tags": ("河道",), "links": ("0" * 16,)}
    return mark(3, 5, len(BLOCKS[3].text), until=End(LAST, 4), **{**facets, **fields})


WHOLE = mark(0, scope=DOCUMENT, note="全文", quote=Quote(), author="林")
ON_SECTION = mark(2, 0, 6, scope=SECTION, tags=("章",))


def test_a_page_has_one_note_and_marks_in_every_paragraph() -> None:
    page = pack("html", [export([across(colour="yellow")])]).decode()
    assert page.count('<aside id="n1"') == 1
    assert page.count('href="#n1"') == 1
    for ordinal in range(3, LAST + 1):
        element = re.search(rf'<(p|tr) id="p{ordinal}".*?</\1>', page, re.DOTALL)
        assert element is not None
        assert '<mark class="yellow">' in element[0]


def test_a_comment_begins_in_one_paragraph_and_ends_in_another() -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack("docx", [export([across(), WHOLE])])))
    body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = [element.get(f"{W}id") for element in body.iter(f"{W}{kind}")]
        assert sorted(filter(None, numbers)) == ["1", "2"]
    comments = ET.fromstring(archive.read("word/comments.xml"))  # noqa: S314  (our own)
    assert {c.get(f"{W}author") for c in comments} == {"Pizhu", "林"}


def test_a_project_gives_it_back_as_it_was() -> None:
    annotation = across(quote=Quote("\n".join(
        [BLOCKS[3].text[5:], BLOCKS[4].text, BLOCKS[5].text, BLOCKS[LAST].text[:4]])))  # fmt: skip
    (imported,) = importers.read(pack("qdpx", [export([annotation, WHOLE])]))
    found = {each.id: each for each in imported.annotations}
    assert found.keys() == {annotation.id, WHOLE.id}
    assert found[annotation.id].parts == annotation.parts
    assert found[annotation.id].quote.exact == annotation.quote.exact
    assert (found[WHOLE.id].scope, found[WHOLE.id].note) == (WHOLE.scope, WHOLE.note)


@pytest.mark.parametrize("form", ["json", "jsonld"])
def test_our_own_data_is_lossless(form: str) -> None:
    marks = [WHOLE, ON_SECTION, across(author="周")]
    (imported,) = importers.read(pack(form, [export(marks)]))
    assert sorted(imported.annotations, key=lambda a: a.id) == sorted(marks, key=lambda a: a.id)


def test_web_annotations_select_from_one_paragraph_to_another() -> None:
    page = orjson.loads(pack("jsonld", [export([across(author="周")])]))["first"]
    (item,) = page["items"]
    assert item["creator"] == {"type": "Person", "name": "周"}
    quote, position, place = item["target"]["selector"]
    assert place["type"] == "RangeSelector"
    assert place["startSelector"]["value"] == "paragraph=3"
    assert place["endSelector"]["refinedBy"] == {
        "type": "TextPositionSelector",
        "start": 0,
        "end": 4,
    }
    text = "\n".join(block.text for block in Text().blocks)
    assert text[position["start"] : position["end"]] == quote["exact"]


def test_a_table_tells_where_it_ends() -> None:
    data = pack("csv", [export([across()])]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert (row["last_paragraph"], row["last_end"], row["links"]) == (str(LAST), "4", "0" * 16)


def test_markdown_tells_range_scope_author_and_links() -> None:
    other = mark(8, 0, 3, quote=Quote("自公布"))
    text = pack(
        "markdown", [export([WHOLE, ON_SECTION, across(links=(other.id, "z" * 16)), other])]
    )
    lines = text.decode().split("\n")
    facts = [line for line in lines if line.startswith(("[¶", "whole"))]
    assert facts[0].startswith("whole document · 林 · 2031-05-01")
    assert facts[1].startswith(f"[¶ 3](pizhu://{ID}/{ON_SECTION.id}) · section")
    assert facts[2].startswith("[¶ 4–7](pizhu://")
    assert facts[2].endswith(f"→ [自公布](#{other.id}) [{'z' * 16}](pizhu:///{'z' * 16})")


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_all_scopes(form: str) -> None:
    assert pack(form, [export([WHOLE, ON_SECTION, across()])])
