from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations import DocumentInfo
from annotations.exporters import pack
from tests.exports import WORDS, export, mark

FIRST = export([mark(3, tags=("甲", "甲/乙")), mark(8, tags=("甲",))])
SECOND = export([mark(3, tags=("丙",))], document=DocumentInfo("f" * 16, "另一份"))


def test_documents_stand_down_and_tags_across() -> None:
    text = pack("matrix", [FIRST, SECOND]).decode()
    assert text.partition("\n\n")[0] + "\n" == (
        "|  | 丙 | 甲 | 甲/乙 | Σ |\n"
        "| --- | --: | --: | --: | --: |\n"
        "| 某区河道规划 |  | 2 | 1 | 3 |\n"
        "| 另一份 | 1 |  |  | 1 |\n"
        "| Σ | 1 | 2 | 1 | 4 |\n"
    )


def test_the_passages_stand_below_and_in_a_table_of_their_own() -> None:
    text = pack("matrix", [FIRST, SECOND]).decode()
    below = text.partition("\n\n")[2]
    assert below.startswith("## 丙\n\n### 另一份\n\n- （一）目的。为了管好河道")
    assert below.count("\n- ") + below.startswith("- ") == 4
    rows = list(csv.reader(io.StringIO(pack("matrix-quotes", [FIRST, SECOND]).decode()[1:])))
    assert rows[0] == ["document", "title", "丙", "甲", "甲/乙"]
    assert rows[1][3].split("\n") == [mark(3).quote.exact, mark(8).quote.exact]
    assert rows[2][2:] == [mark(3).quote.exact, "", ""]


def test_the_same_as_csv() -> None:
    text = pack("matrix-csv", [FIRST, SECOND]).decode()
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["document", "title", "丙", "甲", "甲/乙"],
        ["0123456789abcdef", "某区河道规划", "0", "2", "1"],
        ["f" * 16, "另一份", "1", "0", "0"],
    ]


def test_documents_without_tags_have_no_columns() -> None:
    assert pack("matrix", [export()]).decode().splitlines()[2] == "| 某区河道规划 |  |"
    assert pack("matrix", []).decode().count("\n") == 3


@given(st.lists(WORDS, min_size=1, max_size=3, unique=True), WORDS)
def test_no_tag_and_no_title_breaks_the_table(tags: list[str], title: str) -> None:
    given = export([mark(3, tags=tuple(tags))], document=DocumentInfo("a", title))
    html = MarkdownIt("commonmark").enable("table").render(pack("matrix", [given]).decode())
    assert html.count("<th ") + html.count("<th>") == len(set(tags)) + 2
    assert html.count("<tr>") == 3
