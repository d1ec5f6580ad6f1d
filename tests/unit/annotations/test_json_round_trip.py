from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, DocumentInfo, FormatError, Quote, Store
from annotations.codebook import Code
from annotations.exporters import Export, render
from annotations.exporters.json import as_line
from annotations.identifiers import new_id
from annotations.importers.json import read
from annotations.merging import merge
from annotations.model import SCOPES, End
from annotations.placement import MOVED, Placement, Spot, as_stored

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = DocumentInfo("0f1e", "某区规划", "/文件/规划.txt", ("aaaaaaaa", "bbbbbbbb"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | TEXT, st.lists, max_leaves=4)


@st.composite
def marks(draw: st.DrawFn) -> Annotation:
    spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)
    start, end = draw(st.just([None, None]) | spans)
    paragraph = draw(st.integers(0, 99))
    later = st.builds(End, st.integers(paragraph + 1, 199), st.integers(1, 9))
    return Annotation(
        id=new_id(),
        document="0f1e",
        paragraph=paragraph,
        start=start,
        end=end,
        until=None if start is None else draw(st.none() | later),
        scope=draw(st.sampled_from(SCOPES)),
        links=tuple(draw(st.lists(st.just("0" * 16), max_size=2))),
        author=draw(TEXT),
        quote=Quote(draw(TEXT), draw(TEXT), draw(TEXT)),
        kind=draw(st.sampled_from(["highlight", "note", "bookmark", "of a later version"])),
        colour=draw(st.none() | TEXT),
        tags=tuple(draw(st.lists(TEXT, max_size=3))),
        note=draw(TEXT),
        section=tuple(draw(st.lists(TEXT, max_size=3))),
        fingerprint=draw(TEXT),
        created="2026-01-02T03:04:05.678Z",
        modified="2026-01-02T03:04:06.678Z",
        extra=draw(st.dictionaries(st.just("later"), JSON)),
    )


@given(st.lists(marks(), max_size=4))
@settings(max_examples=50)
def test_what_is_exported_is_read_back(annotations: list[Annotation]) -> None:
    codes = (Code("经济/民营", "yellow", "民营经济", "*想法*", "3"),)
    imported = read(render("json", Export(DOCUMENT, as_stored(annotations), codes=codes)))
    assert imported.document == DOCUMENT
    assert {a.id: a for a in imported.annotations} == {a.id: a for a in annotations}
    assert imported.codes == codes


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "{}",
        b"\xff\xfe",
        {"version": 99},
        {"document": 3},
        {"document": {"id": ""}},
        {"annotations": 3},
        {"annotations": [{"id": "0" * 16, "document": "a", "paragraph": -1}]},
        {"annotations": [{"id": "../../x", "document": "a", "paragraph": 1}]},
        {"annotations": [{"id": "0" * 16, "document": "a", "paragraph": True}]},
        {"annotations": [{"id": "0" * 16, "document": "a", "paragraph": 1, "tags": [1]}]},
    ],
)
def test_what_is_no_export_is_refused_with_a_reason(data: str | bytes | dict[str, object]) -> None:
    if isinstance(data, dict):
        sound = {"format": "pizhu-annotations", "version": 1, "document": {"id": "a"}}
        assert read(orjson.dumps({**sound, "annotations": []}))
        data = orjson.dumps({**sound, "annotations": [], **data})
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.key == "annotations.not-our-json"


@given(st.recursive(JSON, lambda inner: st.dictionaries(st.sampled_from(
    ["format", "version", "document", "annotations", "codebook", "id", "paragraph", "quote"]),
    inner), max_leaves=8))  # fmt: skip
def test_damaged_data_is_refused_and_nothing_else(data: object) -> None:
    if isinstance(data, dict):
        data |= {"format": "pizhu-annotations", "version": 1}
    with pytest.raises(FormatError):
        read(orjson.dumps(data))


def test_a_line_says_where_the_annotation_is_now() -> None:
    mark = Annotation(id="0" * 16, document="0f1e", paragraph=3, quote=Quote("文"), tags=("甲",))
    line = as_line(Placement(mark, MOVED, Spot(5, 1, 2, 0.9)), ["第一章"], "1e0f")
    assert line == {
        "id": "0" * 16,
        "document": "1e0f",
        "paragraph": 5,
        "start": 1,
        "end": 2,
        "quote": {"exact": "文", "prefix": "", "suffix": ""},
        "tags": ["甲"],
        "note": "",
        "colour": None,
        "kind": "highlight",
        "created": "",
        "modified": "",
        "status": "moved",
        "section": ["第一章"],
        "until": None,
        "scope": "passage",
        "links": [],
        "author": "",
        "visibility": "",
    }


def test_merging_takes_the_newest_version_and_keeps_the_other(tmp_path: Path) -> None:
    here = Store(tmp_path / "here").notebook("0f1e")
    there = Store(tmp_path / "there").notebook("0f1e")
    shared = [here.add(Annotation(document="0f1e", paragraph=n)) for n in range(3)]
    merge(there, shared)
    assert there.all() == here.all()
    newer, older = "2999-01-01T00:00:00.000Z", "2998-01-01T00:00:00.000Z"
    mine = [
        replace(shared[0], note="这里", modified=newer),
        replace(shared[1], note="这里", modified=older),
    ]
    theirs = [
        replace(shared[0], note="那里", modified=older),
        replace(shared[1], note="那里", modified=newer),
    ]
    merge(here, mine)
    before = here.all()
    merged = merge(here, [*theirs, shared[2]])
    assert merged == ((), (shared[1].id,), (shared[2].id,), (shared[0].id,))
    assert [a.note for a in here.all()] == ["这里", "那里", ""]
    assert [d.annotation.note for d in here.trash()] == ["那里"]
    here.undo()
    assert here.all() == before


def test_merging_is_one_operation_called_import(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook("0f1e")
    new = [Annotation(document="0f1e", paragraph=n, id=f"{n:016}") for n in range(2)]
    assert merge(notebook, new) == (("0" * 16, f"{1:016}"), (), (), ())
    assert merge(notebook, new) == ((), (), ("0" * 16, f"{1:016}"), ())
    done = notebook.undo()
    assert done is not None
    assert (done.kind, len(done.changes), notebook.all()) == ("import", 2, ())
    assert notebook.undo() is None
