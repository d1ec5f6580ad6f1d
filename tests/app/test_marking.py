"""Digits, repeating, adjusting, walking, links, targets, passages over paragraphs, tagging hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from annotations.codebook import Codebook
from annotations.quote import annotate
from reader import locations
from reader.documents.opening import open_document
from reader.layout.motions import Point
from reader.library.notebooks import Target, open_notebook
from reader.tui.app import PizhuApp
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.matrix import MatrixScreen
from reader.tui.screens.picker import Picker
from tests.driving import marks_of, settled, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from annotations.model import Annotation
    from reader.documents.model import Document

SIZE = (120, 30)


def stored(document: Document) -> tuple[Annotation, ...]:
    """Read what is on the disk."""
    return open_notebook(document).all()


def codebook() -> Codebook:
    return Codebook(locations.annotations_folder())


async def test_pinyin_initials_and_digits_give_tags(app: PizhuApp, document: Document) -> None:
    codebook().define("民营经济", shortcut="3", colour="blue")
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "t", *"myjj", "enter")
        await settled(pilot)
        assert stored(document)[0].tags == ("民营经济",)
        assert any(d.style == "highlight-blue" for d in marks_of(screen))
        await pilot.press("}", "v", "i", "c", "t", "3")
        await settled(pilot)
        assert stored(document)[1].tags == ("民营经济",)
        assert stored(document)[1].start is not None
        await pilot.press("}", "t", *"新", "space", "3", "enter")
        await settled(pilot)
        assert stored(document)[2].tags == ("新", "民营经济")


async def test_a_dot_annotates_as_the_last_time(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"待办", "enter", "}", ".", "}", "v", "i", "s", ".")
        await settled(pilot)
        assert [a.tags for a in stored(document)] == [("待办",)] * 3
        await pilot.press("u")
        assert len(stored(document)) == 2


async def test_a_highlight_is_made_longer_and_shorter(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "v", "i", "c", "h", "E")
        assert screen.layer == "adjusting"
        await pilot.press("w", "enter")
        assert stored(document)[0].quote.exact == "坚持保护优先，坚持群众自愿"
        await pilot.press("E", "o", "2", "l", "o", "b", "h", "enter")
        assert stored(document)[0].quote.exact == "保护优"
        await pilot.press("E", ")", "escape", "E", ")", ")", "enter")
        (long,) = stored(document)
        assert long.quote.exact.startswith("保护优先，")
        assert long.until is not None
        assert long.until.paragraph == 4
        await pilot.press("u", "u")
        assert stored(document)[0].quote.exact == "坚持保护优先，坚持群众自愿"


async def test_a_selection_over_paragraphs_is_one_annotation(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "v", "}", "l", "h")
        (made,) = stored(document)
        assert (made.paragraph, made.until) == (3, (4, 2))
        assert made.quote.exact == f"{document.paragraphs[3].text}\n各村"
        coloured = [d for d in marks_of(screen) if d.style.startswith("highlight")]
        assert [d.paragraph for d in coloured] == [3, 4]
        await pilot.press("k", "h")
        await settled(pilot)
        assert [a.colour for a in stored(document)] == ["green"]


async def test_going_from_annotation_to_annotation(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "h", "}", "}", "t", *"水利/井", "enter", "}", "}", "h", "g", "g")
        places = []
        for key in "JJJJKK":
            await pilot.press(key)
            places.append(screen.place.paragraph)
        assert places == [1, 3, 5, 1, 5, 3]
        await pilot.press("g", "g", "#", "down", "enter")
        await settled(pilot)
        assert screen.place.paragraph == 3
        await pilot.press("J")
        assert screen.place.paragraph == 3
        assert "#水利/井" in screen.status.status.mode
        await pilot.press("escape")
        assert screen.status.status.mode == ""
        await pilot.press("J")
        assert screen.place.paragraph == 5


async def test_sections_and_the_document_are_annotated(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "}", "}", "c", "down", "enter", "t", *"要点", "enter")
        await settled(pilot)
        (section,) = stored(document)
        assert (section.scope, section.quote.exact) == ("section", "一、总体要求")
        await pilot.press("c", "up", *"全文", "ctrl+u")
        assert isinstance(app.screen, Picker)
        await pilot.press(*"whole", "enter", "a", *"总评", "ctrl+s")
        await settled(pilot)
        assert ("document", "总评") in [(a.scope, a.note) for a in stored(document)]
        assert screen.status.status.mode == ""
        await pilot.press("c", "escape", "c", *"whole", "enter", "a")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "总评"


async def test_links_are_made_followed_and_left(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "h", "L", "9", "}", "h", "L")
        first, second = stored(document)
        assert first.links == (second.id,)
        await pilot.press("g", "l")
        assert screen.place.paragraph == first.paragraph
        await pilot.press("g", "l")
        assert screen.place.paragraph == second.paragraph
        await pilot.press("<")
        assert screen.place.paragraph == first.paragraph
        await pilot.press("L", "g", "l", "L")
        assert stored(document)[0].links == ()


async def test_a_link_leads_to_another_document_and_back(
    app: PizhuApp, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "other.txt"
    path.write_text("河道管理办法\n第一条 每季度巡查一次河道。\n", encoding="utf-8")
    other = open_document(path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("}", "h", "L")
        app.visit(path, Point(0, 0))
        screen = await settled(pilot)
        await wait_for(pilot, lambda: "link from" in screen.status.status.mode)
        await pilot.press("}", "h", "L")
        (there,) = stored(other)
        assert stored(document)[0].links == (there.id,)
        assert screen.status.status.mode == ""
        await pilot.press("g", "l")
        screen = await settled(pilot)
        assert (screen.document.id, screen.place.paragraph) == (document.id, 1)
        await pilot.press("g", "l")
        screen = await settled(pilot)
        assert (screen.document.id, screen.place.paragraph) == (other.id, 1)
        await pilot.press("<")
        assert (await settled(pilot)).document.id == document.id


async def test_hits_are_ticked_and_tagged_as_one_change(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"老井", "enter")
        await settled(pilot)
        total = len(screen.finding.hits.hits)
        await pilot.press("ctrl+t", "space", "space", "enter", *"井", "enter")
        await settled(pilot)
        assert len(stored(document)) == total - 2
        assert {a.quote.exact for a in stored(document)} == {"老井"}
        await pilot.press("u")
        assert stored(document) == ()


async def test_a_tag_for_a_hit_goes_to_the_annotation_that_stands_there(
    app: PizhuApp, document: Document
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"老井", "enter")
        await settled(pilot)
        hits = list(screen.finding.hits.hits)
        made = annotate(Target(document), *hits[0][:3], colour="blue", tags=("井",))
        open_notebook(document).add(made)
        await pilot.press("ctrl+t", "enter", *"井 水", "enter")
        await settled(pilot)
        assert len(stored(document)) == len(hits)
        assert [(a.colour, a.tags) for a in stored(document) if a.colour] == [
            ("blue", ("井", "水"))
        ]
        await pilot.press("u")
        assert [(a.colour, a.tags) for a in stored(document)] == [("blue", ("井",))]
        await pilot.press("ctrl+r", "ctrl+t", "enter", *"井", "enter")
        await settled(pilot)
        assert len(stored(document)) == len(hits)


async def test_a_codebook_without_tags_says_how_there_come_to_be_some(app: PizhuApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("C")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CodebookScreen)
        assert [line.plain for line in screen._draw(0, 90)][1:] == [
            "None yet: n makes one, t in the text"
        ]
        await pilot.press("n", *"井", "enter")
        await pilot.pause()
        assert len(screen._draw(0, 90)) == 1


async def test_the_codebook_is_kept_in_order(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("t", *"井", "enter", "}", "t", *"水", "enter", "C")
        await pilot.pause()
        assert isinstance(app.screen, CodebookScreen)
        assert app.screen.tag == "井"
        await pilot.press("e", *"水井", "enter", "t", "enter", "c", "down", "enter")
        await pilot.pause()
        code = codebook().get("井")
        assert (code.description, code.shortcut, code.colour) == ("水井", "1", "green")
        await pilot.press("r", "ctrl+u", *"老井", "enter")
        await pilot.pause()
        assert stored(document)[0].tags == ("老井",)
        assert codebook().get("老井").description == "水井"
        await pilot.press("m", "enter")
        await pilot.pause()
        assert [a.tags for a in stored(document)] == [("水",), ("水",)]
        await pilot.press("u")
        await pilot.pause()
        assert [a.tags for a in stored(document)] == [("老井",), ("水",)]
        await pilot.press("a", *"想一想", "ctrl+s")
        await pilot.pause()
        assert codebook().get(app.screen.tag).memo == "想一想"
        await pilot.press("x", "y")
        await pilot.pause()
        assert len(stored(document)) == 2
        assert sum(bool(a.tags) for a in stored(document)) == 1


async def test_colours_have_meanings(app: PizhuApp, document: Document) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("C", "e", *"存疑", "enter", "escape")
        await settled(pilot)
        assert codebook().meanings() == {"yellow": "存疑"}
        await pilot.press("h")
        assert "存疑" in screen.status.status.message
        await pilot.press("t", *"井", "enter", "C", "j", "e", "ctrl+u", *"要紧", "enter")
        await pilot.press("k", "e", *"水井", "enter")
        await pilot.pause()
        assert codebook().meanings() == {"yellow": "要紧"}
        await pilot.press("u")
        await pilot.pause()
        assert codebook().meanings() == {"yellow": "要紧"}
        await pilot.press("u")
        await pilot.pause()
        assert codebook().meanings() == {"yellow": "存疑"}
    again = PizhuApp(document)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("C", "u")
        await pilot.pause()
        assert codebook().meanings() == {}


async def test_the_table_of_tags_leads_to_passages(
    app: PizhuApp, document: Document, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("河道管理办法\n第一条 每季度巡查一次河道。\n", encoding="utf-8")
    there = open_document(other)
    open_notebook(there).add(annotate(Target(there), 1, 4, 9, tags=("水", "井")))
    async with app.run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("}", "t", *"水", "enter", "}", "t", *"水", "enter", "C", "M")
        await pilot.pause()
        assert isinstance(app.screen, MatrixScreen)
        assert app.screen.cell is not None
        assert (app.screen.cell.tag, app.screen.cell.row.counts) == ("水", {"水": 2})
        await pilot.press("l", "enter")
        assert isinstance(app.screen, MatrixScreen), "there is no passage with that tag"
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.reading is not None
        assert (app.reading.document.path, app.reading.place) == (other, (1, 4))
        await pilot.press("<")
        await pilot.pause()
        await pilot.press("M", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AnnotationsScreen)
        assert screen.document.path == document.path
