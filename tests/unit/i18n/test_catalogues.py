"""The catalogues and the code agree, in every language."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

import reader
from reader.i18n import LANGUAGES, parse_catalogue

ROOT = Path(reader.__file__).parent
CATALOGUES = sorted((ROOT / "i18n" / "catalogues").glob("*.toml"))
AREAS = {path.stem for path in CATALOGUES}
MESSAGES = {
    f"{path.stem}.{name}": texts
    for path in CATALOGUES
    for name, texts in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
# The functions and errors whose first argument is the key of a message.
TAKE_A_KEY = {"tr", "PizhuError", "UsageError"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def code() -> list[tuple[Path, ast.AST]]:
    return [
        (path, node)
        for package in (ROOT, ROOT.parent / "annotations")
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]


def literals() -> tuple[set[str], set[str]]:
    """Return the texts in the code that may be keys, and the beginnings of those put together."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for _, node in code():
        match node:
            case ast.Constant(value=str(text)):
                whole.add(text)
            case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]) if "." in text:
                beginnings.add(text)
    return whole, beginnings


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_the_quick_reader_agrees_with_tomllib(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse_catalogue(text) == tomllib.loads(text)


def test_every_message_stands_in_all_languages() -> None:
    wrong = [
        key
        for key, texts in MESSAGES.items()
        if set(texts) != set(LANGUAGES) or not all(text.strip() for text in texts.values())
    ]
    assert wrong == []


def test_every_language_has_a_name() -> None:
    assert {f"tui.language_{code}" for code in LANGUAGES} <= set(MESSAGES)


def test_every_message_has_the_same_named_placeholders_in_all_languages() -> None:
    wrong = []
    for key, texts in MESSAGES.items():
        first, *others = map(placeholders, texts.values())
        if "" in first or any(other != first for other in others):
            wrong.append(key)
    assert wrong == []


def test_every_key_in_the_code_is_a_message() -> None:
    unknown = [
        f"{path.relative_to(ROOT.parent)}:{node.lineno}: {key}"
        for path, node in code()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TAKE_A_KEY
        for key in [getattr(node.args[0], "value", None) if node.args else None]
        if isinstance(key, str) and key not in MESSAGES
    ]
    assert unknown == []


def test_every_message_is_used() -> None:
    whole, beginnings = literals()
    prefixes = tuple(text for text in beginnings if text.partition(".")[0] in AREAS)
    unused = [key for key in MESSAGES if key not in whole and not key.startswith(prefixes)]
    assert unused == []


# What stands before the word is never one, or no number.
NEVER_ONE = {"settings.not-a-word", "settings.not-shown", "dictionary.pinyin_too_long",
             "modes.scrolling", "documents.reader"}  # fmt: skip


def test_english_counts_one_of_a_thing() -> None:
    texts = {key: texts["en"] for key, texts in MESSAGES.items() if key not in NEVER_ONE}
    forms = {word for text in texts.values() for word in re.findall(r"\|(\w+s)\}", text)}
    counted = re.compile(r"\{\w+(?::,)?\} (?:more )?(\w+)")
    assert not [key for key, text in texts.items() if forms.intersection(counted.findall(text))]
