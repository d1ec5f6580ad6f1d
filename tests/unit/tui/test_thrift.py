"""What is let go of goes back to the system."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

# A large block is let go of; then others that small ones stand between.
_PROGRAM = """
import re
from pathlib import Path
from reader.tui.thrift import return_large_blocks

{call}
block = b"x" * (30 << 20)
del block
pairs = [(bytearray(b"x") * (1 << 20), bytearray(b"x") * 50_000) for _ in range(40)]
small = [one for _, one in pairs]
del pairs
told = Path("/proc/self/smaps_rollup").read_text("ascii")
print(int(re.search(r"^Anonymous:\\s+(\\d+) kB", told, re.MULTILINE)[1]))
"""


def _kilobytes(call: str) -> int:
    command = [sys.executable, "-c", _PROGRAM.format(call=call)]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)  # noqa: S603  (our own lines)
    return int(run.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library is another one")
def test_large_blocks_go_back_whatever_stands_between() -> None:
    assert _kilobytes("return_large_blocks()") < _kilobytes("") - 20_000
