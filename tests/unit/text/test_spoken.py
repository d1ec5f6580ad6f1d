"""How texts are read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import script_cache, spoken

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长寿区", "cháng shòu qū"),
        ("區長與廠長", "qū zhǎng yǔ chǎng zhǎng"),
        ("重点重新", "zhòng diǎn chóng xīn"),
        ("银行行长", "yín háng háng zhǎng"),
        ("为了作为", "wèi le zuò wéi"),
        ("為保護，以水为界", "wèi bǎo hù yǐ shuǐ wéi jiè"),
        ("还要还款", "hái yào huán kuǎn"),
        ("头髮與發展", "tóu fà yǔ fā zhǎn"),
        ("一只鸟只有", "yī zhī niǎo zhǐ yǒu"),
        ("音乐与快乐", "yīn yuè yǔ kuài lè"),
        ("率先提高效率", "shuài xiān tí gāo xiào lǜ"),
        ("跑得快，取得", "pǎo de kuài qǔ dé"),
        ("一个不，不是", "yī gè bù bù shì"),
        ("二〇二三", "èr líng èr sān"),
        ("GDP 增长 5.6%", "zēng zhǎng"),
    ],
)
def test_the_words_around_decide(text: str, expected: str) -> None:
    assert " ".join(filter(None, spoken.read_aloud(text))) == expected


@given(st.text(alphabet="长重行得的一不，a 1〇\U00020003\n", max_size=40))
def test_each_code_point_has_its_place(text: str) -> None:
    said = spoken.read_aloud(text)
    assert len(said) == len(text)
    assert not any(
        sound for character, sound in zip(text, said, strict=True) if character in "，a 1\n"
    )
    assert spoken.is_spoken(text) is any(character not in "，a 1\n" for character in text)


def test_without_the_data_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(spoken, "find_spec", lambda _: None)
    spoken._tables.cache_clear()
    script_cache.use_cache(tmp_path)
    try:
        with pytest.raises(LookupError):
            spoken.read_aloud("长")
    finally:
        script_cache.use_cache(None)
        spoken._tables.cache_clear()


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("去银行办事", 1, "银行"),
        ("去银行办事", 2, "银行"),
        ("去银行办事", 0, "去"),
        ("（银行）", 2, "银行"),
        ("a银", 1, "银"),
        ("銀行", 0, "銀行"),
        ("，，", 1, "，"),
        ("他，音乐", 0, "他"),
    ],
)
def test_the_phrase_around_a_character(text: str, at: int, found: str) -> None:
    start, end = spoken.phrase_around(text, at)
    assert (text[start:end], start <= at < end) == (found, True)


def test_the_phrase_is_found_far_into_a_text() -> None:
    text = "的" * 90 + "银行" + "的" * 90
    assert spoken.phrase_around(text, 91) == (90, 92)


def test_without_the_data_each_character_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "_PACKAGE", "no_such_package")
    assert spoken.phrase_around("去银行", 1) == (1, 2)
