from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.alignment import Block, Kind, align
from reader.comparison.shingles import containment, shingles
from tests.revised import chance, paragraph


@pytest.fixture
def texts() -> list[str]:
    rng = chance(7)
    return [paragraph(rng) for _ in range(8)]


def kinds(blocks: list[Block]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(str(block.kind), block.old, block.new) for block in blocks]


def pairs(old: range, new: range) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [("pair", (a,), (b,)) for a, b in zip(old, new, strict=True)]


def test_what_is_the_same_is_paired_in_order(texts: list[str]) -> None:
    assert kinds(align(texts, texts)) == pairs(range(8), range(8))


def test_what_one_document_lacks_is_told(texts: list[str]) -> None:
    blocks = align(texts, [*texts[:3], *texts[4:]])
    expected = [*pairs(range(3), range(3)), ("missing", (3,), ())]
    assert kinds(blocks) == [*expected, *pairs(range(4, 8), range(3, 7))]
    assert kinds(align(texts[1:], texts))[0] == ("added", (), (0,))


def test_what_stands_elsewhere_is_moved(texts: list[str]) -> None:
    blocks = align(texts, [*texts[1:7], texts[0], texts[7]])
    assert [block for block in blocks if block.moved] == [Block(Kind.PAIR, (0,), (6,), moved=True)]


def test_a_paragraph_may_be_split_merged_and_cut_otherwise(texts: list[str]) -> None:
    half = texts[2].index("。") + 1
    parts = [texts[2][:half], texts[2][half:]]
    split = align(texts, [*texts[:2], *parts, *texts[3:]])
    assert kinds(split)[2] == ("split", (2,), (2, 3))
    merged = align([*texts[:2], *parts, *texts[3:]], texts)
    assert kinds(merged)[2] == ("merged", (2, 3), (2,))
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts[2:4]]
    recut = [halves[0][0], halves[0][1] + halves[1][0], halves[1][1]]
    (block,) = [b for b in align(texts, [*texts[:2], *recut, *texts[4:]]) if len(b.new) == 3]
    assert (block.kind, block.old) == (Kind.RECUT, (2, 3))


def test_a_repeated_paragraph_says_what_it_repeats(texts: list[str]) -> None:
    tail = texts[5][len(texts[5]) // 3 :]
    blocks = align(texts, [*texts[:2], tail, *texts[2:]])
    (repeated,) = [block for block in blocks if block.kind is Kind.REPEATED]
    assert (repeated.new, repeated.repeats) == ((2,), 6)
    again = align(texts, [*texts, texts[0]])[-1]
    assert (again.kind, again.new, again.repeats) == (Kind.REPEATED, (8,), 0)


def test_a_fragment_is_paired_with_what_it_was_cut_from(texts: list[str]) -> None:
    fragment = texts[4][-30:]
    assert ("pair", (4,), (1,)) in kinds(align(texts, [texts[0], fragment, texts[6]]))


def test_script_and_width_make_no_difference() -> None:
    assert kinds(
        align(["渡口应当设置标志，并报区里备案。"], ["渡口應當設置標誌,并報區裏備案。"])
    ) == [("pair", (0,), (0,))]


def test_a_heading_that_was_reworded_is_paired() -> None:
    old = ["临江区渡口管理办法", "第一章 总则", "第二章 码头的修缮"]
    new = ["临江区渡口管理与维护办法", "第一章 总则", "第二章 码头的修缮和养护"]
    assert kinds(align(old, new)) == pairs(range(3), range(3))


def test_many_equal_lines_are_paired_one_by_one() -> None:
    assert kinds(align(["单位：万元"] * 60, ["单位：万元"] * 60)) == pairs(range(60), range(60))


def test_containment_tells_a_fragment_from_noise(texts: list[str]) -> None:
    whole, other = shingles(texts[0]), shingles("一只白鹭从芦苇荡里飞起来，落在远处的沙洲上。")
    assert containment(whole, shingles(texts[0][10:40])) == 1.0
    assert containment(whole, other) < 0.1
    assert containment(whole, frozenset()) == 0.0


_TEXTS = st.lists(st.text("渡口河道。，修缮一二三Aa \u3000", max_size=30), max_size=12)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS)
def test_every_paragraph_stands_in_one_block(old: list[str], new: list[str]) -> None:
    blocks = align(old, new)
    assert sorted(at for block in blocks for at in block.old) == list(range(len(old)))
    assert sorted(at for block in blocks for at in block.new) == list(range(len(new)))
    assert all(block.new or block.old for block in blocks)


@settings(max_examples=60)
@given(_TEXTS, _TEXTS)
def test_what_is_not_moved_keeps_its_order(old: list[str], new: list[str]) -> None:
    kept = [block for block in align(old, new) if block.old and block.new and not block.moved]
    olds = [at for block in kept for at in block.old]
    news = [at for block in kept for at in block.new]
    assert (olds, news) == (sorted(olds), sorted(news))


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.sets(st.integers(0, 11), max_size=4))
def test_either_document_may_be_the_old_one(seed: int, dropped: set[int]) -> None:
    rng = chance(seed)
    old = [paragraph(rng) for _ in range(12)]
    new = [text for at, text in enumerate(old) if at not in dropped]
    there, back = align(old, new), align(new, old)
    assert {(b.old, b.new) for b in there} == {(b.new, b.old) for b in back}


@given(st.text(max_size=20), st.text(max_size=20))
def test_containment_is_symmetric(one: str, other: str) -> None:
    assert containment(shingles(one), shingles(other)) == containment(
        shingles(other), shingles(one)
    )
