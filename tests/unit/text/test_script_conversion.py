from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.script import CONFIGS, converter
from reader.text.script_data import dictionary_path
from tests.phrases import DICTIONARIES, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.script_data import SetName

REIMPLEMENTED = ("hk2s", "s2hk", "s2t", "s2tw", "s2twp", "t2hk", "t2s", "t2tw", "tw2s", "tw2sp")


@pytest.mark.parametrize("config", REIMPLEMENTED)
def test_the_reimplemented_set_gives_what_its_own_program_gives(config: str) -> None:
    convert = converter(config, "reimplemented", rare=True).convert
    oracle = opencc.OpenCC(config).convert

    @given(texts("reimplemented"))
    def equal(text: str) -> None:
        assert convert(text) == oracle(text)

    equal()


def upstream_cases() -> list[tuple[str, str, str]]:
    path = dictionary_path("official", "../test_data/testcases.json")
    lenient = re.sub(r",(\s*[\]}])", r"\1", path.read_text(encoding="utf-8"))
    return [
        (config, case["input"], expected)
        for case in json.loads(lenient)["cases"]
        for config, expected in case["expected"].items()
        if config in CONFIGS
    ]


def test_the_official_set_passes_the_cases_of_its_makers() -> None:
    cases = upstream_cases()
    wrong = [
        (config, text, expected)
        for config, text, expected in cases
        if converter(config, rare=True).convert(text) != expected
    ]
    assert len(cases) > 500
    assert len(wrong) <= len(cases) / 100


@pytest.mark.parametrize(
    ("config", "text", "expected"),
    [
        ("s2t", "后天你干什么？头发剪了，干燥了", "後天你幹什麼？頭髮剪了，乾燥了"),
        ("s2t", "胚胎发育", "胚胎發育"),
        ("t2s", "乾隆年間，衣服乾了", "乾隆年间，衣服干了"),
        ("s2tw", "里面的台湾线", "裡面的臺灣線"),
        ("s2twp", "默认的鼠标信息", "預設的滑鼠資訊"),
        ("tw2sp", "滑鼠和印表機的資訊", "鼠标和打印机的信息"),
        ("s2hk", "为什么说线", "為什麼説線"),
        ("tw2s", "抬頭", "抬头"),
        ("t2twp", "默認的鼠標", "預設的滑鼠"),
        ("tw2t", "為什麼裡面", "爲什麼裏面"),
    ],
)
def test_official_conversions(config: str, text: str, expected: str) -> None:
    assert converter(config).convert(text) == expected


def test_characters_that_many_fonts_lack_come_only_when_asked_for() -> None:
    assert converter("t2s").convert("㑮") == "㑮"
    assert converter("t2s", rare=True).convert("㑮") == "𫝈"


@pytest.mark.parametrize("config", CONFIGS)
def test_no_character_leaves_the_basic_plane_unasked(config: str) -> None:
    for name in DICTIONARIES if config in REIMPLEMENTED else list(DICTIONARIES)[:1]:
        stays_in_basic_plane(name, converter(config, name).convert)


def stays_in_basic_plane(name: SetName, convert: Callable[[str], str]) -> None:
    @settings(max_examples=25)
    @given(texts(name))
    def stays(text: str) -> None:
        basic = "".join(character for character in text if character <= "\uffff")
        assert max(convert(basic), default="") <= "\uffff"

    stays()


def test_an_unknown_conversion_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        converter("s2x")
    with pytest.raises(LookupError):
        converter("s2hkp", "reimplemented")


def test_a_converter_is_made_once() -> None:
    assert converter("t2s") is converter("t2s")


@pytest.mark.parametrize("config", CONFIGS)
def test_converting_by_paragraph_equals_converting_the_whole(config: str) -> None:
    convert = converter(config).convert

    @given(texts("official"))
    def equal(text: str) -> None:
        assert "\n".join(map(convert, text.split("\n"))) == convert(text)

    equal()


@pytest.mark.parametrize("config", CONFIGS)
def test_an_alignment_is_monotone_and_covers_all(config: str) -> None:
    conversion = converter(config)

    @given(texts("official"))
    def whole(text: str) -> None:
        aligned = conversion.align(text)
        assert aligned.source == text
        assert aligned.text == conversion.convert(text)
        size, other = len(aligned.source), len(aligned.text)
        assert aligned.to_text(0, size) == (0, other)
        assert aligned.to_source(0, other) == (0, size)
        spans = [aligned.to_text(at, at + 1) for at in range(size)]
        assert spans == sorted(spans)
        assert {i for span in spans for i in range(*span)} == set(range(other))

    whole()


@pytest.mark.parametrize("config", CONFIGS)
def test_a_span_there_and_back_contains_itself(config: str) -> None:
    conversion = converter(config)

    @given(texts("official"), st.data())
    def contained(text: str, data: st.DataObject) -> None:
        aligned = conversion.align(text)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        begin, stop = aligned.to_source(*aligned.to_text(start, end))
        assert begin <= start
        assert end <= stop or start == end

    contained()


@pytest.mark.parametrize("config", [name for name in CONFIGS if not name.endswith("p")])
def test_conversions_of_characters_keep_every_offset(config: str) -> None:
    conversion = converter(config)

    @given(texts("official"))
    def same_length(text: str) -> None:
        aligned = conversion.align(text)
        assert len(aligned.text) == len(text)
        assert aligned.edits == ()

    same_length()


def test_idioms_of_another_length_are_aligned_as_one_piece() -> None:
    aligned = converter("s2twp").align("用数据库的人")
    assert aligned.text == "用資料庫的人"
    aligned = converter("s2twp").align("买打印机和激光打印机吧")
    start = aligned.source.index("吧")
    assert aligned.text[slice(*aligned.to_text(start, start + 1))] == "吧"
    start = aligned.source.index("打印机")
    assert aligned.text[slice(*aligned.to_text(start, start + 3))] == "印表機"


@pytest.mark.parametrize("config", ["s2twp", "tw2sp", "hk2s"])
@pytest.mark.parametrize("unit", ["发", "发展后", "計程車", "後来了解", "裡面的裡"])
def test_a_long_line_without_end_is_no_trouble(config: str, unit: str) -> None:
    text = unit * 20_000
    for name in ("official", "reimplemented"):
        assert len(converter(config, name).convert(text)) > len(text) / 2
