"""Which command runs, in which language, and how every way of failing ends."""

from __future__ import annotations

import platform
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader import __version__, locations
from reader.cli.commands import outline
from reader.cli.main import COMMANDS
from reader.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    Pizhu = Callable[..., Any]
    FakeInterface = Any


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(pizhu: Pizhu, flag: str) -> None:
    done = pizhu(flag)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == f"pizhu {__version__}"
    assert f"Python {platform.python_version()}" in lines
    assert f"textual {version('textual')}" in lines
    assert any(line.startswith("pizhu[postgres] ") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_command_and_fits_a_terminal(pizhu: Pizhu, language: str) -> None:
    code, out, err = pizhu("--language", language, "--help")
    assert (code, err) == (0, "")
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)
    assert max(map(cells, out.splitlines())) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command(pizhu: Pizhu, command: str, language: str) -> None:
    code, out, err = pizhu(command, "--help", f"--language={language}")
    assert (code, err) == (0, "")
    assert f"pizhu {command} [-h]" in out
    assert max(map(cells, out.splitlines())) <= 80


def test_no_colours_get_into_messages(pizhu: Pizhu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in pizhu("outline", "--help").out
    assert "Usage: pizhu outline [-h]" in pizhu("outline").err


def test_every_command_has_a_module_and_every_module_is_a_command() -> None:
    folder = Path(outline.__file__).parent
    modules = {path.stem.removesuffix("_") for path in folder.glob("[!_]*.py")}
    assert modules == set(COMMANDS)


def test_a_file_opens_the_reader(pizhu: Pizhu, interface: FakeInterface, source: Path) -> None:
    assert pizhu(source).code == 0
    assert pizhu("read", source).code == 0
    assert [opened.document.path for opened in interface.opened if opened.document] == [source] * 2


def test_a_large_file_opens_with_its_beginning(
    pizhu: Pizhu, interface: FakeInterface, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_text("渡口的石桥建于从前，今年修缮一新。\n" * 25_000, encoding="utf-8")
    assert pizhu(large).code == 0
    opened = interface.opened[0]
    assert opened.document is not None
    assert not opened.document.complete
    assert opened.states is not None
    assert next(opened.states).source.startswith(opened.document.source)


def test_nothing_opens_the_library(pizhu: Pizhu, interface: FakeInterface) -> None:
    assert pizhu().code == 0
    assert interface.opened == [(None, None, None)]


def test_a_folder_opens_its_library(pizhu: Pizhu, interface: FakeInterface, source: Path) -> None:
    assert pizhu(source.parent).code == 0
    assert interface.opened == [(None, source.parent, None)]


def test_a_folder_without_documents_is_told(pizhu: Pizhu, tmp_path: Path) -> None:
    code, out, err = pizhu(tmp_path)
    assert (code, out) == (1, "")
    assert err == f"pizhu: there are no documents in the folder {tmp_path}\n"


def test_a_file_named_like_a_command(
    pizhu: Pizhu, interface: FakeInterface, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    source.rename(source.with_name("info"))
    assert pizhu("./info").code == 0
    assert pizhu("read", "info").code == 0
    assert pizhu("info", "info").out.startswith("Title:")
    assert len(interface.opened) == 2


@pytest.mark.parametrize("order", [0, 1])
def test_the_encoding_may_stand_before_the_command_or_after(
    pizhu: Pizhu, source: Path, order: int
) -> None:
    text = source.read_text(encoding="utf-8")
    source.write_text(text, encoding="utf-16-le")
    option = ["--encoding", "utf-16-le"]
    arguments = [*option, "outline", source] if order else ["outline", source, *option]
    assert "第一章" in pizhu(*arguments).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["outlien"], "did you mean “outline”?"),
        (["outline", "x.txt", "--jsn"], "did you mean “--json”?"),
        (["outline", "x.txt", "--wrong"], "there is no option “--wrong”"),
        (["outline", "x.txt", "y.txt"], "“y.txt” is one argument too many"),
        (["outline", "x.txt", "--depth", "-1"], "--depth"),
        (["outline", "x.txt", "--depth", "two"], "--depth must be a whole number"),
        (["outline", "x.txt", "--depth"], "--depth"),
        (["outline"], "Usage: pizhu outline"),
        (["convert", "--to", "s2tww"], "did you mean “s2tw"),
        (["convert", "--to", "klingon"], "choose one of s2t"),
        (["convert"], "Usage: pizhu convert"),
        (["annotate", "x.txt", "--paragraph", "1", "--span", "5:5"], "--span"),
        (["export", "x.txt", "--format", "markdwon"], "did you mean “markdown”?"),
        (["config", "thme"], "did you mean “theme”?"),
        (["--language", "fr", "outline", "x.txt"], "--language cannot be “fr”"),
        (["--language"], "--language"),
    ],
)
def test_wrong_usage_ends_with_two_and_one_line(
    pizhu: Pizhu, arguments: list[str], told: str
) -> None:
    code, out, err = pizhu(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("pizhu: ")
    assert told in err
    assert err.count("\n") == 1


def test_errors_speak_the_users_language(pizhu: Pizhu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert pizhu("outlien").err == "pizhu: 沒有「outlien」這個命令或檔案；是否想用「outline」？\n"


def test_the_settings_choose_the_language(pizhu: Pizhu) -> None:
    locations.settings_file().parent.mkdir(parents=True)
    locations.settings_file().write_text('language = "zh-Hans"\ntheme = 3\n', encoding="utf-8")
    code, out, err = pizhu("--help")
    assert code == 0
    assert "命令：" in out
    assert err.startswith("pizhu: ")
    assert "“theme”应为加引号的文字" in err


@pytest.mark.parametrize("name", ["missing.txt", "一\x1b[31m\n二.txt", "\udcff.txt"])
def test_a_missing_file_is_one_clean_line(pizhu: Pizhu, name: str) -> None:
    code, out, err = pizhu("outline", name)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_an_unexpected_error_is_one_line_and_a_log(
    pizhu: Pizhu, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "no one thought of this"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(outline, "open_source", fail)
    code, out, err = pizhu("outline", source)
    assert (code, out) == (1, "")
    assert err == (
        "pizhu: an unexpected error (ZeroDivisionError);"
        f" the details are in {locations.log_file()}\n"
    )
    log = locations.log_file().read_text(encoding="utf-8")
    assert "no one thought of this" in log
    assert "Traceback" in log


def test_an_unexpected_error_without_a_log(
    pizhu: Pizhu, source: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(outline, "open_source", None)
    home.write_text("a file where the folder should be", encoding="utf-8")
    code, _, err = pizhu("outline", source)
    assert code == 1
    assert err.startswith("pizhu: an unexpected error (TypeError), and its details could not")
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["-x.txt", "--json", "-h"])
def test_what_stands_behind_two_dashes_is_no_option(
    pizhu: Pizhu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("第一章 总则\n为了管好河道。\n", encoding="utf-8")
    assert "第一章 总则" in pizhu("outline", "--", name).out
    assert '"第一章 总则"' in pizhu("outline", "--json", "--", name).out
    assert pizhu("search", "--", "河道", name).out.startswith(f"{name}:1:4: 第一章 总则")
    assert pizhu("outline", "--", name, "--depth").code == 2
