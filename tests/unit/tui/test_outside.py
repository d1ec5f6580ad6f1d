"""Asking a dictionary."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from reader.errors import PizhuError
from reader.tui import outside

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "word", "arguments"),
    [
        ("look {word} now", "井台", ["look", "井台", "now"]),
        ("look --word={word}", "井台", ["look", "--word=井台"]),
        ("look", "井台", ["look", "井台"]),
        ("look '{word}; rm'", "a b", ["look", "a b; rm"]),
        ("look {word}", "--evil", ["look", "evil"]),
        ("look {word}", "$(x) `y`", ["look", "$(x) `y`"]),
    ],
)
def test_the_word_is_always_one_argument(command: str, word: str, arguments: list[str]) -> None:
    assert outside.dictionary(command, word) == arguments


def test_an_installed_dictionary_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "dict" else None)
    assert outside.dictionary("", "井") == ["dict", "井"]


@pytest.mark.parametrize(
    ("command", "key"), [("", "dictionary.none"), ("look 'x", "dictionary.unreadable")]
)
def test_what_cannot_be_asked_says_so(
    monkeypatch: pytest.MonkeyPatch, command: str, key: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(PizhuError) as raised:
        outside.dictionary(command, "井")
    assert raised.value.key == key


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_an_answer_is_safe_to_show() -> None:
    said = outside.answer(python(r"print('\x1b[31m井\x1b[0m\x1b]52;c;eA==\x07 a well\x08')"))
    assert said.startswith("井 a well")
    assert "\x1b" not in said
    assert "\x08" not in said


def test_an_endless_answer_is_cut() -> None:
    assert len(outside.answer(python("while True: print('x' * 1000)"))) <= 200_000


def test_what_never_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "_PATIENCE", 0.5)
    with pytest.raises(PizhuError) as raised:
        outside.answer(["sh", "-c", "sleep 60 & sleep 60"])
    assert raised.value.key == "dictionary.late"


def test_what_says_nothing_or_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(PizhuError) as raised:
        outside.answer(python("pass"))
    assert raised.value.key == "dictionary.silent"
    with pytest.raises(PizhuError) as raised:
        outside.answer([str(tmp_path / "nothing"), "井"])
    assert raised.value.key == "dictionary.unusable"
