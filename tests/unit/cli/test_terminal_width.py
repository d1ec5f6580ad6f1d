"""Asking a terminal how wide it draws marks."""

from __future__ import annotations

import os
import pty
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.cli import terminal_width
from reader.cli.terminal_width import cells_of_marks

if TYPE_CHECKING:
    from collections.abc import Iterator


class Terminal:
    """The other end of a line: answers what it is told to."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()

    def answers(self, answer: bytes) -> None:
        def listen() -> None:
            heard = b""
            while b"\x1b[6n" not in heard:
                heard += os.read(self.master, 100)
            os.write(self.master, answer)

        Thread(target=listen, daemon=True).start()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    os.close(made.slave)
    os.close(made.master)


@pytest.mark.parametrize(
    ("answer", "cells"), [(b"\x1b[7;2R", 1), (b"\x1b[7;3R", 2), (b"x\x1b[1;3R", 2), (b"R", None)]
)
def test_the_terminal_is_believed(terminal: Terminal, answer: bytes, cells: int | None) -> None:
    terminal.answers(answer)
    assert cells_of_marks(terminal.slave, terminal.slave) == cells
    assert os.read(terminal.master, 100).endswith(b"\r\x1b[K")


def test_silence_is_no_answer(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_width, "_PATIENCE", 0.01)
    assert cells_of_marks(terminal.slave, terminal.slave) is None


def test_what_is_no_terminal_is_not_asked(terminal: Terminal) -> None:
    inward, outward = os.pipe()
    assert cells_of_marks(terminal.slave, outward) is None
    assert cells_of_marks(inward, terminal.slave) is None
    os.close(inward)
    os.close(outward)
