"""Frames of the text view against Textual's read-only TextArea on the same text, in one run.

Drives a headless app of 120 by 40 cells. A frame is the work (processor time) from the action to
the bytes of the screen update, without the wait for the next tick of the display. Prints
milliseconds (median, 95th percentile) and the ratio.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import TextArea

from reader.documents.opening import open_document, read_document
from reader.layout import Rendition
from reader.text.rewriting import Rewriting
from reader.text.script import config_for, converter
from reader.tui.modes import Light
from reader.tui.widgets.pages import Arrangement
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.screen import Screen

    from reader.documents.model import Document

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SIZE = (120, 40)
PAGES = 300
MODES = {
    "focus on a paragraph": (Light.PARAGRAPH, Arrangement()),
    "focus on a sentence": (Light.SENTENCE, Arrangement()),
    "ruler": (Light.RULER, Arrangement()),
    "two columns": (Light.ALL, Arrangement(spread=True)),
    "two scripts": (Light.ALL, Arrangement()),
}
"""What is lit and what stands side by side; the second script is made of the document."""


def document() -> Document:
    """Return the document named on the command line, the largest real one, or a made one."""
    if len(sys.argv) > 1:
        return open_document(Path(sys.argv[1]))
    documents = sorted(CORPUS.glob("*.txt"), key=lambda path: path.stat().st_size)
    if documents:
        return open_document(documents[-1])
    from benchmarks.linebreak import made_text

    return read_document(made_text().encode(), "made.txt")


class Bench(App[None]):
    """Shows one view and tells when a frame is out."""

    def __init__(self, view: TextView | TextArea) -> None:
        super().__init__()
        self.view = view
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Show the view and nothing else."""
        yield self.view

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is not None:
            self.painted.set()

    async def frame(self, action: Callable[[], object]) -> float:
        """Return the milliseconds of one frame, 0 where nothing changed within a second."""
        self.painted.clear()
        start = time.process_time()
        action()
        try:
            await asyncio.wait_for(self.painted.wait(), 1)
        except TimeoutError:
            return 0
        return (time.process_time() - start) * 1000


async def pages(app: Bench, down: Callable[[], object], top: Callable[[], object]) -> list[float]:
    """Return the times of page-downs through the text, from the top again at its end."""
    times: list[float] = []
    while len(times) < PAGES:
        spent = await app.frame(down)
        if spent:
            times.append(spent)
        else:
            await app.frame(top)
    return times


async def in_mode(app: Bench, view: TextView, text: Document, name: str) -> list[float]:
    """Return the times of page-downs in a mode."""
    light, arrangement = MODES[name]
    if name == "two scripts":
        arrangement = Arrangement(beside=converted(text))
    view.light_up(light)
    view.divide(arrangement)
    times = await pages(app, view.action_page_down, view.action_document_start)
    view.light_up(Light.ALL)
    view.divide(Arrangement())
    view.action_document_start()
    return times


def converted(text: Document) -> Rendition:
    """Return a document in the other script."""
    other = "simplified" if text.script == "traditional" else "traditional"
    config = config_for(other, text.script)
    return Rendition(text, Rewriting(converter(config)) if config else None)


async def ours(text: Document) -> dict[str, list[float]]:
    """Return the times of all kinds of frames of our view."""
    view = TextView()
    app = Bench(view)
    async with app.run_test(size=SIZE) as pilot:
        view.show(text)
        await pilot.pause(0.3)
        gc.collect()
        gc.freeze()
        modes = {name: await in_mode(app, view, text, name) for name in MODES}
        ends = (view.action_document_end, view.action_document_start)
        return {
            "page down": await pages(app, view.action_page_down, view.action_document_start),
            **{f"page down, {name}": times for name, times in modes.items()},
            "row down": [await app.frame(view.action_row_down) for _ in range(100)],
            "script switch": [
                await app.frame(
                    partial(view.set_rendition, converted(text) if at % 2 else Rendition(text))
                )
                for at in range(20)
            ],
            "jump to an end": [await app.frame(ends[at % 2]) for at in range(20)],
        }


async def text_area(text: Document) -> list[float]:
    """Return the times of page-downs in Textual's TextArea."""
    area = TextArea(text.source, read_only=True, soft_wrap=True)
    app = Bench(area)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        top = partial(area.move_cursor, (0, 0))
        return await pages(app, area.action_cursor_page_down, top)


def main() -> None:
    """Measure and print."""
    text = document()
    print(f"{text.name}: {len(text.paragraphs)} paragraphs, {len(text.source)} characters")
    figures = asyncio.run(ours(text))
    figures["page down in TextArea"] = asyncio.run(text_area(text))
    for name, times in figures.items():
        taken = [spent for spent in times if spent]
        slow = quantiles(taken, n=20, method="inclusive")[-1]
        print(f"{name}: median {median(taken):.1f} ms, p95 {slow:.1f} ms")
    ratio = median(figures["page down in TextArea"]) / median(figures["page down"])
    print(f"TextArea takes {ratio:.1f} times as long for a page down")


if __name__ == "__main__":
    main()
