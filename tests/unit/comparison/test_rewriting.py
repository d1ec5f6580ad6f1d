from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.alignment import Kind
from reader.comparison.collation import Collation
from tests.handmade import HEADING, document

BEFORE = "过去一年，全区上下坚定信心、真抓实干，较好完成了区人大确定的各项任务。"
BEHIND = "各位代表，让我们更加紧密地团结起来，为建设美丽临江而努力奋斗。"
OLD = "（三）民生福祉不断增进。新增城镇就业1.2万人，建成社区食堂8家，学前教育普惠率达到92%。"
NEW = "（三）人民生活品质提升。城镇新增就业达1.35万人，社区食堂增至15家，普惠性幼儿园占95%。"
OTHER = "（一）培育壮大新质生产力。围绕数字和低空布局未来产业，建设概念验证中心，孵化科技型公司。"


def kinds(old: tuple[object, ...], new: tuple[object, ...]) -> list[tuple[Kind, tuple[int, ...]]]:
    collation = Collation(document(*old), document(*new))  # type: ignore[arg-type]
    return [(p.block.kind, p.block.old + p.block.new) for p in collation.pairings]


def test_what_says_the_same_in_other_words_stands_side_by_side() -> None:
    assert kinds((BEFORE, OLD, BEHIND), (BEFORE, NEW, BEHIND))[1] == (Kind.REWRITTEN, (1, 1))
    collation = Collation(document(BEFORE, OLD, BEHIND), document(BEFORE, NEW, BEHIND))
    (change,) = collation.pairings[1].changes
    assert [span[1:] for span in (*change.old, *change.new)] == [(0, len(OLD)), (0, len(NEW))]
    assert (collation.summary.rewritten, collation.summary.words) == (1, 0)


def test_another_subject_is_missing_and_added() -> None:
    found = kinds((BEFORE, OLD, BEHIND), (BEFORE, OTHER, BEHIND))
    assert [kind for kind, _ in found] == [Kind.PAIR, Kind.MISSING, Kind.ADDED, Kind.PAIR]


def test_what_is_alike_is_found_among_what_is_not() -> None:
    found = kinds((BEFORE, OTHER, OLD, BEHIND), (BEFORE, NEW, "新添的一段，别处没有。", BEHIND))
    assert [kind for kind, _ in found[1:4]] == [Kind.MISSING, Kind.REWRITTEN, Kind.ADDED]
    assert found[2][1] == (2, 1)


def test_all_that_stands_under_one_heading_was_rewritten() -> None:
    head, next_head = (HEADING, "一、民生工作安排"), (HEADING, "二、产业工作安排")
    under = kinds((head, OLD, next_head, BEHIND), (head, OTHER, next_head, BEHIND))
    assert under[1] == (Kind.REWRITTEN, (1, 1))
    headings = kinds(
        ((HEADING, "甲乙丙丁"), head, BEHIND), ((HEADING, "甲乙丙丁"), next_head, BEHIND)
    )
    assert Kind.REWRITTEN not in {kind for kind, _ in headings if kind is not Kind.PAIR}


@given(
    st.lists(st.sampled_from([BEFORE, OLD, OTHER, BEHIND]), max_size=6),
    st.lists(st.sampled_from([BEFORE, NEW, OTHER, BEHIND]), max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_every_paragraph_stands_in_one_block_and_what_was_rewritten_in_order(
    old: list[str], new: list[str]
) -> None:
    pairings = Collation(document(*old), document(*new)).pairings
    assert sorted(at for p in pairings for at in p.block.old) == [*range(len(old))]
    assert sorted(at for p in pairings for at in p.block.new) == [*range(len(new))]
    again = [p.block for p in pairings if p.block.kind is Kind.REWRITTEN]
    assert all(len(block.old) == len(block.new) == 1 for block in again)
