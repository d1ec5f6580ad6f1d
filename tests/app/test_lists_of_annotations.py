"""The list of annotations, the review of places, the preview of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Markdown

from reader.documents.opening import open_document
from reader.library.notebooks import open_notebook
from reader.tui.app import PizhuApp
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.review import ReviewScreen
from tests.driving import settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from annotations.model import Annotation
    from reader.documents.model import Document

SIZE = (120, 30)


def stored(document: Document) -> tuple[Annotation, ...]:
    """Read what is on the disk."""
    return open_notebook(document).all()


async def test_ticked_annotations_are_changed_together(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("h", "}", "t", *"井", "enter", "}", "}", "a", *"注", "ctrl+s")
        await settled(pilot)
        await pilot.press("g", "g", "A", "tab", "tab", "ctrl+t", *"共同", "enter")
        await pilot.pause()
        assert [a.tags for a in stored(document)] == [("共同",), ("井", "共同"), ()]
        await pilot.press("ctrl+l", "down", "enter")
        await pilot.pause()
        assert [a.colour for a in stored(document)] == ["green", "green", None]
        await pilot.press("ctrl+z", "ctrl+x")
        await pilot.pause()
        assert [a.note for a in stored(document)] == ["注"]
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert [a.tags for a in stored(document)] == [(), ("井",), ()]


async def test_what_was_removed_is_brought_back(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("h", "}", "a", *"想", "ctrl+s", "}", "h", "A", "ctrl+a", "ctrl+x")
        await pilot.pause()
        assert stored(document) == ()
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("enter", "j", "space", "enter")
        await pilot.pause()
        assert [a.note for a in stored(document)] == ["想"]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert stored(document) == ()


async def test_the_list_is_found_by_sound_sorted_and_grouped(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"民营经济", "enter", "}", "h", "}", "}", "a", *"注", "ctrl+s", "A")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, AnnotationsScreen)
        await pilot.press(*"myjj")
        assert len(screen.rows) == 1
        await pilot.press("escape", "ctrl+s", "pageup")
        assert screen.current is not None
        assert screen.current.annotation.note == "注"
        await pilot.press("ctrl+g", "ctrl+g")
        assert len(screen.rows) == 5  # two headings
        screen.query_one(Input).value = "黄"
        await pilot.pause()
        await pilot.press("escape", "escape")
        await settled(pilot)


def edit(path: Path) -> None:
    """Change a sentence, take one away, put something in front."""
    text = path.read_text(encoding="utf-8")
    text = text.replace("坚持保护优先，坚持群众自愿", "坚持保护优先、群众自愿")
    text = text.replace("各村应当安排专人负责，所需费用从村集体收入中列支。\n", "")
    path.write_text(f"征求意见稿\n{text}", encoding="utf-8")


async def test_sections_of_the_same_title_are_groups_of_their_own(tmp_path: Path) -> None:
    source = tmp_path / "章程.txt"
    text = "".join(f"第{n}章 {name}\n第一节 总则\n本节的正文。\n" for n, name in ("一井", "二桥"))
    source.write_text(f"管护章程\n\n{text}", encoding="utf-8")
    app = PizhuApp(open_document(source))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        for ordinal in (3, 6):
            screen.view.go_to(ordinal)
            await pilot.press("h")
        await pilot.press("A", "ctrl+g")
        await pilot.pause()
        listed = app.screen
        assert isinstance(listed, AnnotationsScreen)
        assert len(listed.rows) == 4
        listed.query_one(Input).value = "没有这样的词"
        await pilot.pause()
        assert listed.rows.render_line(0).text.strip() == "No annotation matches"


async def test_places_are_reviewed(app: PizhuApp, document: Document, source: Path) -> None:
    last = next(p.ordinal for p in document.paragraphs if "专人负责" in p.text)
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "v", "i", "s", "h")
        screen.view.go_to(last)
        await pilot.press("v", "i", "s", "h")
    edit(source)
    edited = open_document(source)
    again = PizhuApp(edited)
    async with again.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await wait_for(pilot, lambda: len(screen.annotating.notes.placements) == 2)
        await pilot.press("D")
        await pilot.pause()
        review = again.screen
        assert isinstance(review, ReviewScreen)
        assert len(review.rows) == 2

        def statuses() -> list[str]:
            return [p.status for p in screen.annotating.notes.placements]

        before = statuses()
        await pilot.press("enter")
        assert statuses() == ["anchored", "orphan"]
        (changed, _) = stored(edited)
        assert changed.quote.exact.startswith("坚持保护优先、群众自愿")
        await pilot.press("u")
        assert statuses() == before
        await pilot.press("o")
        assert statuses() == ["orphan", "orphan"]
        await pilot.press("j", "j", "k", "u")
        assert statuses() == before
        await pilot.press("g")
        await settled(pilot)
        assert screen.place.paragraph == 4


async def test_a_note_is_previewed(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("a", *"**要紧**", "ctrl+p")
        await pilot.pause()
        assert app.screen.query_one(Markdown).source == "**要紧**"
        await pilot.press("呀")
        await wait_for(pilot, lambda: app.screen.query_one(Markdown).source == "**要紧**呀")
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert not app.screen.query(Markdown)
        await pilot.press("ctrl+s")
        await settled(pilot)
