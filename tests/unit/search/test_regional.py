from __future__ import annotations

import pytest

from reader.search import Manner, compile_query, find
from reader.search.regional import regional_forms
from reader.text.fold import fold
from tests.handmade import document


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("信息", ["資訊"]),
        ("資訊", ["信息"]),
        ("资讯", ["信息"]),
        ("計程車", ["出租车"]),
        ("的士", ["計程車"]),
        ("信息化", ["資訊化"]),
        ("经济", []),
    ],
)
def test_what_other_regions_say(text: str, others: list[str]) -> None:
    forms = regional_forms(text)
    assert forms[0] == fold(text)
    assert set(forms) >= set(map(fold, others))
    if not others:
        assert len(forms) == 1


@pytest.mark.parametrize(
    ("query", "manner", "expected"),
    [
        ("資訊", Manner.PLAIN, ["资讯"]),
        ("資訊", Manner.REGIONAL, ["信息", "资讯"]),
        ("region:资讯", Manner.PLAIN, ["信息", "资讯"]),
        ("地區：資訊", Manner.PLAIN, ["信息", "资讯"]),
        ("region:资讯 -安全", Manner.PLAIN, ["资讯"]),
        ('"資訊"', Manner.REGIONAL, ["资讯"]),
        ("資訊安奎", Manner.REGIONAL | Manner.FUZZY, ["信息安全"]),
    ],
)
def test_regional_words_in_queries(query: str, manner: Manner, expected: list[str]) -> None:
    parts = ["信息安全", "最新资讯"]
    hits = find(document(*parts), compile_query(query, manner=manner))
    assert [parts[hit.paragraph][hit.start : hit.end] for hit in hits] == expected
