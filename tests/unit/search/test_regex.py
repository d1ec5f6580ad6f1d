from __future__ import annotations

import re

import pytest

from reader.search.regex import compile_regex, folded_pattern, is_cheap
from reader.search.regex_process import find_spans, spans_in
from reader.text.fold import fold


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("民營[經经]濟", "民营经济"),
        ("（一）", "(一)"),
        ("（一）", "（一）"),
        (r"\S+ABC", "甲ａｂｃ"),
        ("[A-Z]{3}", "ＡＢＣ"),
        ("[一-龥]+", "臺灣"),
        ("國-際", "国-际"),
        ("[（(]1", "（1"),
        (r"[\]後]", "后"),
        (r"\d+年", "２０３５年"),
        ("。$", "終。"),
        (r"\\後", "\\后"),
    ],
)
def test_patterns_match_in_any_script_and_width(pattern: str, text: str) -> None:
    assert spans_in(compile_regex(pattern).regex, fold(text))


def test_folding_a_pattern_keeps_its_escapes() -> None:
    assert folded_pattern(r"\W[^\S後]（\Ｂ") == r"\W[^\S后]\(\Ｂ"


def test_what_is_empty_is_not_found() -> None:
    assert spans_in(compile_regex("x*").regex, "axa") == [(1, 2)]


@pytest.mark.parametrize(
    ("pattern", "cheap"),
    [
        ("第.*章", True),
        ("第.*?章", True),
        ("[+*{]甲+", True),
        (r"\(\*\)+", True),
        ("(甲|乙)丙", True),
        ("(a+)+$", False),
        ("(a|aa)*b", False),
        (".*.*x", False),
        ("(a?){30}", False),
        ("a?a?a?a?a?a", False),
        (r"(.)\1", False),
        ("(?P<n>.)(?P=n)", False),
        ("(a|a)" * 8, False),
    ],
)
def test_telling_what_may_be_costly(pattern: str, cheap: bool) -> None:
    assert is_cheap(pattern) is cheap


def test_a_process_apart_finds_the_same() -> None:
    regex = compile_regex("(甲+)+乙?").regex
    texts = ["甲甲乙", "", "丙\U00020000甲", "\ud800甲"]
    assert find_spans(regex, texts, 20) == [spans_in(regex, text) for text in texts]


def test_a_process_apart_is_ended_in_time() -> None:
    with pytest.raises(TimeoutError):
        find_spans(re.compile("(a+)+$"), ["a" * 60 + "b"], 0.5)
