from __future__ import annotations

import pytest

from reader import i18n
from reader.i18n import parse_catalogue, tr


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("de_DE.UTF-8", "en"),
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh_CN.GB18030", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh_MO.UTF-8", "zh-Hant"),
        ("zh-Hant-US", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
    ],
)
def test_the_locale_chooses_the_language(
    locale: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert i18n.language() == language


def test_lc_all_goes_before_lang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LC_ALL", "C")
    assert i18n.language() == "en"


def test_a_chosen_language_goes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    i18n.use("zh-Hant")
    assert tr("settings.unknown", name="x") == "沒有名為「x」的設定"
    i18n.use(None)
    assert tr("settings.unknown", name="x") == "没有名为“x”的设置"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        i18n.use("fr")


@pytest.mark.parametrize("key", ["settings.no-such-message", "no-such-area.x", "settings", ""])
def test_an_unknown_message_is_a_key_error(key: str) -> None:
    with pytest.raises(KeyError):
        tr(key)


@pytest.mark.parametrize("line", ["en = 3", "en = 'x'", "en", 'en = "'])
def test_other_forms_of_toml_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="en"):
        parse_catalogue(f"[a]\n{line}\n")


def test_escapes() -> None:
    assert parse_catalogue('[a]\nen = "\\"x\\" \\\\n\\n"') == {"a": {"en": '"x" \\n\n'}}


@pytest.mark.parametrize(
    ("passages", "documents", "told"),
    [
        (1, 1, "1 passage, 1 document"),
        (0, 2, "0 passages, 2 documents"),
        (1234, 1, "1,234 passages, 1 document"),
    ],
)
def test_one_is_told_otherwise_than_many(passages: int, documents: int, told: str) -> None:
    i18n.use("en")
    assert tr("catalogue.found", passages=passages, documents=documents) == told
    i18n.use(None)
