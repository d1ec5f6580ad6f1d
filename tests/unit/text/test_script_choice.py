from __future__ import annotations

import pytest

from reader.text.script import CONFIGS, DISPLAYS, config_for, converter, detect_script

SIMPLIFIED = "为了发展民营经济，这个县设立了专门机构，统筹协调各项工作。"
TRADITIONAL = "為了發展民營經濟，這個縣設立了專門機構，統籌協調各項工作。"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (SIMPLIFIED, "simplified"),
        (TRADITIONAL, "traditional"),
        (TRADITIONAL + "于是后来范围里", "traditional"),
        (TRADITIONAL * 3 + SIMPLIFIED, "traditional"),
        ("一二三中文不可", "none"),
        ("plain English 123", "none"),
        ("", "none"),
        ("x" * 90_000 + TRADITIONAL * 2_000, "traditional"),
    ],
)
def test_detecting_the_script(text: str, script: str) -> None:
    assert detect_script(text) == script


@pytest.mark.parametrize("script", ["simplified", "traditional", "none"])
def test_every_display_has_its_conversion(script: str) -> None:
    for display in DISPLAYS:
        config = config_for(display, script)
        assert config is None or config in CONFIGS
    assert config_for("original", script) is None


def test_a_traditional_document_is_not_taken_through_simplified_rules() -> None:
    assert config_for("traditional", "traditional") is None
    config = config_for("taiwan", "traditional")
    assert config is not None
    assert converter(config).convert("鄰里後來") == "鄰里後來"


def test_a_conversion_may_be_named_directly() -> None:
    assert config_for("s2twp", "simplified") == "s2twp"
    with pytest.raises(LookupError):
        config_for("klingon", "simplified")
