from __future__ import annotations

import pytest

from reader.documents.labels import tree_label
from reader.documents.opening import read_document


@pytest.mark.parametrize(
    ("article", "label"),
    [
        ("第一条 为了渡口，制定本法。", "第一条　为了渡口，制定本法。"),
        ("第一条（目的）为了渡口，制定本法。", "第一条（目的）　为了渡口，制定本法。"),
        ("第 1 條\n為了渡口，制定本法。", "第 1 條　為了渡口，制定本法。"),
        (
            "第一条 渡口的事务由镇里和两岸的村庄共同管理，各方不得推诿。",
            "第一条　渡口的事务由镇里和两岸的村庄共同管理，各方不得推…",
        ),
        ("第一条 " + "渡" * 23 + "，" + "口" * 9, "第一条　" + "渡" * 23 + "…"),
        ("第一章 总则\n为了渡口，制定本法。", "第一章 总则"),
    ],
)
def test_articles_say_their_first_words(article: str, label: str) -> None:
    document = read_document(f"渡口法\n{article}".encode(), "法.txt")
    assert tree_label(document, document.outline[1]) == label
