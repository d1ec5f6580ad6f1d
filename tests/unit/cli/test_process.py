"""The command line as the shell sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader import locations
from tests.programs import started

if TYPE_CHECKING:
    from pathlib import Path

PIZHU = [sys.executable, "-m", "reader"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  (our own program)
        [*PIZHU, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


def test_tables_are_kept_for_the_next_run(source: Path) -> None:
    assert run("outline", str(source)).returncode == 0
    assert list(locations.cache_folder().glob("*.tables"))


@pytest.mark.usefixtures("tables")
@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "zh_CN.GB18030"])
@pytest.mark.parametrize("mode", ["0", "1"])
def test_chinese_comes_out_in_every_locale(source: Path, locale: str, mode: str) -> None:
    done = run("outline", str(source), LC_ALL=locale, PYTHONUTF8=mode, PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert done.stderr == b""
    assert "第一章" in done.stdout.decode("gb18030" if "GB" in locale else "utf-8", "replace") or (
        "第一章".encode() in done.stdout
    )


def test_a_reader_that_has_had_enough_is_no_failure(source: Path) -> None:
    source.write_text("第一章 总则\n" + "内容。\n" * 20_000, encoding="utf-8")
    with started(
        [*PIZHU, "text", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110  (asked at import)
def test_a_full_disk_is_told(source: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  (a device)
        done = subprocess.run(  # noqa: S603  (our own program)
            [*PIZHU, "outline", str(source)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"pizhu: ")


def test_an_interrupt_is_quiet() -> None:
    with started(
        [*PIZHU, "convert", "--to", "s2t"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("汉\n".encode())
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="needs a shell's >&-")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_streams_that_are_closed_do_no_harm(source: Path, closed: str) -> None:
    command = ["/bin/sh", "-c", f'"$@" {closed}', "sh", *PIZHU, "outline", str(source)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603  (our own program)
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_folder_that_cannot_be_made_is_no_failure(source: Path, tmp_path: Path) -> None:
    source.write_text("第一章 总则\n" + "内容。\n" * 2000, encoding="utf-8")
    (tmp_path / "file").touch()
    done = run("outline", str(source), PIZHU_HOME=str(tmp_path / "file" / "home"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "第一章".encode() in done.stdout


@pytest.mark.parametrize("end", [">/dev/full", "| head -n 1"])
@pytest.mark.parametrize("command", ["text", "outline", "search 内容"])
def test_a_pipeline_stays_quiet_or_fails_in_one_line(source: Path, command: str, end: str) -> None:
    source.write_text("第一章 总则\n" + "内容。\n" * 20_000, encoding="utf-8")
    line = f'"$0" -m reader {command} "$1" {end}; exit 0'
    done = subprocess.run(  # noqa: S603  (our own program)
        ["/bin/sh", "-c", line, sys.executable, str(source)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.count(b"\n") == (1 if "full" in end else 0)
    assert b"Traceback" not in done.stderr
