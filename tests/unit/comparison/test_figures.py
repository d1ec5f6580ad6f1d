from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from reader.comparison import figure_tables
from reader.comparison.figures import arranged, figures
from reader.documents.opening import read_document
from reader.search import compile_query, find

if TYPE_CHECKING:
    from reader.comparison.figures import Figure

REPORT = """\
临江区渡口工作报告
一、渡口客运
全年渡口客运增长6%以上，运送旅客1.8万人次。老渡口修缮一新。
二、明年打算
（一）扩大客运。渡口客運，力爭達到2.5萬人次，建成候船亭3座。
"""


@pytest.fixture
def found() -> list[Figure]:
    document = read_document(REPORT.encode(), "report.txt")
    return list(figures(document, find(document, compile_query("客运"))))


def test_a_hit_goes_with_the_numbers_of_its_clause_or_the_next(found: list[Figure]) -> None:
    amounts = [figure.quantity and figure_tables.amount(figure.quantity) for figure in found]
    assert amounts == [None, "≥ 6 %", None, "2.5 万人次"]
    assert found[1].sections == ("一、渡口客运",)
    assert found[3].said == "達到2.5萬人次"
    for figure in found:
        assert figure.sentence[slice(*figure.hit)] in {"客运", "客運"}


def test_numbers_that_are_listed_belong_together() -> None:
    document = read_document("客运、货运分别增长6%、8%和1.5%。".encode(), "one.txt")
    found = figures(document, find(document, compile_query("货运")))
    assert [figure.said for figure in found] == ["增长6%", "8%", "1.5%"]


def test_figures_are_sorted(found: list[Figure]) -> None:
    by_value = arranged(found, "value")
    assert [figure.quantity and figure.quantity.unit for figure in by_value] == [
        "%", "人次", None, None,
    ]  # fmt: skip
    assert arranged(found, "place") == found


def test_sections_of_several_documents_stand_together(found: list[Figure]) -> None:
    others = [figure._replace(title="另一篇", sections=("九、渡口客运",)) for figure in found[1:2]]
    by_section = arranged([*found, *others], "section")
    at = by_section.index(others[0])
    assert by_section[at - 1].sections == ("一、渡口客运",)
    assert by_section[0] == found[0]


def test_documents_stand_side_by_side_by_section(found: list[Figure]) -> None:
    other = read_document(
        REPORT.replace("一、渡", "一、概述\n全年平稳。\n二、渡")
        .replace("二、明", "三、明")
        .encode(),
        "other.txt",
    )
    others = [
        figure._replace(path="other.txt")
        for figure in figures(other, find(other, compile_query("客运")))
    ]
    names, rows = figure_tables.across([*found, *others])
    assert names == ["Section", "临江区渡口工作报告", "临江区渡口工作报告"]
    by_section = {row[0]: row[1:] for row in rows}
    here, there = by_section["一、渡口客运"]
    assert here == there == found[1].sentence
    markdown = list(figure_tables.across_markdown(found))
    assert len(markdown) == len(rows) + 2
    assert any("**達到2.5萬人次**" in line for line in markdown)
    assert len(list(csv.reader(figure_tables.across_csv(found)))) >= len(rows)


def test_tables_say_the_same(found: list[Figure]) -> None:
    rows = list(csv.DictReader(io.StringIO("\n".join(figure_tables.to_csv(found)))))
    assert [row["value"] for row in rows] == ["", "6", "", "25000"]
    assert rows[1]["bound"] == "least"
    markdown = list(figure_tables.to_markdown(found))
    assert len(markdown) == len(found) + 2
    assert "**增长6%以上**" in markdown[3]
    told = [json.loads(line) for line in figure_tables.to_json(found)][3]
    assert told["quantity"] == {
        "said": "達到2.5萬人次",
        "start": 15,
        "end": 23,
        "value": 25000,
        "to": None,
        "unit": "人次",
        "bound": "",
        "action": "达到",
    }
