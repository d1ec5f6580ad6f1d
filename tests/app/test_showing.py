"""Passages left as they are, the user's own words, and styles of punctuation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotations.model import AS_IS
from reader import locations
from reader.documents.opening import open_document
from reader.library.notebooks import open_notebook
from reader.tui.app import PizhuApp
from reader.tui.screens import reading
from tests.driving import settled

if TYPE_CHECKING:
    from pathlib import Path

    from reader.documents.model import Document
    from reader.tui.screens.reading import ReadingScreen

SIZE = (100, 24)
TEXT = "关于渡口的说明\n\n他说:“后来的人,都在这里。”\n\n软件在里约后来变了。\n"


@pytest.fixture
def text(tmp_path: Path) -> Document:
    path = tmp_path / "showing.txt"
    path.write_text(TEXT, encoding="utf-8")
    return open_document(path)


def settings_are(text: str) -> None:
    path = locations.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def shown(screen: ReadingScreen) -> list[str]:
    return [screen.rendition.text(ordinal) for ordinal in range(len(screen.document.paragraphs))]


async def test_a_passage_left_as_it_is_stays_so_and_can_be_taken_back(text: Document) -> None:
    app = PizhuApp(text)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("s", "s")
        await settled(pilot)
        assert shown(screen)[2] == "軟件在里約後來變了。"
        await pilot.press("}", "}", "v", "right", "=")
        await settled(pilot)
        assert shown(screen)[2].startswith("软件在里約")
        (made,) = open_notebook(text).all()
        assert (made.kind, made.paragraph, made.start, made.end) == (AS_IS, 2, 0, 2)
        assert screen.place.paragraph == 2
        await pilot.press("u")
        await settled(pilot)
        assert shown(screen)[2].startswith("軟件")
        await pilot.press("ctrl+r")
        await settled(pilot)
    app = PizhuApp(open_document(text.path or locations.settings_file()))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("s", "s")
        await pilot.pause(0.2)
        await settled(pilot)
        assert shown(screen)[2].startswith("软件在里約")


async def test_what_was_left_as_it_is_is_known_before_the_annotations_are(
    text: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = PizhuApp(text)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("s", "s", "}", "}", "v", "right", "=")
        await settled(pilot)
        screen.travelling.remember()
    monkeypatch.setattr(reading, "_SETTLED", 3600)
    app = PizhuApp(open_document(text.path or locations.settings_file()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.1)
        assert app.reading is not None
        assert shown(app.reading)[2].startswith("软件在里約")


async def test_the_users_own_words_win(text: Document) -> None:
    settings_are(
        f'script = "taiwan"\n[exceptions]\n"里约" = "裡約"\n'
        f'"软件" = {{ to = "軟體", in = "taiwan", document = "{text.id}" }}\n'
    )
    async with PizhuApp(text).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert shown(screen)[2] == "軟體在裡約後來變了。"


async def test_punctuation_marks_change_in_their_place(text: Document) -> None:
    settings_are('script = "traditional"\n')
    async with PizhuApp(text).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}")
        place = screen.place
        assert shown(screen)[1] == "他說:“後來的人,都在這裏。”"
        await pilot.press("quotation_mark")
        await settled(pilot)
        assert screen.pizhu.settings.punctuation == "region"
        assert shown(screen)[1] == "他說：「後來的人，都在這裏。」"
        assert screen.place == place


async def test_no_color_is_respected_everywhere(
    text: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with PizhuApp(text).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "h", "/", *"后来", "enter")
        await settled(pilot)
        strips = screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip if segment.style}
        colours = {c for style in styles for c in (style.color, style.bgcolor) if c is not None}
        assert len(colours) > 2
        assert all(len({*colour.get_truecolor()}) == 1 for colour in colours)


async def test_without_colours_the_selection_is_reversed_and_highlights_are_underlined(
    text: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with PizhuApp(text).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("h", "}", "v", "right")
        await settled(pilot)
        looks = {
            segment.text: segment.style
            for strip in screen._compositor.render_strips()
            for segment in strip
        }
        title, selected = (looks.get(words) for words in ("关于渡口的说明", "他"))
        assert title is not None
        assert title.underline
        assert selected is not None
        assert selected.reverse
