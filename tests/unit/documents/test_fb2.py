"""Books in FictionBook 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.books import FB2, packed

if TYPE_CHECKING:
    from reader.documents.model import Document


def sections(document: Document) -> list[str]:
    return [f"{section.level} {section.title}" for section in document.outline]


@pytest.mark.parametrize(
    "data",
    [
        FB2.encode(),
        packed({"旧事.fb2": FB2}),
        FB2.replace("utf-8", "gb18030").encode("gb18030"),
        FB2.encode("utf-8-sig"),
        FB2.replace("utf-8", "utf-16").replace("&hellip;", "…").encode("utf-16"),
    ],
    ids=["utf-8", "zip", "gb18030", "mark", "utf-16"],
)
def test_a_book(data: bytes) -> None:
    document = read_document(data, "旧事.fb2")
    assert sections(document) == ["0 渡口旧事", "1 第一部 江边", "2 一", "3 江歌"]
    assert [p.text for p in document.paragraphs][3:] == [
        "清晨的雾…还没有散［1］。",
        "江歌",
        "江水长",
        "江水短",
        "佚名",
        "名\t数",
        "船\t3",
        "［1］雾：晨雾。",
        "江上多雾。",
    ]
    assert {field.key: field.value for field in document.metadata} == {
        "标题": "渡口旧事",
        "作者": "沈砚秋、Ada Byron",
        "出版社": "青岚出版社",
        "出版时间": "2019",
    }
    assert [(len(table.rows), table.header) for table in document.tables] == [(2, 1)]


def test_a_damaged_book_is_read_as_far_as_it_goes() -> None:
    cut = FB2.encode()[: FB2.encode().index("江水短".encode())]
    assert sections(read_document(cut, "旧事.fb2"))[:2] == ["0 渡口旧事", "1 第一部 江边"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"<?xml version='1.0'?><FictionBook/>", "empty"),
        (b"", "damaged"),
        (packed({"a.txt": "x"}), "damaged"),
        (b"<?xml version='1.0'?><FictionBook>" + b"<p/>" * 2_100_000, "too-large"),
        (b"<?xml version='1.0'?><FictionBook><body>" + b"<section>" * 400, "empty"),
    ],
    ids=["empty", "no bytes", "other archive", "tags", "nesting"],
)
def test_what_is_no_book(data: bytes, key: str) -> None:
    with pytest.raises(PizhuError) as error:
        read_document(data, "旧事.fb2")
    assert error.value.key == f"documents.{key}"
