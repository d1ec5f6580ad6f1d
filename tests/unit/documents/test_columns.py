"""Columns: characters are found alike in short texts and in long ones."""

from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse
from reader.documents.structure.building import make_blocks
from reader.documents.structure.columns import places_of
from reader.documents.structure.folding import fold, fold_long


@pytest.mark.parametrize("characters", ["", "附", "]^-\\第", frozenset("日)）")])
@pytest.mark.parametrize("copies", [1, 2000])
def test_characters_are_found_in_order(characters: str | frozenset[str], copies: int) -> None:
    text = "第附-日)\\乙]^" * copies
    expected = [place for place, character in enumerate(text) if character in characters]
    assert list(places_of(characters, text)) == expected


def test_blocks_are_told_by_their_length() -> None:
    blocks = make_blocks(split_lines("甲乙\n\n丙\n丁戊己"))
    assert [list(blocks.longer(than)) for than in range(4)] == [[0, 1, 2], [0, 2], [2], []]


@pytest.mark.parametrize("text", ["天地玄黄" * 30_000, "第Ａ章，總則" * 30_000])
def test_a_long_text_is_folded_as_a_short_one(text: str) -> None:
    assert fold_long(text) == fold(text)


def test_lines_with_and_without_white_space_around_them_make_the_same_paragraphs() -> None:
    lines = ["天", "地玄", "第一章 总则", "黄。"] * 6000
    solid = analyse(split_lines("\n".join(lines)))
    spaced = analyse(split_lines("".join(f"{line} \n" for line in lines)))
    assert [p[1:3] for p in solid.paragraphs] == [p[1:3] for p in spaced.paragraphs]
    assert len(solid.paragraphs) == len(lines)
