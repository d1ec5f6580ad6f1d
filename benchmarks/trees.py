"""The first frame of the section tree against Textual's Tree with all its nodes open, in one run.

Usage: ``python -m benchmarks.trees [HEADINGS]`` (100,000). Processor time from mounting to the
frame, in milliseconds, and the ratio with what it must be at least.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from typing import TYPE_CHECKING

from textual.widgets import Tree

from benchmarks.frames import Bench
from reader.documents.model import Section, SectionKind
from reader.tui.outline import Outline
from reader.tui.widgets.outline_tree import OutlineTree

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

HEADINGS = 100_000
UNDER_ONE = 100
TIMES_TREE = 40
SIZE = (60, 40)


def sections(count: int) -> tuple[Section, ...]:
    """Return so many headings, a hundred under each of the first level."""
    roots = []
    for first in range(0, count, UNDER_ONE + 1):
        stop = min(first + UNDER_ONE + 1, count)
        children = tuple(_section(index, 2, index + 1) for index in range(first + 1, stop))
        roots.append(_section(first, 1, stop)._replace(children=children))
    return tuple(roots)


def _section(index: int, level: int, end: int) -> Section:
    title = f"第{index}节 渡口管理"
    return Section(index, level, "", title, SectionKind.NUMBERED, index, 0, None, end)


def fill_ours(tree: OutlineTree, roots: tuple[Section, ...]) -> None:
    """Show the headings."""
    tree.show(Outline(roots), lambda section: section.title)


def fill_textual(tree: Tree[None], roots: tuple[Section, ...]) -> None:
    """Show the headings, all open."""
    tree.root.expand()
    for section in roots:
        node = tree.root.add(section.title, expand=True)
        for child in section.children:
            node.add_leaf(child.title)


async def first_frame(widget: Widget, fill: Callable[[], None]) -> float:
    """Return the milliseconds until a filled tree is on the screen."""
    app = Bench(widget)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        app.painted.clear()
        gc.collect()
        gc.freeze()  # as in the program; else one looks for cycles among all that was made before
        start = time.process_time()
        fill()
        await asyncio.wait_for(app.painted.wait(), 120)
        return (time.process_time() - start) * 1000


def main() -> None:
    """Measure and print."""
    roots = sections(int(sys.argv[1]) if len(sys.argv) > 1 else HEADINGS)
    outline, tree = OutlineTree(), Tree[None]("")
    ours = asyncio.run(first_frame(outline, lambda: fill_ours(outline, roots)))
    theirs = asyncio.run(first_frame(tree, lambda: fill_textual(tree, roots)))
    print(f"outline {ours:.0f} ms, Textual's Tree {theirs:.0f} ms", end=", ")
    print(f"{theirs / ours:.0f} times as long (at least {TIMES_TREE})")


if __name__ == "__main__":
    main()
