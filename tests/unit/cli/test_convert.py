"""The filter changes the script and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.text.script import converter
from tests.programs import started

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("tables")


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
    with started(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("汉\n".encode())
        process.stdin.flush()
        assert process.stdout.readline() == "漢\n".encode()
        process.stdin.close()


def test_marks_and_the_users_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(
        '[exceptions]\n"后羿" = "后羿"\n', encoding="utf-8"
    )
    text = "后羿说:“后来”".encode()
    assert convert(text, "--to", "s2t").decode() == "后羿說:“後來”"
    assert convert(text, "--to", "s2t", "--no-exceptions").decode() == "后羿說:“後來”".replace(
        "后羿", converter("s2t").convert("后羿")
    )
    arguments = ("--to", "s2t", "--punctuation", "region")
    assert convert(text, *arguments).decode() == "后羿說：「後來」"


def test_rare_characters_come_only_when_asked_for() -> None:
    assert convert("㑮".encode(), "--to", "t2s").decode() == "㑮"
    assert convert("㑮".encode(), "--to", "t2s", "--rare").decode() == "𫝈"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_long_text_without_a_line_end_converts_as_a_whole(encoding: str) -> None:
    text = "后来的发展，头发干了。里约1,000元" * 12_000
    expected = converter("s2tw").convert(text)
    assert convert(text.encode(encoding), "--to", "s2tw").decode("utf-8-sig") == expected


def test_who_reads_the_output_may_stop_before_its_end() -> None:
    command = [sys.executable, "-m", "reader", "convert", "--to", "s2t"]
    with started(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("汉\n".encode() * 10)
        process.stdin.flush()
        assert process.stdout.read(3) == "漢".encode()
        process.stdout.close()
        process.stdin.write("汉\n".encode() * 10)
        process.stdin.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == b""
