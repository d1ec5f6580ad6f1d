from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison import term_tables
from reader.comparison.collocates import collocates
from reader.comparison.keyness import editions, keys, log_dice, log_likelihood
from reader.comparison.terms import Corpus, terms
from reader.text.fold import fold
from tests.revised import document

FERRY = (
    "渡口管理所负责渡口修缮。各村协助渡口管理所检查夜航灯具，旧的夜航灯具由渡口管理所更换。",
    "汛期以前，渡口管理所公布夜航灯具的清单；遇雾停止夜航，夜航以后清点灯具。",
    "GDP核算另行规定，GDP数据由统计局公布。",
)
TEA = (
    "茶園應當輪作，茶園的灌溉由各村協商。採茶以前檢查茶園灌溉，秋後修剪茶園。",
    "渡口停航的日子，茶葉由驢隊運出，驢隊的費用由茶農分擔。",
)


@pytest.fixture
def ferry() -> Corpus:
    return Corpus([document(*FERRY)])


@pytest.fixture
def tea() -> Corpus:
    return Corpus([document(*TEA)])


def test_terms_are_strings_that_are_used_as_wholes(ferry: Corpus) -> None:
    found = {ferry.spelled(term): times for term, times in terms(ferry.folded)}
    assert (found["渡口管理所"], found["夜航灯具"], found["GDP"]) == (4, 3, 2)
    assert {"口管", "渡口管", "管理所", "航灯", "夜航灯"}.isdisjoint(found)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_words_of_grammar_are_in_terms_only_where_they_belong_to_them() -> None:
    texts = (
        "各村参与修缮，船工参与管理。",
        "管理和修缮，修缮和管理。",
        "不断修缮，不断管理。",
        "地区差异，地区名录。",
    )
    found = {term.text for term in terms(fold("".join(texts * 2)))}
    wanted = {fold(word) for word in ("参与", "不断", "地区", "修缮", "管理")}
    assert wanted <= found
    assert not [term for term in found if term[0] in "和与" or term[-1] == "和"]


def test_ordinals_and_numerals_are_no_terms() -> None:
    text = "第三章说明。第三章补充。二十三处，二十三个。"
    assert not [term for term in terms(text) if term.text.startswith("第") or "十" in term.text]


def test_terms_are_shown_as_they_are_written(tea: Corpus) -> None:
    assert tea.spelled(fold("茶園")) == "茶園"
    assert tea.spelled("不在其中") == "不在其中"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((10, 1000, 10, 1000), 0.0),
        ((20, 1000, 5, 1000), 9.637),  # 2 * (20 ln(20 / 12.5) + 5 ln(5 / 12.5))
        ((5, 1000, 20, 1000), -9.637),
        ((52, 50_000, 57, 75_000), 2.65),  # taught with the calculator of Lancaster University
        ((0, 1000, 0, 1000), 0.0),
        ((1, 0, 1, 10), 0.0),
    ],
)
def test_log_likelihood(counts: tuple[int, int, int, int], expected: float) -> None:
    assert log_likelihood(*counts) == pytest.approx(expected, abs=0.005)


def test_log_dice_is_14_for_words_that_are_never_apart() -> None:
    assert log_dice(8, 8, 8) == 14
    assert log_dice(4, 8, 8) == 13


def test_key_terms_are_those_of_the_texts(ferry: Corpus, tea: Corpus) -> None:
    found = keys(ferry, tea)
    assert found == sorted(found, key=lambda key: (-key.keyness, key.text))
    ferries = next(key for key in found if key.text == fold("夜航灯具"))
    assert (ferries.times, ferries.elsewhere) == (3, 0)
    assert ferries.keyness > 0


def test_editions_tell_what_is_new_and_what_is_gone(ferry: Corpus, tea: Corpus) -> None:
    found = editions(ferry, tea)
    new = [key for key in found if key.times]
    gone = [key for key in found if not key.times]
    assert found == [*new, *gone]
    assert fold("夜航灯具") in {key.text for key in new}
    assert fold("茶園") in {key.text for key in gone}
    assert editions(ferry, ferry) == []


def test_collocates_stand_near_a_word_more_often_than_elsewhere() -> None:
    near, far = "夜航以前检查跳板。更换跳板再夜航。", "茶园在山上，修剪茶园。"
    texts = Corpus([document(*[near, far] * 4)])
    found = {texts.spelled(one.text): one for one in collocates(texts, "夜航")}
    assert (found["跳板"].near, found["跳板"].times) == (8, 8)
    assert found["跳板"].dice == 14
    assert "茶园" not in found
    assert collocates(texts, "") == []
    assert collocates(texts, "不在其中") == []


def test_what_is_near_ends_with_the_sentence() -> None:
    texts = Corpus([document(*["夜航开始。检查跳板，跳板完好。"] * 4)])
    assert collocates(texts, "夜航") == []


def test_tables_are_made_in_every_form(ferry: Corpus, tea: Corpus) -> None:
    columns, rows = term_tables.of_keys(keys(ferry, tea), ferry, tea)
    for form in term_tables.FORMS.values():
        lines = list(form(columns, rows[:3]))
        assert any("夜航" in line or "渡口" in line for line in lines)
    assert "status" in term_tables.of_editions(editions(ferry, tea), ferry, tea)[0]


@settings(max_examples=60)
@given(st.text("渡口茶园的，gdp\n ", max_size=80))
def test_every_term_stands_as_often_as_is_told(text: str) -> None:
    folded = fold(text)
    for term, times in terms(folded, 2):
        overlapping = sum(folded.startswith(term, at) for at in range(len(folded)))
        assert 2 <= times <= overlapping
