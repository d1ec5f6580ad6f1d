from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Manner, compile_query, find
from reader.search.pinyin import Sound
from reader.text.fold import fold
from reader.text.pinyin import readings
from tests.handmade import document

TEXT = "民营经济，民營經濟；重庆的女儿在长寿区旅行。GDP增长，西安先说中国话，绿色安心。"


def found(typed: str, text: str = TEXT, *, initials: bool = False) -> list[str]:
    return [
        text[a:b] for a, b in Sound(fold(typed), readings(), initials=initials).spans(fold(text))
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("minyingjingji", ["民营经济", "民營經濟"]),
        ("MinYing", ["民营", "民營"]),
        ("ｍｉｎｙｉｎｇ", ["民营", "民營"]),
        ("mínyíng", ["民营", "民營"]),
        ("min2ying2", ["民营", "民營"]),
        ("min2ying", ["民营", "民營"]),
        ("min3ying2", []),
        ("míng", []),
        ("chongqing", ["重庆"]),
        ("zhongqing", ["重庆"]),
        ("zhangshou", ["长寿"]),
        ("changshouqu", ["长寿区"]),
        ("zengzhang", ["增长"]),
        ("nver", ["女儿"]),
        ("nüer", ["女儿"]),
        ("nuer", ["女儿"]),
        ("nǚ'ér", ["女儿"]),
        ("lvxing", ["旅行"]),
        ("luxing", ["旅行"]),
        ("lǚxíng", ["旅行"]),
        ("lvse", ["绿色"]),
        ("qv", ["区"]),
        ("xian", ["西安", "先"]),
        ("xi'an", ["西安"]),
        ("xi an", ["西安"]),
        ("xian'", ["西安", "先"]),
        ("xian1", ["西安", "先"]),
        ("xi1an1", ["西安"]),
        ("zhonggu", ["中国"]),
        ("zhonggu'", []),
        ("zhonggu2", []),
        ("zhon", ["重", "中"]),
        ("zhong国hua", ["中国话"]),
        ("安xin", ["安心"]),
        ("min，", []),
        ("ji，min", ["济，民"]),
        ("myjj", []),
        ("x", []),
        ("gdp", []),
        ("í2", []),
        ("min5", []),
        ("zei", []),
        ("zeimin", []),
        ("''", []),
        ("", []),
    ],
)
def test_whole_syllables(typed: str, expected: list[str]) -> None:
    assert found(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("myjj", ["民营经济", "民營經濟"]),
        ("MYJJ", ["民营经济", "民營經濟"]),
        ("minyjj", ["民营经济", "民營經濟"]),
        ("myingjj", ["民营经济", "民營經濟"]),
        ("myingjji", ["民营经济", "民營經濟"]),
        ("m2y2jj", ["民营经济", "民營經濟"]),
        ("m3yjj", []),
        ("m'y", ["民营", "民營"]),
        ("zg", ["中国"]),
        ("zhg", ["中国"]),
        ("zhongg", ["中国"]),
        ("csq", ["长寿区"]),
        ("gdp", ["GDP"]),
        ("gdpzz", ["GDP增长"]),
        ("gdpzengzhang", ["GDP增长"]),
        ("ax", ["安先", "安心"]),
        ("v", []),
    ],
)
def test_initials(typed: str, expected: list[str]) -> None:
    assert found(typed, initials=True) == expected


def hits(query: str, manner: Manner = Manner.PLAIN) -> list[str]:
    parts = ["民營經濟 MYJJ", "民营经济", "鸣谢", "Min 10"]
    return [
        parts[hit.paragraph][hit.start : hit.end]
        for hit in find(document(*parts), compile_query(query, manner=manner))
    ]


@pytest.mark.parametrize(
    ("query", "manner", "expected"),
    [
        ("myjj", Manner.PLAIN, ["MYJJ"]),
        ("myjj", Manner.TYPED, ["MYJJ"]),
        ("myjj", Manner.PINYIN, ["民營經濟", "MYJJ", "民营经济"]),
        ("minying", Manner.PLAIN, []),
        ("minying", Manner.TYPED, ["民營", "民营"]),
        ("MINYING", Manner.TYPED, []),
        ('"minying"', Manner.TYPED, []),
        ('"minying"', Manner.PINYIN, []),
        ("j", Manner.TYPED, ["J", "J"]),
        ("x", Manner.TYPED, []),
        ("xie2", Manner.TYPED, []),
        ("xie4", Manner.TYPED, ["谢"]),
        ("民營 jingji", Manner.TYPED, ["民營", "經濟", "民营", "经济"]),
        ("民营 -jingji", Manner.TYPED, ["民營", "民营"]),
        ("民营 -(jingji OR xie)", Manner.TYPED, ["民營", "民营"]),
        ("民营 -jingji", Manner.PINYIN, []),
        ("民营jj", Manner.PINYIN, ["民營經濟", "民营经济"]),
        ("py:min", Manner.PLAIN, ["民", "民", "鸣"]),
        ("py:min'", Manner.PLAIN, ["民", "民"]),
        ("py:myjj", Manner.PLAIN, ["民營經濟", "MYJJ", "民营经济"]),
        ('拼音："min ying"', Manner.PLAIN, ["民營", "民营"]),
        ("pinyin:MINYING", Manner.PLAIN, ["民營", "民营"]),
        ("py:xie OR 10", Manner.PLAIN, ["谢", "10"]),
        ("py:'", Manner.PLAIN, []),
    ],
)
def test_sounds_in_queries(query: str, manner: Manner, expected: list[str]) -> None:
    assert hits(query, manner) == expected


def test_a_place_ends_with_its_paragraph() -> None:
    assert list(find(document("民", "营"), compile_query('py:"min\nying"'))) == []


CHARACTERS = "西安先民营杭昂恩嗯长旅女亚n1，\n"


@cache
def syllables(character: str) -> frozenset[str]:
    return frozenset(
        name for name in readings().syllables if character in readings().characters(name)
    )


def ends(typed: str, text: str, at: int, *, initials: bool) -> set[int]:
    """Return where matches of all that is typed may end that begin at a place: by brute force."""
    if not typed:
        return {at}
    if at == len(text):
        return set()
    found: set[int] = set()
    for size in range(1, len(typed) + 1):
        piece, rest = typed[:size], typed[size:]
        whole = piece in readings().syllables
        names = syllables(text[at])
        fits = (
            piece in names
            or (not rest and (whole or size > 1) and any(n.startswith(piece) for n in names))
            or (initials and piece == text[at])
            or (
                initials
                and (size == 1 or piece in {"zh", "ch", "sh"})
                and any(n.startswith(piece) for n in names)
            )
        )
        if fits:
            found |= ends(rest, text, at + 1, initials=initials)
    return found


@settings(deadline=None)
@given(
    st.text("axinghmezy", min_size=1, max_size=7),
    st.text(CHARACTERS, max_size=12),
    st.booleans(),
)
def test_against_brute_force(typed: str, text: str, initials: bool) -> None:
    expected = []
    done = 0
    for at in range(len(text)):
        reached = ends(typed, text, at, initials=initials)
        if at >= done and reached:
            done = min(reached)
            expected.append((at, done))
    for known in (readings(), readings().of(text)):
        assert list(Sound(typed, known, initials=initials).spans(text)) == expected
