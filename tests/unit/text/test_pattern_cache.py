from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.text import pattern_cache, script_cache
from reader.text.pattern_cache import compiled, keep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATTERNS: list[tuple[str, int]] = [
    ("第[一二三四五六七八九十百]{1,4}(?P<unit>章|节|条)", 0),
    (r"(?<!\d)(\d{4})年", 0),
    ("HTML|(?P<a>x)(?P<b>y)?", re.IGNORECASE),
    (r"^\s{0,4}[（(](.)[)）]", re.MULTILINE),
]
TEXTS = ("第十二章 总则", "在2035年\n（三）健全", "Html xy", "", "第章")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    script_cache.use_cache(tmp_path)
    _as_if_started()
    yield tmp_path
    script_cache.use_cache(None)
    _as_if_started()


def _as_if_started() -> None:
    compiled.cache_clear()
    pattern_cache._known = None
    pattern_cache._fresh.clear()


def _found(pattern: re.Pattern[str]) -> list[object]:
    return [[(m.span(), m.groups(), m.groupdict()) for m in pattern.finditer(t)] for t in TEXTS]


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_finds_what_a_compiled_one_does(source: str, flags: int) -> None:
    usual = re.compile(source, flags)
    fresh = compiled(source, flags)
    keep()
    _as_if_started()
    kept = compiled(source, flags)
    assert not pattern_cache._fresh
    for pattern in (fresh, kept):
        assert (pattern.pattern, pattern.flags, pattern.groups) == (
            source,
            usual.flags,
            usual.groups,
        )
        assert pattern.groupindex == usual.groupindex
        assert _found(pattern) == _found(usual)


def test_bytes_have_patterns_too() -> None:
    assert compiled(rb"<(html)\b", re.IGNORECASE).match(b"<HTML>")
    assert not compiled(rb"<(html)\b", re.IGNORECASE).match(b"<htmlx>")


def test_a_pattern_that_is_none_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        compiled("(")


@pytest.mark.parametrize(
    "code", [(0, b"", 0, {}, ()), (0, b"\xff" * 64, 9, {}, (None,)), "no code"]
)
def test_damaged_code_is_compiled_anew(code: object) -> None:
    pattern_cache._kept()["第(.)章", 0] = code  # type: ignore[assignment]  # it may be anything
    found = compiled("第(.)章").match("第一章")
    assert found is not None
    assert found[1] == "一"


def test_an_engine_that_is_another_one_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._parser")
    assert compiled("第(.)章").match("第一章")


def test_what_is_kept_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "_CAPACITY", 2)
    for number in range(4):
        _as_if_started()
        compiled(f"{number}")
        keep()
    _as_if_started()
    assert len(pattern_cache._kept()) <= 2
