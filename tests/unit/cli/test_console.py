from __future__ import annotations

import io
import json
import platform
import sys
from pathlib import Path

import pytest

from reader.cli import console


class Terminal(io.StringIO):
    """Says that it is one."""

    def isatty(self) -> bool:
        return True


def take_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard output a terminal that shows colours."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def test_a_hit_stands_out_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = take_terminal(monkeypatch)
    console.out_marked("前", "中", "后")
    assert terminal.getvalue() == "前\x1b[1;31m中\x1b[0m后\n"


def test_a_place_is_a_link_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = take_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    file = tmp_path / "一 \x1b二.txt"
    console.out_marked(f"{file}:3: 前", "中", "后", (f"{file}:3", file))
    uri = file.as_uri().removeprefix("file://")
    shown = str(file).replace("\x1b", "␛")
    assert terminal.getvalue() == (
        f"\x1b]8;;file://{platform.node()}{uri}\x1b\\{shown}:3\x1b]8;;\x1b\\: 前中后\n"
    )
    assert "\x1b" not in uri


@pytest.mark.parametrize("kind", ["dumb", "linux", ""])
def test_a_terminal_that_knows_no_links_gets_none(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    terminal = take_terminal(monkeypatch)
    monkeypatch.setenv("TERM", kind)
    monkeypatch.setenv("NO_COLOR", "1")
    console.out_marked("前", "中", "后", ("前", Path("前.txt")))
    assert terminal.getvalue() == "前中后\n"


def test_a_pipe_gets_no_links(capsys: pytest.CaptureFixture[str]) -> None:
    console.out_marked("前", "中", "后", ("前", Path("前.txt")))
    assert capsys.readouterr().out == "前中后\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = take_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    console.out_marked("前", "中", "后")
    assert terminal.getvalue() == "前中后\n"


def test_a_pipe_gets_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    console.out_marked("前", "中", "后")
    assert capsys.readouterr().out == "前中后\n"


def test_what_a_terminal_would_obey_is_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = take_terminal(monkeypatch)
    console.out("\x1b[31m一\u202e\n二")
    console.out_marked("\x1b", "\x07", "\x9b")
    out = terminal.getvalue()
    assert out.count("\n") == 3
    assert {"\u202e", "\x07", "\x9b"}.isdisjoint(out)
    assert out.count("\x1b") == 2  # our own


@pytest.mark.parametrize("text", ["一\u202e", "\x7f", "\udcff", "\u2028", "二"])
def test_json_holds_the_exact_text_in_one_clean_line(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    console.out_json({"path": text})
    out = capsys.readouterr().out
    assert json.loads(out) == {"path": text}
    assert len(out.splitlines()) == 1
    assert {"\u202e", "\x7f", "\udcff"}.isdisjoint(out)


def test_chinese_stays_legible_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    console.out_json({"title": "办法"})
    assert capsys.readouterr().out == '{"title": "办法"}\n'


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    console.report("一\n二\x1b")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("pizhu: 一")
    assert err.count("\n") == 1
    assert "\x1b" not in err
