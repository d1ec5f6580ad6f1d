"""What is written arrives whole and in order, whether the terminal takes it at once or not."""

from __future__ import annotations

import asyncio
import os
import pty
import tty
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.tui.terminal.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


class Ends(NamedTuple):
    """A terminal: where one sees what is written, and the file that one writes to."""

    screen: int
    file: TextIO


@pytest.fixture
def ends() -> Iterator[Ends]:
    screen, terminal = pty.openpty()
    tty.setraw(terminal)
    with open(terminal, "w", encoding="utf-8") as file:  # noqa: PTH123  (a descriptor)
        yield Ends(screen, file)


async def shown(screen: int, length: int) -> bytes:
    """Take what is shown, while the loop goes on, up to a length."""
    seen = b""
    os.set_blocking(screen, False)
    async with asyncio.timeout(10):
        while len(seen) < length:
            await asyncio.sleep(0.001)  # a terminal has room again a little after it was read
            with suppress(BlockingIOError):
                seen += os.read(screen, 65536)
    return seen


async def test_what_is_flushed_is_there_at_once(ends: Ends) -> None:
    output = Output(asyncio.get_running_loop(), ends.file)
    output.write("渡")
    output.write("口")
    output.flush()
    assert os.read(ends.screen, 100).decode() == "渡口"
    output.close()


async def test_what_is_not_flushed_is_sent_soon(ends: Ends) -> None:
    output = Output(asyncio.get_running_loop(), ends.file)
    output.write("渡口")
    assert (await shown(ends.screen, 6)).decode() == "渡口"
    output.close()


async def test_what_the_terminal_does_not_take_waits_in_order(ends: Ends) -> None:
    output = Output(asyncio.get_running_loop(), ends.file)
    parts = [f"{number:05}渡口" for number in range(5000)]
    for part in parts:
        output.write(part)
        output.flush()
    wanted = "".join(parts).encode()
    assert await shown(ends.screen, len(wanted)) == wanted
    output.close()


async def test_nothing_is_said_of_a_terminal_that_is_gone(ends: Ends) -> None:
    output = Output(asyncio.get_running_loop(), ends.file)
    os.close(ends.screen)
    output.write("渡口")
    output.flush()
    output.close()


async def test_there_must_be_a_terminal(tmp_path: Path) -> None:
    with (
        (tmp_path / "file").open("w", encoding="utf-8") as file,
        pytest.raises(OSError, match="ioctl"),
    ):
        Output(asyncio.get_running_loop(), file)
