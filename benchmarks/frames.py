"""Frames of the text view against Textual's read-only TextArea on the same text, in one run.

Drives a headless app of 120 by 40 cells. A frame is the work (processor time) from the action to
the bytes of the screen update, without the wait for the next tick of the display. Prints a line
for each kind of frame: milliseconds (median, 95th percentile) and what they may be at most; then
the ratio and what it must be at least.

Usage: ``python -m benchmarks.frames [FILE] [PAGES]``.
"""

from __future__ import annotations

import asyncio
import gc
import random
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
from reader.tui.appearance.stylesheets import stylesheets
from reader.tui.appearance.themes import PAPER
from reader.tui.modes import Light
from reader.tui.widgets.decorations import Decoration, Marked
from reader.tui.widgets.pages import Arrangement
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from reader.documents.model import Document

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SIZE = (120, 40)
OBJECTS = 50_000  # new ones between two looks for cycles, as in the program
THEMES = ("textual-dark", "textual-light")
PAGES = 500
JUMPS = 200
SWITCHES = 20
MARKS = 300
GOALS = {
    "page down": (5, 10),
    "row down": (5, 10),
    "jump": (5, 10),
    "page down, converted, marked": (8, 16),
    "row down, converted, marked": (8, 16),
    "jump, converted, marked": (8, 16),
    "script switch": (50, None),
    "theme switch": (50, None),
}
"""Milliseconds at most: median, 95th percentile."""
MODES = {
    "focus on a paragraph": (Light.PARAGRAPH, False),
    "focus on a sentence": (Light.SENTENCE, False),
    "ruler": (Light.RULER, False),
    "two columns": (Light.ALL, True),
    "two scripts": (Light.ALL, False),
}
"""What is lit, and whether there are two columns; the second script is made of the document."""
GOAL_IN_MODES = (None, 10)
TIMES_TEXT_AREA = 5


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

    CSS_PATH = stylesheets("reading")

    def __init__(self, view: Widget) -> None:
        super().__init__()
        self.view = view
        self.painted = asyncio.Event()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colours, which Textual's own themes lack."""
        return PAPER.variables

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


async def frames(
    app: Bench, count: int, down: Callable[[], object], top: Callable[[], object]
) -> list[float]:
    """Return the times of so many steps through the text, from the top again at its end."""
    times: list[float] = []
    while len(times) < count:
        spent = await app.frame(down)
        if spent:
            times.append(spent)
        else:
            await app.frame(top)
    return times


async def moves(app: Bench, view: TextView, text: Document, turns: int) -> list[list[float]]:
    """Return the times of page-downs, row-downs and jumps to anywhere."""
    chance = random.Random(1)  # noqa: S311  (places, not secrets)
    places = [chance.randrange(len(text.paragraphs)) for _ in range(JUMPS)]
    top = view.action_document_start
    return [
        await frames(app, turns, view.action_page_down, top),
        await frames(app, turns, view.action_row_down, top),
        [await app.frame(partial(view.go_to, place)) for place in places],
    ]


def marks(text: Document) -> Marked:
    """Return hits, annotated words and signs in the margin all over a document."""
    chance = random.Random(2)  # noqa: S311  (places, not secrets)
    long = [p.ordinal for p in text.paragraphs if len(p.text) > 20]
    made: dict[int, list[Decoration]] = {}
    notes = []
    for number in range(2 * MARKS):
        paragraph = chance.choice(long)
        start = chance.randrange(len(text.paragraphs[paragraph].text) - 8)
        style = "hit" if number < MARKS else "highlight-yellow"
        here = made.setdefault(paragraph, [])
        here.append(Decoration(paragraph, start, start + 8, style))
        if number >= MARKS:
            here.append(Decoration(paragraph, start, start + 8, "margin-note"))
            notes.append((paragraph, start))
    return Marked(lambda paragraph: made.get(paragraph, ()), sorted(notes))


async def ours(text: Document, turns: int) -> dict[str, list[float]]:
    """Return the times of all kinds of frames of our view."""
    view = TextView()
    app = Bench(view)
    way = _way(text)
    async with app.run_test(size=SIZE) as pilot:
        view.show(text)
        await pilot.pause(0.3)
        gc.collect()
        gc.freeze()
        found = await moves(app, view, text, turns)
        renditions = [Rendition(text, way), Rendition(text)]
        switches = [
            await app.frame(partial(view.set_rendition, renditions[at % 2]))
            for at in range(SWITCHES)
        ]
        themes = [
            await app.frame(partial(setattr, app, "theme", THEMES[at % 2]))
            for at in range(SWITCHES)
        ]
        view.set_rendition(Rendition(text, way))
        view.set_decorations(marks(text))
        await pilot.pause(0.3)
        found += await moves(app, view, text, turns)
    return dict(zip(GOALS, [*found, switches, themes], strict=True))


async def in_modes(text: Document, turns: int) -> dict[str, list[float]]:
    """Return the times of page-downs in each mode."""
    view = TextView()
    app = Bench(view)
    found: dict[str, list[float]] = {}
    async with app.run_test(size=SIZE) as pilot:
        view.show(text)
        await pilot.pause(0.3)
        gc.collect()
        gc.freeze()
        for name, (light, spread) in MODES.items():
            beside = Rendition(text, _way(text)) if name == "two scripts" else None
            view.light_up(light)
            view.divide(Arrangement(spread, beside))
            view.action_document_start()
            down = view.action_page_down
            found[name] = await frames(app, turns, down, view.action_document_start)
    return found


def _way(text: Document) -> Rewriting | None:
    """Return how a document is shown in the other script."""
    other = "simplified" if text.script == "traditional" else "traditional"
    config = config_for(other, text.script)
    return Rewriting(converter(config)) if config else None


async def text_area(text: Document, turns: int) -> list[float]:
    """Return the times of page-downs in Textual's TextArea."""
    area = TextArea(text.source, read_only=True, soft_wrap=True)
    app = Bench(area)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        top = partial(area.move_cursor, (0, 0))
        return await frames(app, turns, area.action_cursor_page_down, top)


def main() -> None:
    """Measure and print."""
    gc.set_threshold(OBJECTS)
    text = document()
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else PAGES
    print(f"{text.name}: {len(text.paragraphs)} paragraphs, {len(text.source)} characters")
    figures = asyncio.run(ours(text, turns))
    for name, times in figures.items():
        print(line(name, times, GOALS[name]))
    for name, times in asyncio.run(in_modes(text, turns)).items():
        print(line(f"page down, {name}", times, GOAL_IN_MODES))
    area = asyncio.run(text_area(text, turns))
    print(line("page down in TextArea", area, (None, None)))
    ratio = median(area) / median(figures["page down"])
    print(f"TextArea takes {ratio:.1f} times as long for a page down (at least {TIMES_TEXT_AREA})")


def line(name: str, times: list[float], goals: tuple[int | None, int | None]) -> str:
    """Return a line of the report; frames in which nothing changed don't count."""
    taken = [spent for spent in times if spent]
    figures = (median(taken), quantiles(taken, n=20, method="inclusive")[-1])
    told = [
        f"{what} {figure:.1f} ms" + (f" (at most {goal})" if goal else "")
        for what, figure, goal in zip(("median", "p95"), figures, goals, strict=True)
    ]
    return f"{name}: {', '.join(told)}"


if __name__ == "__main__":
    main()
