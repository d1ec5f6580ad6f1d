"""Whatever a file holds, every command ends well and sends the terminal nothing to obey."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from reader import locations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pizhu = Callable[..., Any]

COMMANDS = (
    ["info"],
    ["info", "--json"],
    ["outline"],
    ["outline", "--json"],
    ["text", "--raw"],
    ["text", "--script", "taiwan", "--json"],
    ["search", "第"],
)
PIECES = (
    "第一章 总则\n",
    "（一）好。好\n",
    "\x1b]52;c;x\x07",
    "\u202e",
    "\u0301" * 50,
    "\x00",
    "　",
    "| a | b |\n",
    "\u2028",
    "\x85",
    "十、",
)
FORBIDDEN = set("\x00\x07\x1b\x7f\x85\x9b\u202e")


def broken(generator: random.Random) -> bytes:
    """Return random bytes, a damaged part of a sample, or unusual characters."""
    kind = generator.randrange(3)
    if kind == 0:
        return generator.randbytes(generator.randrange(1, 3000))
    if kind == 1:
        sample = bytearray((locations.samples_folder() / "wujin-plan.txt").read_bytes())
        start = generator.randrange(len(sample))
        for _ in range(20):
            sample[generator.randrange(len(sample))] = generator.randrange(256)
        return bytes(sample[start : start + 4000])
    return "".join(generator.choices(PIECES, k=200)).encode()


@pytest.mark.parametrize("seed", range(24))
def test_every_command_ends_well(pizhu: Pizhu, tmp_path: Path, seed: int) -> None:
    source = tmp_path / "broken.txt"
    source.write_bytes(broken(random.Random(seed)))  # noqa: S311  (no secrets)
    for command in COMMANDS:
        code, out, err = pizhu(*command, source)
        assert code in {0, 1}
        assert err.count("\n") == (code == 1)
        assert FORBIDDEN.isdisjoint(out + err)
        assert not locations.log_file().exists()
