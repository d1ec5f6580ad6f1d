"""The table of commands and the keys made from it."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import i18n
from reader.settings import USUAL_KEYS
from reader.tui.keys.command import Context
from reader.tui.keys.commands import COMMANDS
from reader.tui.keys.key_sequences import clash, parse_sequence
from reader.tui.keys.keymap import LAYERS, Keymap, available, sequence_label

if TYPE_CHECKING:
    from collections.abc import Sequence

CATALOGUE = Path(i18n.__file__).parent / "catalogues" / "commands.toml"


def test_every_command_has_a_name_of_its_own() -> None:
    assert [name for name, times in Counter(c.id for c in COMMANDS).items() if times > 1] == []


def test_every_command_and_context_has_a_label_in_each_language() -> None:
    messages = tomllib.loads(CATALOGUE.read_text("utf-8"))
    wanted = {c.id for c in COMMANDS} | {f"context_{context}" for context in Context}
    assert wanted == set(messages)
    for name, texts in messages.items():
        assert set(texts) == set(i18n.LANGUAGES), name
        assert all(texts.values()), name


@pytest.mark.parametrize("context", list(Context))
def test_no_two_commands_of_a_context_share_keys(context: Context) -> None:
    keys = [
        (command.id, parse_sequence(text))
        for command in COMMANDS
        if command.context is context
        for text in command.keys
    ]
    assert [(a, b) for (a, one), (b, other) in combinations(keys, 2) if clash(one, other)] == []


def test_every_context_can_be_reached() -> None:
    assert {context for layer in LAYERS.values() for context in layer} == set(Context)


def test_every_command_can_be_typed_somewhere() -> None:
    keymap = Keymap()
    reached = {name for layer in LAYERS for name in keymap.sequences(layer).values()}
    assert reached == {c.id for c in COMMANDS if c.keys}


def test_the_inner_context_has_the_key() -> None:
    keymap = Keymap()
    assert keymap.sequences("tree")[("j",)] == "tree_down"
    assert keymap.sequences("text")[("j",)] == "row_down"
    assert keymap.sequences("tree")[("/",)] == "search"
    assert keymap.sequences("settings")[("q",)] == "settings_close"


def test_the_user_chooses_other_keys() -> None:
    keymap = Keymap({"row_down": ["w", "down"], "quit": "Z Z", "copy": []})
    assert keymap.conflicts == []
    assert keymap.sequences("text")[("w",)] == "row_down"
    assert keymap.sequences("text")[("Z", "Z")] == "quit"
    assert ("j",) not in keymap.sequences("text")
    assert ("q",) not in keymap.sequences("text")
    assert keymap.label("copy") == ""


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"fly": "f"}, "keymap.unknown_command"),
        ({"row_down": "k"}, "keymap.taken"),
        ({"row_down": "n n"}, "keymap.taken"),
        ({"search_next": "g"}, "keymap.taken"),
        ({"row_down": "q"}, "keymap.taken"),
        ({"row_down": "jj"}, "keymap.no_key"),
        ({"row_down": "strg+j"}, "keymap.no_key"),
    ],
)
def test_what_cannot_be_taken_is_reported_and_the_default_stays(
    overrides: dict[str, str], message: str
) -> None:
    keymap = Keymap(overrides)
    assert [conflict.key for conflict in keymap.conflicts] == [message]
    assert all(str(conflict) for conflict in keymap.conflicts)
    assert keymap.sequences("text") == Keymap().sequences("text")


@pytest.mark.parametrize("wrong", ["ctrl-h", USUAL_KEYS])
def test_usual_keys_in_place_of_wrong_ones_leave_others_theirs(wrong: str | Sequence[str]) -> None:
    keymap = Keymap({"row_down": wrong, "row_up": "j", "page_down": "k"})
    told = [conflict.values["command"] for conflict in keymap.conflicts]
    assert told == ([] if wrong is USUAL_KEYS else ["row_down"])
    assert keymap.sequences("text")[("j",)] == "row_up"
    assert keymap.sequences("text")[("k",)] == "page_down"
    assert keymap.sequences("text")[("down",)] == "row_down"


def test_keys_can_change_places() -> None:
    keymap = Keymap({"bookmark": "h", "highlight": "m"})
    assert keymap.conflicts == []
    assert keymap.sequences("text")[("h",)] == "bookmark"
    assert keymap.sequences("text")[("m",)] == "highlight"


def test_of_two_that_want_a_key_the_first_one_has_it() -> None:
    keymap = Keymap({"row_down": "w", "row_up": "w"})
    assert [conflict.values["command"] for conflict in keymap.conflicts] == ["row_up"]
    assert keymap.sequences("text")[("w",)] == "row_down"
    assert keymap.sequences("text")[("k",)] == "row_up"


def test_a_key_given_back_is_not_taken_twice() -> None:
    keymap = Keymap({"bookmark": "h", "highlight": "j"})
    assert [conflict.values["command"] for conflict in keymap.conflicts] == [
        "highlight",
        "bookmark",
    ]
    assert keymap.sequences("text") == Keymap().sequences("text")


def test_a_full_width_mark_is_the_key_of_the_plain_one() -> None:
    assert Keymap({"row_down": "；"}).sequences("text")[(";",)] == "row_down"


def test_commands_of_a_layer_keep_the_order_of_the_table() -> None:
    assert [c.id for c in available("tree")][:1] == ["search"]
    assert {"quit", "tree_go", "highlight"} <= {c.id for c in available("tree")}


@pytest.mark.parametrize(
    ("keys", "label"),
    [(("f5",), "F5"), (("f",), "f"), (("g", "g"), "gg"), (("shift+f1",), "Shift+F1")],
)
def test_keys_are_named_as_they_stand_on_the_keyboard(keys: tuple[str, ...], label: str) -> None:
    assert sequence_label(keys) == label
