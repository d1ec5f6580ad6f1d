from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from reader.search.regex import compile_regex, folded_pattern, is_cheap
from reader.search.regex_process import Given, RegexProcess, spans_in
from reader.text.fold import fold

Make = Callable[[re.Pattern[str]], RegexProcess]


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


@pytest.fixture
def apart() -> Iterator[Make]:
    """Make processes, and end them."""
    with ExitStack() as stack:

        def make(regex: re.Pattern[str]) -> RegexProcess:
            process = RegexProcess(regex)
            stack.callback(process.close)
            return process

        yield make


def test_a_process_apart_finds_the_same(apart: Make) -> None:
    regex = compile_regex("(甲+)+乙?").regex
    texts = ["甲甲乙", "", "丙\U00020000甲", "\ud800甲"]
    process = apart(regex)
    for some in (texts, [], texts[::-1] * 999):
        found = process.spans(some, 20, lambda: False)
        assert found == [spans_in(regex, text) for text in some]


def test_a_process_apart_is_ended_in_time(apart: Make) -> None:
    with pytest.raises(TimeoutError):
        apart(re.compile("(a+)+$")).spans(["a" * 60 + "b"], 0.3, lambda: False)


def test_a_process_apart_is_left_when_nobody_waits(apart: Make) -> None:
    with pytest.raises(Given):
        apart(re.compile("(a+)+$")).spans(["a" * 60 + "b"], 60, lambda: True)


def test_a_process_apart_that_dies_is_told(apart: Make) -> None:
    process = apart(re.compile("a"))
    process._process.kill()
    with pytest.raises(ChildProcessError):
        process.spans(["a"], 20, lambda: False)
