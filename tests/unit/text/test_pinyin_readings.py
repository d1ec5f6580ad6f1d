from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.text import pinyin, script_cache

if TYPE_CHECKING:
    from pathlib import Path


def sounds(character: str) -> set[str]:
    """Return all syllables of a folded character, each with its tone."""
    return {
        syllable + tone
        for syllable in pinyin.readings().syllables
        for tone in "12345"
        if character in pinyin.readings().characters(syllable, tone)
    }


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("营", {"ying2"}),
        ("长", {"chang2", "zhang3"}),
        ("重", {"chong2", "zhong4", "tong2"}),
        ("绿", {"lv4", "lu4"}),
        ("略", {"lve4"}),
        ("女", {"nv3", "nv4", "ru3"}),
        ("的", {"de5", "di1", "di2", "di4"}),
        ("务", {"wu4"}),
        ("\U00020003", {"qie3", "ji1"}),
        ("a", set()),
    ],
)
def test_every_reading_of_a_character(character: str, expected: set[str]) -> None:
    assert sounds(character) >= expected
    if character == "务":
        assert sounds(character) == expected


def test_a_traditional_form_without_a_simplified_one_keeps_its_readings() -> None:
    assert "qian2" in sounds("干")  # 乾 in 乾坤, which stays as it is in Simplified


def test_only_syllables_are_there() -> None:
    syllables = pinyin.readings().syllables
    assert all(
        name.isascii() and name.islower() and set(name) & set("aeiouv") for name in syllables
    )


def test_the_readings_of_a_text_alone() -> None:
    few = pinyin.readings().of("长城，长城")
    assert few.syllables == pinyin.readings().syllables
    assert few.characters("chang") == "长"
    assert few.characters("zhang", "3") == "长"
    assert few.characters("zhang", "1") == ""
    assert few.characters("min") == ""


@pytest.mark.parametrize(
    ("text", "letters", "tones"),
    [
        ("min", "min", "000"),
        ("mín", "min", "020"),
        ("lǜ", "lv", "04"),
        ("lü", "lv", "00"),
        ("nǚ", "nv", "03"),
        ("ê̄", "e", "1"),
        ("甲2", "甲2", "00"),
        ("\u0301", "\u0301", "0"),
    ],
)
def test_tones_come_off_the_letters(text: str, letters: str, tones: str) -> None:
    assert pinyin.split_tones(text) == [
        (letter, tone.replace("0", "")) for letter, tone in zip(letters, tones, strict=True)
    ]


def test_the_table_is_kept_in_the_cache(tmp_path: Path) -> None:
    script_cache.use_cache(tmp_path / "cache")
    pinyin.readings.cache_clear()
    first = pinyin.readings()
    pinyin.readings.cache_clear()
    again = pinyin.readings()
    assert again is not first
    assert [again.characters(s) for s in again.syllables] == [
        first.characters(s) for s in first.syllables
    ]


def test_without_the_package_the_table_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "_PACKAGE", "no_such_package")
    pinyin.readings.cache_clear()
    with pytest.raises(LookupError):
        pinyin.readings()
