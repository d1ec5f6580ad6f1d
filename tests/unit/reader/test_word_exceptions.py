from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import locations, settings
from reader.word_exceptions import WordException, check, chosen, written

if TYPE_CHECKING:
    from reader.settings import Settings

FILE = """
[exceptions]
"后羿" = "后羿"
"软件" = { to = "軟體", in = "taiwan" }
"干" = [{ document = "d1" }, { to = "幹", in = ["s2t", "hongkong"] }]
"""
TABLE = {
    "后羿": "后羿",
    "软件": {"to": "軟體", "in": ["taiwan"]},
    "干": [{"to": "干", "document": "d1"}, {"to": "幹", "in": ["s2t", "hongkong"]}],
}


def load(text: str) -> Settings:
    path = locations.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return settings.load()


def test_exceptions_are_read_from_the_settings() -> None:
    loaded = load(FILE)
    assert loaded.problems == ()
    assert loaded.exceptions[:2] == (
        WordException("后羿", "后羿"),
        WordException("软件", "軟體", ("taiwan",)),
    )
    assert written(loaded.exceptions) == TABLE
    assert check("exceptions", TABLE) == loaded.exceptions


@pytest.mark.parametrize(
    ("config", "document", "words"),
    [
        ("s2twp", "", {"后羿": "后羿", "软件": "軟體"}),
        ("s2t", "d2", {"后羿": "后羿", "干": "幹"}),
        ("s2hkp", "", {"后羿": "后羿", "干": "幹"}),
        ("s2hk", "d1", {"后羿": "后羿", "干": "干"}),
        ("t2s", "", {"后羿": "后羿"}),
    ],
)
def test_script_and_document_tell_which_hold(
    config: str, document: str, words: dict[str, str]
) -> None:
    assert chosen(check("exceptions", TABLE), config, document) == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("exceptions = 3", "“exceptions” must be a table"),
        ('[exceptions]\n"" = "a"', "is not a word of 1"),
        ('[exceptions]\n"a\\nb" = "a"', "is not a word of 1 to 64 characters in one line"),
        ('[exceptions]\n"甲" = 3', "“甲” must have what is shown for it"),
        ('[exceptions]\n"甲" = ""', '“甲” cannot be shown as "";'),
        (
            '[exceptions]\n"甲" = { for = "乙" }',
            "“甲” has no field “for”; there are to, in, document",
        ),
        (
            '[exceptions]\n"甲" = { in = "paris" }',
            "“甲” cannot be in paris; choose among simplified",
        ),
        ('[exceptions]\n"甲" = { document = 3 }', "the document of “甲” must be an id"),
    ],
)
def test_a_mistake_is_told_in_one_line(text: str, told: str) -> None:
    loaded = load(text)
    assert loaded.exceptions == ()
    (problem,) = loaded.problems
    assert told in str(problem)
    assert "\n" not in str(problem)


def test_only_a_wrong_exception_falls_away_and_is_told() -> None:
    path = locations.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(
        '[exceptions]\n"甲" = "乙"\n"丙" = 3\n"丁" = ["戊", { in = "paris" }, { to = "己" }]\n',
        encoding="utf-8",
    )
    loaded = settings.load()
    words = [(exception.word, exception.shown) for exception in loaded.exceptions]
    assert words == [("甲", "乙"), ("丁", "戊"), ("丁", "己")]
    told = [str(problem) for problem in loaded.problems]
    assert ["“丙”" in text for text in told] == [True, False]
    assert ["“丁”" in text for text in told] == [False, True]
