from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold
from reader.text.script import CONFIGS, converter
from reader.text.script_data import read_dictionary

BASIC_PLANE = "".join(map(chr, range(0x10000)))


@pytest.mark.parametrize(
    "forms",
    [
        ("民营经济", "民營經濟"),
        ("台湾", "臺灣", "臺湾", "台灣"),
        ("里", "裏", "裡"),
        ("为", "為", "爲"),
        ("著名", "着名"),
        ("后", "後"),
        ("干", "乾", "幹"),
        ("头发", "頭髮"),
        ("出发", "出發"),
        ("什么", "什麼", "什麽"),
        ("ABC123", "ａｂｃ１２３", "abc123"),
        ("（一）", "(一)"),
        ("“引”", "「引」", "｢引｣"),
        ("一", "⼀"),
        ("説", "說", "说"),
    ],
)
def test_one_form_for_all(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize(("text", "folded"), [("第一節", "第一节"), ("ＡＢＣ：", "abc:"), ("", "")])
def test_the_form_is_the_simplified_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_offsets_hold(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(min_codepoint=0x10000)))
def test_beyond_the_basic_plane_nothing_changes(text: str) -> None:
    assert fold(text) == text


def test_folding_twice_changes_nothing() -> None:
    assert fold(fold(BASIC_PLANE)) == fold(BASIC_PLANE)


def test_different_characters_stay_different() -> None:
    for pair in ["土士", "未末", "己已", "人入", "大太", "，。", "aб"]:
        assert fold(pair[0]) != fold(pair[1])


def test_folding_does_not_change_from_release_to_release() -> None:
    # Fingerprints and document ids are stored: a new value here makes all of them stale.
    digest = sha256(fold(BASIC_PLANE).encode("utf-8", "surrogatepass")).hexdigest()
    assert digest[:16] == "081b567b7e735a6d"


@pytest.mark.parametrize("config", [name for name in CONFIGS if not name.endswith("p")])
def test_a_word_folds_to_the_same_in_every_script(config: str) -> None:
    pairs = read_dictionary("official", "STPhrases.txt").items()
    words = [simplified if config[0] == "s" else full for simplified, full in pairs]
    converted = converter(config).convert("\n".join(words)).split("\n")
    same = sum(map(str.__eq__, map(fold, words), map(fold, converted)))
    assert same >= 0.999 * len(words)
