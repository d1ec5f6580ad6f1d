"""The key reference."""

from __future__ import annotations

import pytest

from reader import i18n
from reader.tui.keys.commands import BY_ID
from reader.tui.keys.keymap import Keymap
from reader.tui.keys.reference import groups, key_reference


def test_it_names_every_command() -> None:
    assert {entry.id for _, entries in groups(Keymap()) for entry in entries} == set(BY_ID)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_can_be_had_in_every_language(language: str) -> None:
    i18n.use(language)
    plain, markdown = key_reference(), key_reference(markdown=True)
    for command in BY_ID.values():
        assert command.label in plain
        assert f"`{command.id}`" in markdown
