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


def test_calibre_puts_a_byte_order_mark_before_its_json() -> None:
    content = {"type": "calibre_highlights", "version": 1, "highlights": [HIGHLIGHT]}
    assert read(b"\xef\xbb\xbf" + orjson.dumps(content)) == read(orjson.dumps(content))


OF_LIBRARY = """# 河道管护

## 第一章

河道每季度巡查一次
*[2026/1/1 08:00](calibre://view-book/_hex_-61/7/EPUB?open_at=epubcfi%28/2%29)*

谁来查？

第二段。

--------------------

### 第一节

书签一
[2026/1/1 08:00](calibre://view-book/_hex_-61/7/EPUB?open_at=epubcfi%28/2%29)

--------------------

# 沿河手册

## 未知章节

不得倾倒
*2026/1/2 08:00*

--------------------
"""


def test_calibres_markdown_of_a_library() -> None:
    first, second = read(OF_LIBRARY.encode("utf-8-sig"))
    assert [i.document.title for i in (first, second)] == ["河道管护", "沿河手册"]
    (found,) = first.annotations
    assert (found.quote.exact, found.note) == ("河道每季度巡查一次", "谁来查？\n\n第二段。")
    assert [a.quote.exact for a in second.annotations] == ["不得倾倒"]


def test_calibres_markdown_of_the_viewer_is_one_book() -> None:
    text = "# 一\n\n甲\n*1月1日*\n\n{0}\n\n# 二\n\n甲\n*1月2日*\n\n{0}\n".format("-" * 20)
    (imported,) = read(text.encode())
    assert [a.quote.exact for a in imported.annotations] == ["甲", "甲"]
    assert len({a.id for a in imported.annotations}) == 2


LUA = r"""-- /书/河道.sdr/metadata.epub.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "第一章",
            ["color"] = "orange",
            ["datetime"] = "2026-01-01 08:00:00",
            ["drawer"] = "lighten",
            ["note"] = "谁来查？\
\"季度\"",
            ["page"] = "/body/DocFragment[3]/body/p[2]/text().0",
            ["pos0"] = { ["x"] = -1.5e2, ["y"] = 0x10 },
            ["text"] = "河道每季度\9巡查一次",
        },
        [2] = { ["datetime"] = "2026-01-02 08:00:00", ["text"] = "第一章 第9页", },
    },
    ["doc_path"] = "/书/河道.epub",
    ["doc_props"] = { ["title"] = "河道管护" },
    ["partial"] = nil,
    ["stats"] = {},
}
"""


def test_what_koreader_keeps_beside_a_book() -> None:
    (imported,) = read(LUA.encode())
    assert (imported.document.title, imported.document.path) == ("河道管护", "/书/河道.epub")
    first, bookmark = sorted(imported.annotations, key=lambda a: a.created)
    assert (first.quote.exact, first.note) == ("河道每季度\t巡查一次", '谁来查？\n"季度"')
    assert (first.colour, first.created[:10]) == ("yellow", "2026-01-01")
    assert (bookmark.kind, bookmark.quote.exact) == (BOOKMARK, "")


def test_what_older_versions_of_koreader_keep() -> None:
    text = """return {
        bookmarks = {
            { datetime = "2020-01-01 08:00:00", notes = "甲乙丙", text = "自己的话" },
            { datetime = "2020-01-02 08:00:00", notes = "丁戊", text = "第 3 页 丁戊 @ 2020" },
        },
        highlight = { [3] = {
            { datetime = "2020-01-01 08:00:00", drawer = "lighten", text = "甲乙丙" },
            { datetime = "2020-01-02 08:00:00", drawer = "underscore", text = "丁戊" },
        } },
    }"""
    (imported,) = read(text.encode())
    found = [(a.quote.exact, a.note, a.colour) for a in imported.annotations]
    assert found == [("甲乙丙", "自己的话", None), ("丁戊", "", "underline")]


@pytest.mark.parametrize(
    "text", ["return {", "return { a = os.exit() }", "return {{}", 'return { [1 = "a" }']
)
def test_lua_that_is_no_data_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        read(text.encode())


def test_lua_tables_as_deep_as_one_likes_are_refused() -> None:
    with pytest.raises(FormatError):
        read(b"return " + b"{" * 100_000)


def test_several_books_in_koreaders_markdown() -> None:
    second = MARKDOWN.replace("河道管护", "沿河手册").replace("自明年起", "自后年起")
    link = "\n[在书中查看](<file:///书/河道.epub?pos=/body/p[2]>)\n"
    first, other = read((MARKDOWN + link + "\n\n" + second + "\n## \n_生成于：2026_").encode())
    assert [i.document.title for i in (first, other)] == ["河道管护", "沿河手册"]
    assert [a.quote.exact for a in first.annotations][-1] == "自明年起"
    assert [a.quote.exact for a in other.annotations][-1] == "自后年起"


def test_a_note_may_hold_headings() -> None:
    text = MARKDOWN.replace("谁来查？", "## 我的问题\n谁来查？")
    (imported,) = read(text.encode())
    assert imported.annotations[0].note == "## 我的问题\n谁来查？"


ODD = st.recursive(st.none() | st.integers(-9, 9) | st.text(max_size=4), st.lists, max_leaves=3)


@given(st.fixed_dictionaries({}, optional={"entries": ODD, "documents": ODD, "title": ODD}))
def test_damaged_exports_are_refused_and_nothing_else(book: dict[str, object]) -> None:
    with suppress(FormatError):
        (imported,) = read(orjson.dumps({"version": "json/1.0.0", "documents": [book]}))
        assert isinstance(imported.document.title, str)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"return { a = os.exit() }", "os"),
        (b'{"version": "json/1", "documents": [{"title": "x"}]}', "'entries'"),
        (b'{"type": "calibre_highlights"}', "'highlights'"),
    ],
)
def test_what_is_damaged_is_told_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert (caught.value.key, caught.value.values) == (
        "annotations.not-ereader",
        {"reason": reason},
    )
