"""What is typed arrives as keys, in whatever pieces it is read."""

from __future__ import annotations

import asyncio
import os
import time
from typing import TYPE_CHECKING

import pytest
from textual import constants, events

from reader.tui.terminal.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from textual.message import Message


PATIENCE = 60  # seconds


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def _ignore(messages: Iterable[Message]) -> None:
    """Take nothing in."""


async def typed(pipe: tuple[int, int], pieces: Sequence[bytes], count: int) -> list[str]:
    """Return the keys that come of pieces read one after the other, once there are so many."""
    found: list[str] = []

    def take(messages: Iterable[Message]) -> None:
        found.extend(m.key for m in messages if isinstance(m, events.Key))

    source, sink = pipe
    keyboard = Keyboard(asyncio.get_running_loop(), source, take)
    assert keyboard.begin()
    for piece in pieces:
        os.write(sink, piece)
        await asyncio.sleep(0.01)
    until = time.monotonic() + PATIENCE
    while len(found) < count:
        assert time.monotonic() < until, found
        await asyncio.sleep(0.01)
    keyboard.end()
    return found


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        ([b"jk"], ["j", "k"]),
        ([b"\x1b[6~"], ["pagedown"]),
        ([b"\x1b", b"[6", b"~j"], ["pagedown", "j"]),
        ([b"\x1b"], ["escape"]),
        (["，".encode()[:1], "，".encode()[1:]], ["fullwidth_comma"]),
        ([b"\xffj"], ["replacement_character", "j"]),
    ],
)
async def test_keys_are_told(
    pipe: tuple[int, int], pieces: list[bytes], keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if len(pieces) > 1:  # nothing may make the first of them a key of its own, however slow
        monkeypatch.setattr(constants, "ESCAPE_DELAY", PATIENCE)
    assert await typed(pipe, pieces, len(keys)) == keys


async def test_the_end_of_the_terminal_ends_the_reading() -> None:
    source, sink = os.pipe()
    os.close(sink)
    keyboard = Keyboard(asyncio.get_running_loop(), source, _ignore)
    assert keyboard.begin()
    await asyncio.sleep(0.05)
    assert not asyncio.get_running_loop().remove_reader(source)
    os.close(source)


async def test_what_is_no_terminal_is_left_to_the_thread(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w+", encoding="utf-8") as file:
        assert not Keyboard(asyncio.get_running_loop(), file.fileno(), _ignore).begin()
