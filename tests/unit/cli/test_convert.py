"""The filter changes the script and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def convert(data: bytes, *arguments: str) -> bytes:
    command = [sys.executable, "-m", "reader", "convert", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)  # noqa: S603  (our own program)
    assert done.stderr == b""
    return done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "汉字\n",
        "汉字\r\n汉字\n",
        "汉字",
        "\ufeff汉字\n",
        "汉\x1b[31m字\x00\n",
        "a\rb汉\n",
        "\n\n汉\n",
        "",
    ],
)
def test_only_the_script_changes(text: str) -> None:
    expected = text.replace("汉", "漢")
    assert convert(text.encode(), "--to", "s2t") == expected.encode()


def test_bytes_that_are_no_characters_pass_through() -> None:
    assert convert(b"\xff" + "汉".encode() + b"\xe6\n", "--to", "s2t") == (
        b"\xff" + "漢".encode() + b"\xe6\n"
    )


def test_a_file_in_another_encoding_comes_out_as_utf8(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(("我们学习汉字，学习简体字和繁体字。\n" * 20).encode("gb18030"))
    expected = "我們學習漢字，學習簡體字和繁體字。\n" * 20
    assert convert(b"", str(file), "--to", "s2t") == expected.encode()
    assert convert(b"", str(file), "--to", "s2t", "--encoding", "gb18030") == expected.encode()


def test_lines_come_out_as_they_go_in() -> None:
    """A filter in a pipe does not wait for the end of its input."""
    command = [sys.executable, "-m", "reader", "convert", "--to", "s2t"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603  (our own program)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("汉\n".encode())
        process.stdin.flush()
        assert process.stdout.readline() == "漢\n".encode()
        process.stdin.close()
