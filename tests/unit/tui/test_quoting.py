"""Words with their place, and web addresses."""

from __future__ import annotations

import pytest

from reader.tui.quoting import Quotation, links_in

QUOTATION = Quotation("取水[1]应当\n爱护井台。", "古井保护条例", ("第二章 管理", "第四条"), 7)


def test_a_quotation_says_where_it_stands() -> None:
    shown = QUOTATION.with_reference()
    assert shown == "“取水[1]应当\n爱护井台。” (古井保护条例, 第二章 管理 › 第四条, ¶7)"


def test_what_stands_before_all_headings_has_no_path() -> None:
    assert QUOTATION._replace(path=()).reference == "古井保护条例, ¶7"


def test_markdown_quotes_every_line_and_means_what_the_text_says() -> None:
    lines = QUOTATION.as_markdown().splitlines()
    assert all(line.startswith(">") for line in lines)
    assert lines[0].startswith("> 取水\\[1\\]应当")
    assert "第四条" in lines[-1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见https://example.org/a?b=1。后文", [(1, "https://example.org/a?b=1")]),
        ("（http://example.org/甲/乙）", [(1, "http://example.org/甲/乙")]),
        ("see http://example.org/a.", [(4, "http://example.org/a")]),
        ("HTTP://X.ORG，http://y.org", [(0, "HTTP://X.ORG"), (13, "http://y.org")]),
        ("“https://a.b/c”", [(1, "https://a.b/c")]),
        ("ftp://a.b javascript:alert(1) http://", []),
        ("-https://a.b", [(1, "https://a.b")]),
    ],
)
def test_only_web_addresses_are_links(text: str, found: list[tuple[int, str]]) -> None:
    assert links_in(text) == found
