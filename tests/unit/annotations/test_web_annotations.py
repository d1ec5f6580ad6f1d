"""Web Annotations: the rules of the W3C's model (2017), and what comes back."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, FormatError, Quote
from annotations.codebook import Code
from annotations.exporters import Export, pack
from annotations.identifiers import new_id, to_number
from annotations.importers import read
from annotations.model import BOOKMARK, NOTE, TAG, End
from annotations.placement import MOVED, ORPHAN, Spot, as_stored
from tests.exports import BLOCKS, DOCUMENT, ID, Text, export, mark

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
MODEL = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first"},
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items"},
    "Annotation": {"id", "type", "motivation", "created", "modified", "body", "target"},
    "TextualBody": {"type", "purpose", "value", "format"},
    "SpecificResource": {"type", "source", "selector"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
    "FragmentSelector": {"type", "value", "refinedBy"},
}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def check(thing: dict[str, Any]) -> None:
    """Check a thing of the model, and what is in it."""
    names = {name for name in thing if not name.startswith("pizhu:")}
    assert names <= MODEL[thing["type"]]
    CHECKS[thing["type"]](thing)


def check_collection(thing: dict[str, Any]) -> None:
    standard, own = thing["@context"]
    assert standard == "http://www.w3.org/ns/anno.jsonld"
    assert IRI.fullmatch(own["pizhu"] + "x")
    assert IRI.fullmatch(thing["id"])
    assert thing["label"]
    assert ("first" in thing) == (thing["total"] > 0)
    if "first" in thing:
        assert thing["first"]["partOf"] == thing["id"]
        assert len(thing["first"]["items"]) == thing["total"]
        check(thing["first"])


def check_page(thing: dict[str, Any]) -> None:
    assert IRI.fullmatch(thing["id"])
    assert thing["startIndex"] == 0
    for item in thing["items"]:
        check(item)


def check_annotation(thing: dict[str, Any]) -> None:
    assert IRI.fullmatch(thing["id"])
    assert thing["motivation"] in MOTIVATIONS
    for name in ("created", "modified"):
        assert TIME.fullmatch(thing.get(name, "2031-01-01T00:00:00Z"))
    for body in thing.get("body", []):
        check(body)
    if "type" in thing["target"]:
        check(thing["target"])
    else:
        assert set(thing["target"]) == {"source"}


def check_body(thing: dict[str, Any]) -> None:
    assert isinstance(thing["value"], str)
    assert thing["purpose"] in MOTIVATIONS
    assert re.fullmatch(r"\w+/[\w.+-]+", thing.get("format", "text/plain"))


def check_resource(thing: dict[str, Any]) -> None:
    assert IRI.fullmatch(thing["source"])
    assert thing["selector"]
    for selector in thing["selector"]:
        check(selector)


def check_quote(thing: dict[str, Any]) -> None:
    assert all(isinstance(thing.get(name, ""), str) for name in Quote._fields)
    assert "exact" in thing


def check_position(thing: dict[str, Any]) -> None:
    assert type(thing["start"]) is type(thing["end"]) is int
    assert 0 <= thing["start"] <= thing["end"]


def check_fragment(thing: dict[str, Any]) -> None:
    assert isinstance(thing["value"], str)
    if "refinedBy" in thing:
        check(thing["refinedBy"])


CHECKS = {
    "AnnotationCollection": check_collection,
    "AnnotationPage": check_page,
    "Annotation": check_annotation,
    "TextualBody": check_body,
    "SpecificResource": check_resource,
    "TextQuoteSelector": check_quote,
    "TextPositionSelector": check_position,
    "FragmentSelector": check_fragment,
}


@st.composite
def marks(draw: st.DrawFn) -> Annotation:
    start, end = draw(
        st.just([None, None]) | st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)
    )
    return Annotation(
        id=new_id(),
        document=draw(st.sampled_from([ID, "f" * 16])),
        paragraph=draw(st.integers(0, 12)),
        start=start,
        end=end,
        quote=Quote(draw(TEXT), draw(TEXT), draw(TEXT)),
        kind=draw(st.sampled_from(["highlight", TAG, NOTE, BOOKMARK, "of a later version"])),
        colour=draw(st.none() | TEXT),
        tags=tuple(draw(st.lists(TEXT, max_size=3))),
        note=draw(TEXT),
        section=tuple(draw(st.lists(TEXT, max_size=3))),
        fingerprint=draw(TEXT),
        created=draw(st.sampled_from(["", "2026-01-02T03:04:05.678Z"])),
        modified="2026-01-02T03:04:06.678Z",
        extra=draw(st.dictionaries(st.just("later"), st.integers(-9, 9))),
    )


@given(st.lists(marks(), max_size=4), TEXT)
@settings(max_examples=50)
def test_the_rules_of_the_model_are_kept_and_all_comes_back(
    annotations: list[Annotation], word: str
) -> None:
    codes = (Code("河道/管理", "blue", word),)
    data = pack("jsonld", [export(annotations, codes)])
    check(orjson.loads(data))
    (imported,) = read(data)
    assert imported.whole
    assert imported.document == DOCUMENT
    assert imported.codes == codes
    assert {a.id: a for a in imported.annotations} == {a.id: a for a in annotations}


def test_a_target_is_selected_by_words_in_the_source_and_in_its_paragraph() -> None:
    one = mark(3, 6, 12, tags=("河道",), note="为何", kind=NOTE)
    item = orjson.loads(pack("jsonld", [export([one])]))["first"]["items"][0]
    source = "\n".join(block.text for block in BLOCKS)
    start = source.index("为了管好河道")
    assert item["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "为了管好河道"},
        {"type": "TextPositionSelector", "start": start, "end": start + 6},
        {
            "type": "FragmentSelector",
            "value": "paragraph=3",
            "refinedBy": {"type": "TextPositionSelector", "start": 6, "end": 12},
        },
    ]
    assert item["motivation"] == "commenting"
    assert item["body"] == [
        {"type": "TextualBody", "purpose": "tagging", "value": "河道"},
        {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/markdown",
            "value": "为何",
        },
    ]


def test_what_moved_is_selected_where_it_is_now_and_an_orphan_by_its_words() -> None:
    one, two = as_stored([mark(3, 6, 12), mark(8, 0, 2)])
    moved = one._replace(status=MOVED, spot=Spot(8, 1, 7, 0.9))
    placements = [moved, two._replace(status=ORPHAN)]
    data = pack("jsonld", [Export(DOCUMENT, placements, manuscript=Text())])
    check(orjson.loads(data))
    items = orjson.loads(data)["first"]["items"]
    assert items[0]["target"]["selector"][2]["value"] == "paragraph=8"
    assert [s["type"] for s in items[1]["target"]["selector"]] == ["TextQuoteSelector"]
    assert {a.place[:3] for a in read(data)[0].annotations} == {(3, 6, 12), (8, 0, 2)}


HYPOTHESIS = {
    "total": 3,
    "rows": [
        {
            "id": "abc",
            "created": "2031-05-01T08:00:00.123456+00:00",
            "updated": "2031-05-02T16:00:00.000000+08:00",
            "user": "acct:a@hypothes.is",
            "uri": "https://example.org/river",
            "text": "为何？",
            "tags": ["河道", " 河道 ", "#要点"],
            "document": {"title": ["河道管理办法"]},
            "target": [
                {
                    "source": "https://example.org/river",
                    "selector": [
                        {"type": "RangeSelector", "startOffset": 1},
                        {"type": "TextPositionSelector", "start": 5, "end": 9},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "管好\n\n河道",
                            "prefix": "为了",
                            "suffix": "。",
                        },
                    ],
                }
            ],
        },
        {"id": "page", "uri": "https://example.org/river", "text": "总评", "target": []},
        {
            "id": "else",
            "uri": "file:///文件/别处.txt",
            "target": [{"source": "file:///文件/别处.txt"}],
        },
    ],
}


def test_hypothesis_is_read_by_its_documents() -> None:
    first, second = read(orjson.dumps(HYPOTHESIS))
    assert not first.whole
    assert (first.document.id, first.document.title) == ("", "河道管理办法")
    assert second.document.path == "/文件/别处.txt"
    passage, page = first.annotations
    assert passage.quote == Quote("管好\n河道", "为了", "。")
    assert passage.until == End(1, 2)
    assert passage.tags == ("河道", "要点")
    assert passage.note == "为何？"
    assert passage.created == "2031-05-01T08:00:00.123Z"
    assert passage.modified == "2031-05-02T08:00:00.000Z"
    assert (page.quote.exact, page.note, page.start) == ("", "总评", None)
    assert read(orjson.dumps(HYPOTHESIS)) == (first, second)
    assert len({to_number(a.id) for a in first.annotations}) == 2


@pytest.mark.parametrize(
    "body",
    [
        {"bodyValue": "评"},
        {"body": {"type": "TextualBody", "value": "评"}},
        {"body": [{"value": "评", "purpose": "replying"}, "http://example.org/x", {"id": "y"}]},
        {"body": [{"value": "评"}, {"value": "甲", "purpose": ["tagging", "x"]}]},
    ],
)
@pytest.mark.parametrize(
    "source",
    [
        {"source": {"id": "http://example.org/a"}},
        {"source": "http://example.org/a"},
        {"id": "http://example.org/a"},
    ],
)
def test_annotations_of_other_programs(body: dict[str, Any], source: dict[str, Any]) -> None:
    target = {
        **source,
        "selector": {"type": "TextQuoteSelector", "exact": "河道"},
    }
    item = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "x", "target": target, **body}
    for content in (item, [item], {"@context": "x", "items": [item]}):
        (imported,) = read(orjson.dumps(content))
        (annotation,) = imported.annotations
        assert (annotation.quote.exact, annotation.note) == ("河道", "评")
        assert imported.document.title == "http://example.org/a"


NAMES = [
    "@context", "rows", "items", "first", "target", "selector", "type", "exact", "body", "value",
    "purpose", "id", "source", "tags", "text", "document", "title", "pizhu:document",
    "pizhu:codebook", "uri", "created",
]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(JSON)
def test_anything_else_is_refused_and_nothing_breaks(content: object) -> None:
    with contextlib.suppress(FormatError):
        for imported in read(orjson.dumps(content)):
            assert all(to_number(a.id) >= 0 for a in imported.annotations)


@pytest.mark.parametrize("name", ["items", "first", "rows"])
def test_what_is_nested_very_deep_is_read_or_refused(name: str) -> None:
    inner = '{"target": "urn:x:y"}'
    for _ in range(500):
        inner = f'{{"{name}": {inner}}}'
    (imported,) = read(f'{{"@context": "x", "items": {inner}}}'.encode())
    assert imported.document.title == "urn:x:y"
    with pytest.raises(FormatError):
        read(f'{{"@context": "x", "items": {"[" * 5000}'.encode())
