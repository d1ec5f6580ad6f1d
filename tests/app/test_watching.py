"""A file that changes while it is read; words given away; the dictionary."""

from __future__ import annotations

import sys
from threading import Event
from typing import TYPE_CHECKING

from reader.documents.opening import read_document
from tests.app.conftest import TEXT
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.documents.model import Document
    from reader.tui.app import PizhuApp

SIZE = (100, 30)


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def remove(path: Path) -> None:
    path.unlink()


async def test_a_changed_file_is_offered_and_read(app: PizhuApp, source: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("7", "g", "g", "h")
        words = screen.document.paragraphs[6].text
        write(source, f"{TEXT[:14]}新的一行。\n{TEXT[14:]}")
        screen.watching.look()
        assert screen.layer == "text"
        screen.watching.look()
        assert screen.layer == "changed"
        assert "changed" in screen.status.status.mode
        await pilot.press("r")
        await wait_for(pilot, lambda: not screen.watching.changed)
        await settled(pilot)
        assert screen.place.paragraph == 7
        assert screen.document.paragraphs[7].text == words
        assert [p.spot.paragraph for p in screen.annotating.notes.placed] == [7]
        assert screen.layer == "text"


async def test_an_offer_can_be_left(app: PizhuApp, source: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        document = screen.document
        write(source, "别的文字。")
        screen.watching.look()
        screen.watching.look()
        await pilot.press("escape")
        screen.watching.look()
        assert screen.layer == "text"
        assert screen.document is document


async def test_a_file_that_is_gone_is_noticed_and_may_come_back(
    app: PizhuApp, source: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        remove(source)
        screen.watching.look()
        screen.watching.look()
        assert screen.status.status.failed
        await pilot.press("f5")
        await settled(pilot)
        assert screen.status.status.failed
        write(source, TEXT)
        screen.watching.look()
        screen.watching.look()
        assert screen.layer == "changed"


async def test_an_untouched_file_is_not_offered(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.watching.look()
        screen.watching.look()
        assert screen.layer == "text"


async def test_words_are_copied_with_their_reference(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4", "g", "g", "Y", "enter")
        await settled(pilot)
        assert app.clipboard.startswith("“坚持保护优先")
        assert app.clipboard.endswith("(关于修缮村中老井的若干意见, 一、总体要求, ¶4)")
        await pilot.press("Y", "down", "enter")
        await settled(pilot)
        assert app.clipboard.startswith("> 坚持")
        await pilot.press("s", "s", "y")
        await settled(pilot)
        assert app.clipboard == screen.document.paragraphs[3].text


async def test_an_address_is_opened_only_with_the_key(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def remember(address: str) -> bool:
        opened.append(address)
        return False

    monkeypatch.setattr("reader.tui.outside.open_outside", remember)
    monkeypatch.setattr(
        "reader.tui.quoting.links_in", lambda _text: [(2, "http://a.b"), (30, "http://c.d")]
    )
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert not opened
        await pilot.press("g", "x")
        assert opened == ["http://a.b"]
        assert app.clipboard == "http://a.b"
        screen.view.go_to(3, 20)
        await pilot.press("g", "x")
        assert opened[-1] == "http://c.d"


async def test_a_word_is_looked_up(app: PizhuApp) -> None:
    program = f"{sys.executable} -c 'import sys; print(sys.argv[1] * 2)' {{word}}"
    app.settings = app.settings._replace(dictionary=program)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("4", "g", "g", "d")
        await wait_for(pilot, lambda: bool(app.screen.query("#answer Static")))
        assert str(app.screen.query("#answer Static").first().render()) == "坚持坚持"
        await pilot.press("escape")
        await settled(pilot)


async def test_without_a_dictionary_that_is_said(app: PizhuApp) -> None:
    app.settings = app.settings._replace(dictionary="/nowhere/at/all")
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert "/nowhere/at/all" in screen.status.status.message


async def test_a_slow_dictionary_is_left(app: PizhuApp, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answered = Event(), Event()

    def answer(_arguments: list[str]) -> str:
        asked.set()
        answered.wait(60)
        return "慢"

    monkeypatch.setattr("reader.tui.outside.answer", answer)
    app.settings = app.settings._replace(dictionary="slow")
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4", "g", "g", "d")
        await wait_for(pilot, asked.is_set)
        await wait_for(pilot, lambda: "looking up" in screen.status.status.message)
        await pilot.press("escape")
        answered.set()
        await settled(pilot)
        assert app.screen is screen
        assert "Stopped: looking up" in screen.status.status.message


async def test_reading_the_file_anew_can_be_left(
    app: PizhuApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = Event(), Event()

    def slowly(document: Document, on_error: object) -> Document:
        del document, on_error
        begun.set()
        done.wait(60)
        return read_document("别的文字。".encode(), "other.txt")

    monkeypatch.setattr("reader.library.opening.corrected", slowly)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        document = screen.document
        await pilot.press("f5")
        await wait_for(pilot, begun.is_set)
        await wait_for(pilot, lambda: "reading anew" in screen.status.status.message)
        await pilot.press("escape")
        done.set()
        await settled(pilot)
        assert screen.document is document
        assert "Stopped: reading anew" in screen.status.status.message
        assert not screen.watching.current
