"""Pastes are text, whatever is in them and in whatever pieces they are read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from reader.tui.terminal.pasting import Parser, one_line, plain

START, END = "\x1b[200~", "\x1b[201~"
PASTED = "甲\x1b[31m乙\x1b]52;c;aGk=\x07\r丙\x1bq\x1b[A丁\r\n戊"


def told(pieces: list[str]) -> list[str]:
    """Return what the pieces tell: keys by their names, pastes by their text."""
    parser = Parser()
    found = []
    for piece in pieces:
        for message in parser.feed(piece):
            if isinstance(message, events.Key):
                found.append(message.key)
            elif isinstance(message, events.Paste):
                found.append(f"pasted {message.text}")
    return found


@given(st.lists(st.integers(0, 60), max_size=6))
def test_no_part_of_a_paste_is_a_key(cuts: list[int]) -> None:
    stream = f"j{START}{PASTED}{END}k{START}己{END}"
    places = [0, *sorted(cuts), len(stream)]
    pieces = [stream[a:b] for a, b in pairwise(places)]
    assert told([piece for piece in pieces if piece]) == [
        "j",
        "pasted 甲乙\n丙q丁\n戊",
        "k",
        "pasted 己",
    ]


def test_keys_are_read_as_textual_reads_them() -> None:
    report, focus = "\x1b[12;7R", "\x1b[I"
    for data in [*ANSI_SEQUENCES_KEYS, "j", "37%", "，Ａé", "\x00", "\x1b", "\x1bj", report, focus]:
        ours, theirs = Parser(), XTermParser()
        for piece in (data, data, f"x{data}y"):
            assert [*map(repr, ours.feed(piece))] == [*map(repr, theirs.feed(piece))]


def test_a_paste_that_never_ends_is_none() -> None:
    assert told([f"j{START}q", "q" * 5000, "\x1b", "q"]) == ["j"]


@given(st.text())
def test_a_plain_text_has_no_controls(text: str) -> None:
    assert all(c.isprintable() or c in "\n\t" for c in plain(text) if ord(c) < 0xA0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("民营\n经济", "民营经济"),
        ("\n 民营 \n", "民营"),
        ("open\nsource", "open source"),
        ("GDP\n增长", "GDP增长"),
        ("甲\n\n乙", "甲乙"),
        ("甲\t乙", "甲 乙"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_lines_are_joined_for_a_field(text: str, line: str) -> None:
    assert one_line(text) == line
