from __future__ import annotations

from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import FormatError
from annotations.importers import read
from annotations.model import BOOKMARK

ENTRY = {
    "time": 1767225600,
    "sort": "highlight",
    "chapter": "第一章",
    "page": 3,
    "text": "河道每季度巡查一次",
    "note": "谁来查？",
    "drawer": "underscore",
}
BOOK = {"title": "河道管护", "author": "佚名", "file": "/书/河道.epub", "entries": [ENTRY]}
MARKDOWN = """# 河道管护
##### 佚名

## 第一章
### Page 3 @ 01 January 2026 12:00:00 AM
**河道每季度巡查一次**

---
谁来查？

### Page 9 @ 02 January 2026 01:00:00 PM
沿河单位不得倾倒

## 第二章
### Page 12 @ 03 January 2026 13:00:00
*自明年起*
"""


@pytest.mark.parametrize(
    "content", [{"version": "json/1.0.0", **BOOK}, {"version": "json/1.0.0", "documents": [BOOK]}]
)
def test_koreaders_json(content: dict[str, object]) -> None:
    (imported,) = read(orjson.dumps(content))
    assert (imported.document.title, imported.document.path) == ("河道管护", "/书/河道.epub")
    (found,) = imported.annotations
    assert (found.quote.exact, found.note) == ("河道每季度巡查一次", "谁来查？")
    assert (found.colour, found.created) == ("underline", "2026-01-01T00:00:00.000Z")
    assert read(orjson.dumps(content)) == (imported,)


def test_a_bookmark_of_koreader_stays_one() -> None:
    book = {**BOOK, "entries": [{"sort": "bookmark", "time": 1767225600}]}
    (imported,) = read(orjson.dumps({"version": "json/1.0.0", **book}))
    assert [a.kind for a in imported.annotations] == [BOOKMARK]


def test_koreaders_markdown() -> None:
    (imported,) = read(MARKDOWN.encode())
    assert imported.document.title == "河道管护"
    assert [(a.quote.exact, a.note) for a in imported.annotations] == [
        ("河道每季度巡查一次", "谁来查？"),
        ("沿河单位不得倾倒", ""),
        ("自明年起", ""),
    ]
    assert [a.created[:13] for a in imported.annotations] == [
        "2026-01-01T00",
        "2026-01-02T13",
        "2026-01-03T13",
    ]


HIGHLIGHT = {
    "type": "highlight",
    "uuid": "kJ3",
    "highlighted_text": "河道\n\n巡查",
    "notes": "记",
    "timestamp": "2026-01-01T00:00:00.000Z",
    "style": {"kind": "color", "type": "builtin", "which": "green"},
}


@pytest.mark.parametrize(
    "content",
    [
        {"type": "calibre_highlights", "version": 1, "highlights": [HIGHLIGHT]},
        {
            "type": "calibre_annotation_collection",
            "version": 1,
            "annotations": [
                {"book_id": 7, "format": "EPUB", "annotation": HIGHLIGHT},
                {"book_id": 7, "annotation": {"type": "last-read"}},
                {"book_id": 7, "annotation": {**HIGHLIGHT, "removed": True}},
            ],
        },
    ],
)
def test_calibres_json(content: dict[str, object]) -> None:
    (imported,) = read(orjson.dumps(content))
    (found,) = imported.annotations
    assert (found.quote.exact.split(), found.note) == (["河道", "巡查"], "记")
    assert (found.colour, found.created) == ("green", "2026-01-01T00:00:00.000Z")


ODD = st.recursive(st.none() | st.integers(-9, 9) | st.text(max_size=4), st.lists, max_leaves=3)


@given(st.fixed_dictionaries({}, optional={"entries": ODD, "documents": ODD, "title": ODD}))
def test_damaged_exports_are_refused_and_nothing_else(book: dict[str, object]) -> None:
    with suppress(FormatError):
        (imported,) = read(orjson.dumps({"version": "json/1.0.0", "documents": [book]}))
        assert isinstance(imported.document.title, str)
