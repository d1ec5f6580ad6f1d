"""Pictures of the interface; when one changes, look at the report before accepting it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from reader.documents.opening import read_document
from reader.tui.app import PizhuApp
from reader.tui.gathering import from_document
from reader.tui.screens.collation import CollationScreen
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.terms import TermsScreen
from reader.tui.widgets.status_line import StatusLine
from tests.driving import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

TEXT = """关于修缮村中老井的若干意见
为保护村中老井，方便群众取水，现提出以下意见。
一、总体要求
坚持保护优先，坚持群众自愿，坚持因地制宜，不搞一刀切。各村要把老井的水位、水质逐月记录在册。
二、主要任务
（一）摸清底数。逐村登记老井的位置、深度和水质，建立台账。
（二）分类修缮。对井壁坍塌的，先加固后清淤；对水质变坏的，先检测后使用。
三、保障措施
各村应当安排专人负责，所需费用从村集体收入中列支。
"""


@pytest.fixture
def app() -> PizhuApp:
    return PizhuApp(read_document(TEXT.encode(), "wells.txt"))


async def mark(pilot: Pilot[int]) -> None:
    """Highlight a paragraph, tag another, and search."""
    await pilot.pause()
    await pilot.press("}", "h", "}", "}", "t", *"水利", "enter", "slash", *"老井", "enter")
    await be_silent(pilot)


async def mark_at_night(pilot: Pilot[int]) -> None:
    await mark(pilot)
    pilot.app.theme = "night"
    await pilot.press("s", "s")
    await be_silent(pilot)


async def be_silent(pilot: Pilot[int]) -> None:
    """Take away what was said, which would go by itself sooner or later."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for line in pilot.app.screen.query(StatusLine):
        line.say("")
    await pilot.pause()


async def list_annotations(pilot: Pilot[int]) -> None:
    await mark(pilot)
    await pilot.press("A")
    await pilot.pause()


def test_reading_on_paper(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(100, 24), run_before=mark)


def test_reading_traditional_at_night(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(100, 24), run_before=mark_at_night)


def test_the_list_of_annotations(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=list_annotations)


async def compare_editions(pilot: Pilot[int]) -> None:
    new = TEXT.replace("三", "3").replace("逐月记录", "按季度記錄").replace("，不搞一刀切", "")
    old = read_document(TEXT.encode(), "old.txt")
    screen = CollationScreen(old, read_document(new.encode(), "new.txt"))
    pilot.app.push_screen(screen)
    await wait_for(pilot, lambda: bool(screen._stops))
    await pilot.pause()  # the panel has its height
    await pilot.press("n")
    await wait_for(pilot, lambda: screen._chosen is not None)
    await pilot.pause()


def test_two_editions_side_by_side(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(100, 24), run_before=compare_editions)


async def list_terms(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.press("z", "v")
    await wait_for(pilot, lambda: isinstance(pilot.app.screen, TermsScreen))
    passages = pilot.app.screen.query_one("#preview-text", Static)
    await wait_for(pilot, lambda: bool(str(passages.content)))
    await pilot.pause()


async def tell_figures(pilot: Pilot[int]) -> None:
    text = TEXT.replace("不搞一刀切", "三年修缮老井120口以上").replace(
        "逐村登记", "年内登记老井六成"
    )
    screen = FiguresScreen(partial(from_document, read_document(text.encode(), "a"), ()))
    pilot.app.push_screen(screen)
    await pilot.pause()
    await pilot.press(*"老井")
    await wait_for(pilot, lambda: bool(screen.shown))
    await pilot.press("ctrl+s")
    await pilot.pause()


def test_the_terms_of_a_document(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(100, 24), run_before=list_terms)


def test_figures_on_one_subject(snap_compare: Compare, app: PizhuApp) -> None:
    assert snap_compare(app, terminal_size=(100, 24), run_before=tell_figures)
