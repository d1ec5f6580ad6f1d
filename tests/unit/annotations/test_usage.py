"""Which tags are in use, in which documents."""

from __future__ import annotations

from annotations import DocumentInfo
from annotations.summaries import Summary
from annotations.usage import Use, matrix, uses


def summary(document: str, **tags: tuple[int, str]) -> Summary:
    return Summary(DocumentInfo(document), 9, "", tags, frozenset())


SUMMARIES = (
    summary("a", 水=(2, "2031-01-02"), 河=(1, "2031-01-03")),
    summary("b", 水=(3, "2031-01-01"), 湖=(4, "2031-01-03")),
    summary("c"),
)


def test_the_tag_used_last_comes_first_and_of_those_the_one_used_most() -> None:
    assert uses(SUMMARIES) == [
        Use("湖", 4, "2031-01-03"),
        Use("河", 1, "2031-01-03"),
        Use("水", 5, "2031-01-02"),
    ]
    assert uses([]) == []


def test_documents_and_tags_with_most_come_first() -> None:
    found = matrix(SUMMARIES)
    assert found.tags == ("水", "湖", "河")
    assert [(row.document.id, dict(row.counts)) for row in found.rows] == [
        ("b", {"水": 3, "湖": 4}),
        ("a", {"水": 2, "河": 1}),
    ]
    assert [found.total(tag) for tag in (*found.tags, "无")] == [5, 4, 1, 0]
