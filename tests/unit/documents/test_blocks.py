"""Blocks: the columns of a plain text say the same as lines do that are given one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents.formats.text import split_lines
from reader.documents.model import Segment
from reader.documents.structure import Line, analyse
from reader.documents.structure.blocks import Role
from reader.documents.structure.building import make_blocks
from reader.documents.structure.joining import join

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "　　　",
            "第一章　总则",
            "　（一）修缮老街。疏浚河道，整治码头，改造旧屋。",
            "10[bookmark: _GoBack]．题",
            "{ HYPERLINK x }",
            "word",
            "- 3 -",
            "全力缓解难题。?I措资金，整治河道，改造旧屋",
            "\u200b附件：1.名单",
            "疏浚航道，",
        ]
    )
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
@settings(max_examples=60, deadline=None)
def test_a_text_and_its_lines_given_one_by_one_are_analysed_alike(
    lines: list[str], ending: str
) -> None:
    plain = split_lines(ending.join(lines))
    one_by_one = [Line(line.text, line.start) for line in plain]
    assert [*analyse(plain).paragraphs] == [*analyse(one_by_one).paragraphs]
    assert analyse(plain)[1:] == analyse(one_by_one)[1:]


def test_a_block_knows_how_it_stands_in_its_text() -> None:
    blocks = make_blocks(split_lines("甲\n\n\n  （一）Ａ乙 \n丙"))
    block = blocks[1]
    assert (block.text, block.head, block.length) == ("（一）Ａ乙", "(一)A乙", 5)
    assert (block.gap, block.indent, block.segments) == (2, 2, (Segment(0, 6, 5),))
    assert (blocks.firsts, blocks.lasts) == ("甲(丙", "甲乙丙")
    assert block.marker is not None
    assert block.marker.number == 1
    assert [blocks.index_at(place) for place in (0, 3, 6, 8, 13)] == [0, 0, 1, 1, 2]


def test_blocks_are_found_by_what_they_say() -> None:
    blocks = make_blocks(split_lines("ICP备1号\n{ TOC \\ }渡口ICP备\n\n老街（"))
    assert list(blocks.opening("I老")) == [0, 2]
    assert set(blocks.holding("ICP备")) == {0, 1}
    assert [blocks.says("街", index, 2) for index in range(3)] == [False, False, True]
    assert [blocks.says("街", index, 1) for index in range(3)] == [False, False, False]


def test_joined_blocks_pass_over_furniture_and_keep_words_apart() -> None:
    blocks = make_blocks(split_lines("老\n街 the\n- 3 -\nold\n[bookmark: a]street。\n尾"))
    blocks[2].role = Role.FURNITURE
    joined, places = join(blocks, {3, 4})
    assert [block.text for block in joined] == ["老", "街 the old street。", "- 3 -", "尾"]
    assert [*places] == [0, 1, 2, 1, 1, 3]
    assert joined.lasts == "老。-尾"
    assert joined[1].segments == (Segment(0, 2, 5), Segment(6, 14, 3), Segment(10, 31, 7))
    plain, _ = join(make_blocks(split_lines("a\nb\n丙")), {1, 2})
    assert [block.text for block in plain] == ["a b丙"]
    assert plain[0].segments == (Segment(0, 0, 1), Segment(2, 2, 1), Segment(3, 4, 1))
