"""The catalogues and the code agree, in every language."""

from __future__ import annotations

import ast
import string
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reader
from reader.i18n import LANGUAGES, parse_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def code() -> Iterator[tuple[Path, ast.AST]]:
    for package in (ROOT, ROOT.parent / "annotations"):
        for path in package.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield path, node


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


@pytest.mark.parametrize("key", MESSAGES)
def test_a_message_has_all_languages_with_the_same_placeholders(key: str) -> None:
    texts = MESSAGES[key]
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    wanted = {code: placeholders(text) for code, text in texts.items()}
    assert wanted["zh-Hans"] == wanted["en"]
    assert wanted["zh-Hant"] == wanted["en"]
    assert "" not in wanted["en"], "a placeholder needs a name"


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
