from __future__ import annotations

import csv
import io
import re

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import DocumentInfo
from annotations.exporters import Export, pack
from annotations.exporters.characters import visible
from annotations.exporters.csv import COLUMNS
from annotations.placement import ORPHAN, as_stored
from tests.exports import DOCUMENT, HOSTILE, WORDS, export, mark


def records(data: bytes) -> list[dict[str, str]]:
    text = data.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_a_record_holds_all_that_is_known() -> None:
    one = mark(3, 6, 12, tags=("河道/管理", "要点"), note="为何？\n再看", colour="yellow")
    data = pack("csv", [export([one])])
    assert data.startswith(b"\xef\xbb\xbfid,document,title,")
    assert data.endswith(b"\r\n")
    assert records(data) == [
        {
            "id": one.id,
            "document": DOCUMENT.id,
            "title": "某区河道规划",
            "section": "",
            "paragraph": "3",
            "start": "6",
            "end": "12",
            "quote": "为了管好河道",
            "prefix": "",
            "suffix": "",
            "tags": "河道/管理\n要点",
            "note": "为何？\n再看",
            "colour": "yellow",
            "kind": "highlight",
            "status": "anchored",
            "created": "2031-05-01T08:00:00.000Z",
            "modified": "2031-05-02T08:00:00.000Z",
            "last_paragraph": "",
            "last_end": "",
            "scope": "passage",
            "links": "",
            "author": "",
        }
    ]


@pytest.mark.parametrize("text", [*HOSTILE, " =1", "\n=1", "\r=1", "'=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    (record,) = records(pack("csv", [export([mark(3, note=text, tags=(text,))])]))
    for cell in (record["note"], record["tags"]):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cell)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_any_text_comes_back_but_for_what_is_neutralised(texts: list[tuple[str, str]]) -> None:
    marks = [mark(3, 0, n, note=note, tags=(tag,)) for n, (note, tag) in enumerate(texts)]
    found = records(pack("csv", [export(marks)]))
    assert len(found) == len(texts)
    for record, (note, tag) in zip(found, texts, strict=True):
        for cell, text in ((record["note"], note), (record["tags"], tag)):
            assert cell.removeprefix("'") in {clean(text), clean(text).removeprefix("'")}


def clean(text: str) -> str:
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def test_many_documents_make_one_table() -> None:
    other = DocumentInfo("f" * 16, "另一份")
    exports = [export([mark(3)]), Export(other, as_stored([mark(8)]))]
    assert [r["title"] for r in records(pack("csv", exports))] == ["某区河道规划", "另一份"]
    assert records(pack("csv", [])) == []
    assert len(COLUMNS) == len(set(COLUMNS))


def test_lines_of_json_are_in_order_and_tell_the_document() -> None:
    lost = as_stored([mark(0, note="失")])[0]._replace(status=ORPHAN)
    given = Export(DOCUMENT, [lost, *as_stored([mark(8), mark(3)])])
    lines = [orjson.loads(line) for line in pack("jsonl", [given, given]).splitlines()]
    assert [line["paragraph"] for line in lines] == [3, 8, 0] * 2
    assert {line["title"] for line in lines} == {"某区河道规划"}
    assert lines[2]["status"] == "orphan"


@given(WORDS)
def test_a_line_is_a_line(text: str) -> None:
    data = pack("jsonl", [export([mark(3, note=text)], document=DocumentInfo("a", text))])
    assert data.count(b"\n") == 1
    expected = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert orjson.loads(data)["note"] == expected
