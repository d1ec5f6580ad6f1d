"""Chords and counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.keys.commands import COMMANDS
from reader.tui.keys.key_sequences import (
    KeySequences,
    Outcome,
    Progress,
    clash,
    is_key,
    key_name,
    parse_sequence,
)

SEQUENCES = {
    ("j",): "row_down",
    ("g", "g"): "document_start",
    ("}",): "paragraph_next",
    ("i", "w"): "select_word",
    ("i", "s"): "select_sentence",
    ("escape",): "clear",
}


def run(*keys: str) -> Outcome:
    machine = KeySequences()
    outcome = Outcome(Progress.UNKNOWN)
    for key in keys:
        outcome = machine.feed(key, SEQUENCES)
    return outcome


@pytest.mark.parametrize(
    ("keys", "command", "count"),
    [
        (("j",), "row_down", None),
        (("g", "g"), "document_start", None),
        (("3", "}"), "paragraph_next", 3),
        (("1", "0", "j"), "row_down", 10),
        (("i", "w"), "select_word", None),
        (("2", "i", "s"), "select_sentence", 2),
        (("i", "2", "s"), "select_sentence", 2),
        (("g", "1", "0", "g"), "document_start", 10),
        (("escape",), "clear", None),
    ],
)
def test_a_sequence_leads_to_its_command(
    keys: tuple[str, ...], command: str, count: int | None
) -> None:
    outcome = run(*keys)
    assert (outcome.progress, outcome.command, outcome.times) == (Progress.COMPLETE, command, count)


def test_what_is_pending_is_shown() -> None:
    machine = KeySequences()
    for key in ("1", "2", "g"):
        assert machine.feed(key, SEQUENCES).progress is Progress.PENDING
    assert machine.pending == ("1", "2", "g")


def test_escape_cancels_what_is_pending_and_only_that() -> None:
    assert run("g", "escape").progress is Progress.CANCELLED
    assert run("3", "escape").progress is Progress.CANCELLED
    assert run("escape").command == "clear"


def test_an_unknown_sequence_is_named_and_forgotten() -> None:
    machine = KeySequences()
    machine.feed("g", SEQUENCES)
    assert machine.feed("x", SEQUENCES) == Outcome(Progress.UNKNOWN, keys=("g", "x"))
    assert machine.pending == ()
    assert machine.feed("j", SEQUENCES).command == "row_down"


def test_zero_begins_no_count() -> None:
    assert run("0").progress is Progress.UNKNOWN


def test_a_huge_count_is_capped() -> None:
    outcome = run(*"9" * 400, "j")
    assert outcome.times is not None
    assert outcome.times < 1_000_000


@given(st.lists(st.sampled_from([*"jgxi}w0123", "escape", "ctrl+r"]), max_size=30))
def test_the_machine_always_comes_to_rest(keys: list[str]) -> None:
    machine = KeySequences()
    for key in keys:
        outcome = machine.feed(key, SEQUENCES)
        assert (outcome.progress is Progress.PENDING) == bool(machine.pending)
        assert (outcome.command is not None) == (outcome.progress is Progress.COMPLETE)


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("slash", "/", "/"),
        ("fullwidth_solidus", "／", "/"),
        ("fullwidth_question_mark", "？", "?"),
        ("fullwidth_colon", "：", ":"),
        ("fullwidth_comma", "，", ","),
        ("left_double_angle_bracket", "《", "<"),
        ("ideographic_full_stop", "。", "."),
        ("space", " ", "space"),
        ("ideographic_space", "　", "space"),
        ("fullwidth_semicolon", "；", ";"),
        ("fullwidth_latin_small_letter_j", "ｊ", "j"),
        ("ctrl+r", "\x12", "ctrl+r"),
        ("escape", "\x1b", "escape"),
        ("pagedown", None, "pagedown"),
        ("G", "G", "G"),
    ],
)
def test_keys_are_named_by_what_they_type(key: str, character: str | None, name: str) -> None:
    assert key_name(key, character) == name


def test_two_sequences_clash_where_one_begins_the_other() -> None:
    assert clash(("g",), ("g", "g"))
    assert clash(("g", "g"), ("g", "g"))
    assert not clash(("g", "g"), ("g", "h"))
    assert not clash(("j",), ("k",))


def test_a_sequence_is_written_with_spaces() -> None:
    assert parse_sequence("g g") == ("g", "g")
    assert parse_sequence("ctrl+r") == ("ctrl+r",)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl+R", ("ctrl+r",)),
        ("PgDn", ("pagedown",)),
        ("Esc", ("escape",)),
        ("ctrl+/", ("ctrl+slash",)),
        ("shift+j", ("J",)),
        ("；", (";",)),
        ("《 《", ("<", "<")),
        (" ", ("space",)),
        ("", ()),
    ],
)
def test_keys_may_be_written_as_they_are_shown(text: str, keys: tuple[str, ...]) -> None:
    assert parse_sequence(text) == keys
    assert all(map(is_key, keys))


@pytest.mark.parametrize("key", ["jj", "ctrl+", "strg+r", "ctrl+nothing", "+j", "\u200b", ""])
def test_what_no_key_is_called_is_none(key: str) -> None:
    assert not is_key(key)


def test_all_keys_of_the_table_are_keys() -> None:
    keys = {key for c in COMMANDS for text in c.keys for key in parse_sequence(text)}
    assert [key for key in keys if not is_key(key)] == []
