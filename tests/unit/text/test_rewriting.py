from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import rewriting
from reader.text.exceptions import NO_EXCEPTIONS, Exceptions
from reader.text.rewriting import Rewriting
from reader.text.script import CONFIGS, converter
from reader.text.script_data import read_dictionary

WORDS = Exceptions({"里": "里", "软件": "軟件", "默认值": "缺省", "发": "發〇"})


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts of phrases, parts of phrases, exceptions and marks."""
    files = ("STPhrases.txt", "TWPhrases.txt", "TSPhrases.txt", "HKPhrases.txt")
    words = [w for f in files for pair in read_dictionary("official", f).items() for w in pair]
    known = st.sampled_from(words)
    other = st.sampled_from(
        [*"里发，,.。:()“”‘’ \n1a", "软件", "默认值", "默认", "㑮", "\U00020000"]
    )
    return st.lists(st.one_of(known, known.map(lambda w: w[:-1]), other), max_size=14).map("".join)


def rewritings() -> st.SearchStrategy[Rewriting]:
    config = st.sampled_from(CONFIGS)
    return st.builds(
        lambda config, words, style: Rewriting(
            converter(config) if config else None, words, style, traditional=True
        ),
        st.one_of(config, config, st.none()),
        st.sampled_from([NO_EXCEPTIONS, WORDS]),
        st.sampled_from(["original", "corner", "curly", "vertical", "wide"]),
    )


def test_exceptions_win_over_the_dictionaries() -> None:
    shown = Rewriting(converter("s2twp"), WORDS).align("公里，软件的默认值和默认")
    assert shown.text == "公里，軟件的缺省和預設"
    start = shown.source.index("默认值")
    assert shown.to_text(start + 1, start + 2) == (6, 8)
    assert shown.to_source(6, 7) == (start, start + 3)


def test_places_behind_an_exception_count_from_the_beginning_of_the_text() -> None:
    shown = Rewriting(converter("s2twp"), WORDS).align("默认值，知识产权")
    assert shown.text == "缺省，智慧財產權"
    assert shown.to_text(4, 8) == (3, 8)
    assert shown.to_source(3, 8) == (4, 8)


def test_of_words_that_begin_together_the_longest_counts() -> None:
    words = Exceptions({"甲": "一", "甲乙": "二", "乙丙": "三"})
    assert words.find("甲乙丙甲") == [(0, 2, "二"), (3, 4, "一")]


def test_kept_spans_win_over_exceptions() -> None:
    way = Rewriting(converter("s2t"), Exceptions({"后来": "後來"}), "corner", traditional=True)
    assert way.align("“后来”,后来", [(0, 2), (4, 5)]).text == "“后來」,後來"
    assert way.align("后来", [(0, 1), (1, 2)]).text == "后来"


def test_marks_in_exceptions_stay() -> None:
    way = Rewriting(None, Exceptions({"甲,乙": "甲,乙"}), "wide")
    assert way.align("丙,甲,乙,丁").text == "丙，甲,乙，丁"


@given(rewritings(), st.lists(texts(), max_size=5), st.data())
def test_many_at_once_are_as_one_by_one(
    way: Rewriting, parts: list[str], data: st.DataObject
) -> None:
    kept = []
    for part in parts:
        place = st.integers(0, len(part))
        pairs = data.draw(st.lists(st.tuples(place, place), max_size=2))
        kept.append([(min(pair), max(pair)) for pair in pairs])
    assert way.align_all(parts, kept) == [way.align(p, k) for p, k in zip(parts, kept, strict=True)]


@given(rewritings(), texts(), st.data())
def test_an_alignment_covers_all_and_contains_every_span(
    way: Rewriting, text: str, data: st.DataObject
) -> None:
    shown = way.align(text)
    assert shown.to_text(0, len(text)) == (0, len(shown.text))
    spans = [shown.to_text(at, at + 1) for at in range(len(text))]
    assert spans == sorted(spans)
    assert {i for span in spans for i in range(*span)} == set(range(len(shown.text)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = shown.to_source(*shown.to_text(start, end))
    assert begin <= start
    assert end <= stop or start == end


@settings(max_examples=300)
@given(rewritings(), texts(), st.integers(1, 40), st.integers(1, 30))
def test_a_stream_is_as_the_whole(way: Rewriting, text: str, block: int, long: int) -> None:
    text *= 3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rewriting, "_LONG_LINE", long)
        blocks = [text[at : at + block] for at in range(0, len(text), block)]
        assert "".join(way.stream(blocks)) == way.align(text).text


@pytest.mark.parametrize("config", ["s2t", "s2twp", "tw2sp", "t2hk", "hk2s"])
@pytest.mark.parametrize(
    "unit", ["发", "发展后", "民营经济", "后来了解", "裡面的裡", "計程車", "。"]
)
def test_a_line_without_end_is_parted(
    config: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_LONG_LINE", 1_000)
    parts = list(Rewriting(converter(config)).stream(unit * 200 for _ in range(30)))
    assert max(map(len, parts)) < 3_000


def test_a_line_is_shown_as_soon_as_it_ends() -> None:
    lines = iter(["后天\n", "头发\n"])
    shown = Rewriting(converter("s2t"), punctuation="corner").stream(lines)
    assert next(shown) == "後天\n"
    assert next(lines) == "头发\n"
