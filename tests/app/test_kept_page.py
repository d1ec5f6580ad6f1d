"""The page kept of a document is shown at once, as long as it would still be right."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import locations, settings
from reader.documents.opening import open_document
from reader.library.encodings import Encodings
from reader.library.opening import open_gradually
from reader.library.places import Place, Places
from reader.tui.reading.watching import Watching
from reader.tui.starting import early_page, first_page, kept_page, looks, start
from reader.tui.starting.early_page import EarlyPage
from reader.tui.starting.first_page import page_of
from tests.programs import started

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PAGE = "\x1b[1;1H第一页"
TEXT = "渡口管理办法\n\n第一条 船只应当靠岸。\n" * 9


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(kept_page, "size", lambda: (80, 24))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    kept_page.keep(path, PAGE)
    return path


def test_a_page_is_found_again_under_every_name_of_its_file(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    assert kept_page.find(str(source)) == PAGE
    assert kept_page.find("ferry.txt") == PAGE
    assert kept_page.find("./ferry.txt") == PAGE


@pytest.mark.parametrize("name", ["nothing.txt", "no/such/file", "a\0b.txt", "", ".."])
def test_what_was_never_left_has_no_page(name: str, source: Path) -> None:
    del source
    assert kept_page.find(name) is None


def test_a_word_that_may_be_a_command_has_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tags"
    path.write_text(TEXT, encoding="utf-8")
    kept_page.keep(path, PAGE)
    monkeypatch.chdir(tmp_path)
    assert kept_page.find("tags") is None
    assert kept_page.find("./tags") == PAGE


def _edit(source: Path) -> None:
    source.write_text(TEXT + "第二条 另行规定。\n", encoding="utf-8")


def _decide(source: Path) -> None:
    del source
    with settings.update() as values:
        values["measure"] = 30


def _decode(source: Path) -> None:
    Encodings().choose(source, "gb18030")


def _look(source: Path) -> None:
    del source
    looks.store("night", {"": "0"})


def _correct(source: Path) -> None:
    del source
    locations.corrections_folder().mkdir(parents=True)


@pytest.mark.parametrize("change", [_edit, _decide, _decode, _look, _correct])
def test_a_page_is_not_shown_when_something_it_depends_on_changed(
    change: Callable[[Path], None], source: Path
) -> None:
    change(source)
    assert kept_page.find(str(source)) is None


def test_the_files_that_decide_are_those_of_the_settings_and_the_library() -> None:
    assert [*map(Path, locations.decisive())] == [
        locations.settings_file(),
        locations.encodings_file(),
        locations.looks_file(),
        locations.corrections_folder(),
    ]


@pytest.mark.parametrize("name", ["TERM", "NO_COLOR", "LC_ALL"])
def test_another_terminal_or_language_has_another_page(
    name: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "another")
    assert kept_page.find(str(source)) is None


def test_a_screen_of_another_size_has_another_page(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_page, "size", lambda: (100, 24))
    assert kept_page.find(str(source)) is None


def test_a_file_that_others_may_write_or_that_is_damaged_is_not_shown(source: Path) -> None:
    (file,) = Path(locations.pages_folder()).iterdir()
    content = file.read_bytes()
    file.chmod(0o666)
    assert kept_page.find(str(source)) is None
    file.chmod(0o600)
    assert kept_page.find(str(source)) == PAGE
    file.write_bytes(content + b"\xff")
    assert kept_page.find(str(source)) is None


def test_a_page_is_forgotten_when_the_place_is_another(source: Path) -> None:
    kept_page.forget(source)
    assert kept_page.find(str(source)) is None
    kept_page.forget(source)


def test_a_page_that_cannot_be_kept_costs_nothing(source: Path) -> None:
    folder = Path(locations.pages_folder())
    kept_page.forget(source)
    folder.rmdir()
    folder.write_text("no folder", encoding="utf-8")
    kept_page.keep(source, PAGE)
    assert kept_page.find(str(source)) is None


def test_a_page_ends_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(early_page, "_write", drawn.append)
    monkeypatch.setattr(early_page, "silence_keys", lambda _terminal: None)
    with EarlyPage(PAGE) as stands:
        assert stands
        assert EarlyPage.standing is not None
        with EarlyPage.standing as still:
            assert still
        assert EarlyPage.standing is None
    assert len(drawn) == 2
    assert PAGE in drawn[0]


def test_a_file_changed_under_the_reader_is_not_what_is_shown(source: Path) -> None:
    class Screen:
        document = open_document(source)

        def set_interval(self, *_: object) -> None: ...
        def show_mode(self) -> None: ...

    watching = Watching(Screen())  # type: ignore[arg-type]
    watching.begin()
    assert watching.current
    _edit(source)
    assert not watching.current
    watching.look()
    watching.look()
    watching.action_changes_ignore()
    assert not watching.current


@pytest.mark.parametrize("copies", [1, 30_000])
def test_what_is_kept_is_what_the_next_session_begins_with(
    copies: int, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (kept_page, first_page):
        monkeypatch.setattr(module, "size", lambda: (80, 24))
    monkeypatch.setattr(first_page, "load", lambda _theme: defaultdict(lambda: "0"))
    source.write_text("渡口\n\n" + "船只应当靠岸，不停在航道上。\n" * copies, encoding="utf-8")
    first = next(open_gradually(source, print))
    Places().remember(Place(first.id, source, first.title, paragraph=1, offset=3))
    start._keep_first_page(source)
    assert first.complete == (copies == 1)
    assert kept_page.find(str(source)) == page_of(first)


def session(source: Path, home: Path, awaited: Path) -> bytes:
    """Return what a session in a terminal draws that is ended once there is some file."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "PIZHU_HOME": str(home), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "reader", str(source)]
    with started(
        command, cwd=ROOT, env=environment, stdin=slave, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        drawn, told = b"", False
        end = time.monotonic() + 60
        with suppress(OSError):  # the program's end closes the terminal
            while time.monotonic() < end:
                if drawn and not told and awaited.exists():
                    told = os.write(master, b"q") > 0
                if select.select([master], [], [], 0.1)[0]:
                    drawn += os.read(master, 65536)
        process.kill()
    os.close(master)
    return drawn


def test_a_session_leaves_the_page_that_the_next_one_begins_with(
    source: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    kept_page.forget(source)
    document = open_document(source)
    Places().remember(Place(document.id, source, document.title, paragraph=3, offset=0))
    session(source, home, locations.looks_file())
    (file,) = Path(locations.pages_folder()).iterdir()
    page = file.read_bytes().partition(b"\n")[2]
    assert "第一条".encode() in page
    drawn = session(source, home, source)
    assert drawn.startswith(b"\x1b[?1049h\x1b[?25l" + page)
    assert drawn.count(b"\x1b[?1049h") == 1
