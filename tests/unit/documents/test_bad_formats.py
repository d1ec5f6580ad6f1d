"""Whatever the bytes of a page or a book are, they make a sound document or one clear line."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.opening import read_document
from reader.errors import PizhuError
from tests.books import BOOK, FB2

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(100)
PAGES = Path(__file__).parent / "pages"
MARKDOWN = (
    "---\ntitle: 江\n---\n# 江边\n\n- 甲\n- 乙\n\n"
    "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n> 引[文](a)\n"
)
VALID = {
    "a.html": (PAGES / "government.html").read_bytes(),
    "a.mhtml": (PAGES / "government.mhtml").read_bytes(),
    "a.epub": BOOK,
    "a.fb2": FB2.encode(),
    "a.md": MARKDOWN.encode(),
}
NASTY = (
    *(b"<", b">", b"&", b'"', b"<table>", b"<td colspan=99999 rowspan=99999>", b"</table>", b"<b>"),
    *(b"<!--", b"-->", b"<![CDATA[", b"<script>", b"&#0;", b"&#x110000;", b"&x;", b"<!DOCTYPE a ["),
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
        b"PK\x03\x04",
        b"\r",
        b"<li value=-1>",
        b"[",
    ),
)


def check(data: bytes, name: str) -> None:
    try:
        document = read_document(data, name)
    except PizhuError:
        return
    for paragraph in document.paragraphs:
        assert not set(paragraph.text) & set("\0\x1b\n\r\u202e")
        for segment in paragraph.segments:
            assert 0 <= segment.source <= segment.source + segment.length <= len(document.source)
    for table in document.tables:
        for index, cells in enumerate(table.rows):
            assert all(c.end <= len(document.paragraphs[table.first + index].text) for c in cells)


@pytest.mark.parametrize("name", VALID)
def test_valid_files_are_read(name: str) -> None:
    assert read_document(VALID[name], name).sections


@pytest.mark.parametrize("name", VALID)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_random_bytes(name: str, data: bytes) -> None:
    check(data, name)
    check(VALID[name][:60] + data, name)


@pytest.mark.parametrize("name", VALID)
def test_mutated_files(name: str) -> None:
    chance = random.Random(name)  # noqa: S311  (repeatable, not secret)
    for _ in range(120):
        data = bytearray(VALID[name])
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            what = chance.random()
            if what < 0.3:
                data[at] = chance.randrange(256)
            elif what < 0.5:
                del data[at : at + chance.randint(1, 200)]
            elif what < 0.6:
                del data[at:]
            elif what < 0.8:
                data[at:at] = chance.choice(NASTY) * chance.randint(1, 3)
            else:
                start = chance.randrange(len(data))
                data[at:at] = data[start : start + 100]
            if not data:
                break
        check(bytes(data), name)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.fb2"])
@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(NASTY), max_size=30).map(b"".join))
def test_nasty_pieces(name: str, data: bytes) -> None:
    check(VALID[name][:200] + data, name)


REPEATED: dict[str, Callable[[int], str]] = {
    "open blocks": lambda n: "<div>" * n + "江",
    "open inlines": lambda n: "<b>" * n + "江",
    "open links": lambda n: "<a href=#x>" * n + "江",
    "open notes": lambda n: "<sup><a href=#x>1" * n,
    "open lists": lambda n: "<ol><li>江" * n,
    "open tables": lambda n: "<table><tr><td>江" * n,
    "cells": lambda n: "<table>" + "<tr><td rowspan=1000 colspan=1000>江" * n,
    "wide rows": lambda n: "<table><tr>" + "<td>江" * n + "<tr><td>雾" * 20,
    "paragraphs": lambda n: "<p>江，雾。" * n,
    "breaks": lambda n: "江<br>" * n,
    "comments": lambda n: "<!--" * n,
    "brackets": lambda n: "<" * n,
    "entities": lambda n: "&" * n,
    "spaces": lambda n: "\n" * n + "江",
    "attributes": lambda n: "<p " + "a=b " * n + ">江",
    "scripts": lambda n: "<script>" * n + "江",
}


@pytest.mark.parametrize("shape", REPEATED)
def test_pages_of_one_thing_again_and_again(shape: str) -> None:
    check(("<html>" + REPEATED[shape](5_000)).encode(), "a.html")


MARKS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "pictures": lambda n: "![[]()" * n,
    "stars": lambda n: "*a **b " * n,
    "ticks": lambda n: "`" * n + "a",
    "quotes": lambda n: ">" * n + "a",
    "items": lambda n: "- " * n + "a",
    "tags": lambda n: "<a " * n,
    "comments": lambda n: "<!--" * n,
    "columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b|\n" * 9,
    "dashes": lambda n: "---\n" * n,
    "breaks": lambda n: "雾。\n" * n,
    "targets": lambda n: "[a](" * n,
}


@pytest.mark.parametrize("shape", MARKS)
def test_markdown_of_one_thing_again_and_again(shape: str) -> None:
    check(MARKS[shape](2_000).encode(), "a.md")
