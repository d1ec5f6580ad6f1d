"""Make the pictures of the documentation: the program on the samples, after some keys, as SVG.

    python docs/pictures.py [FOLDER]

Writes into FOLDER, ``docs/pictures`` unless told otherwise. Every run of characters says how wide
it is, so that Chinese stands in its cells in whatever font it is shown. The clock and the
cursor stand still, so a picture changes only when what it shows does.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from rich.cells import cell_len
from textual.widgets import Input

from annotations import clock
from reader import i18n
from reader.documents.opening import open_document
from reader.tui.app import PizhuApp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.color import Color
    from rich.segment import Segment
    from rich.style import Style
    from textual.strip import Strip

_WIDTH, _HEIGHT = 9, 21  # of a cell, in units of the picture
_BASELINE = 16
_SIZES = {0: 15.0, 1: 15.0, 2: 17.5}  # of the letters, by their cells
_LATIN = "Menlo,Consolas,'DejaVu Sans Mono'"
_NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_CHINESE = "'Noto Sans Mono CJK SC','Sarasa Mono SC','Source Han Sans SC','PingFang SC'"


class Picture(NamedTuple):
    """What a picture shows.

    Attributes:
        name: of its file.
        sample: the document.
        size: columns and rows.
        keys: what is pressed; of a string in quotes each character.
        theme: the colours.
        language: of the interface.
    """

    name: str
    sample: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "paper"
    language: str = "en"


_CHAPTER = ("ctrl+g", *"第八章", "enter")
_READING = (
    *(*_CHAPTER, "}", "v", "i", "s", "h"),
    *("}", "}", "v", "i", "s", "t", *"产业", "enter"),
    *("a", *"与上一版核对", "ctrl+s", "k", "k", "escape"),
)
_MARKING = (
    *("ctrl+g", *"30", "enter", "v", "i", "s", "h"),
    *("}", "v", "i", "s", "t", *"目标", "enter", "a", *"与去年的目标核对", "ctrl+s"),
    *("}", "v", "i", "s", "t", *"民生", "enter"),
    *("}", "}", "v", "i", "s", "h", "a", *"问清由哪个部门牵头", "ctrl+s"),
    *("}", "}", "v", "i", "s", "t", *"民生", "enter", "A", "down"),
)
_LATER = ("n",) * 8

PICTURES = (
    Picture("reading", "wujin-plan.txt", (112, 32), _READING, language="zh-Hans"),
    Picture("search", "tide-code.txt", (112, 32), ("/", *"灯塔", "enter", *_LATER, "r"), "night"),
    Picture("annotations", "hezhou-report.txt", (112, 32), _MARKING, language="zh-Hans"),
)


async def shown(picture: Picture) -> tuple[list[Strip], str, str]:
    """Return the rows of the screen, and the colours of ground and text."""
    i18n.use(picture.language)
    app = PizhuApp(open_document(ROOT / "samples" / picture.sample))
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause(1.0)
        theme = app.current_theme
        rows = app.screen._compositor.render_strips(app.size)  # noqa: SLF001  (what is on the screen)
        return rows, theme.background or "#000", theme.foreground or "#fff"


def svg(rows: Iterable[Strip], size: tuple[int, int], ground: str, ink: str) -> str:
    """Return a screen as SVG."""
    width, height = size[0] * _WIDTH, size[1] * _HEIGHT
    body = "\n".join(
        part for y, row in enumerate(rows) for part in _row(row, y * _HEIGHT, ground, ink)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="{_LATIN},{_CHINESE},monospace">\n'
        f'<rect width="{width}" height="{height}" rx="6" fill="{ground}"/>\n{body}\n</svg>\n'
    )


def _row(row: Iterable[Segment], y: int, ground: str, ink: str) -> Iterator[str]:
    x = 0
    for segment in row:
        cells = cell_len(segment.text)
        colours = _colours(segment.style, ground, ink)
        if colours[1] != ground:
            yield (
                f'<rect x="{x}" y="{y}" width="{cells * _WIDTH}" height="{_HEIGHT}" '
                f'fill="{colours[1]}"/>'
            )
        for wide, run in groupby(segment.text, cell_len):
            text = "".join(run)
            length = wide * len(text) * _WIDTH
            if text.strip():
                look = f'font-size="{_SIZES[wide]}" {_look(segment.style, colours[0])}'
                yield _text(text, x, y + _BASELINE, length, look)
            x += length


def _text(text: str, x: int, y: int, length: int, look: str) -> str:
    return (
        f'<text x="{x}" y="{y}" textLength="{length}" xml:space="preserve" {look}>'
        f"{escape(text)}</text>"
    )


def _colours(style: Style | None, ground: str, ink: str) -> tuple[str, str]:
    front = _colour(style.color if style else None, ink)
    back = _colour(style.bgcolor if style else None, ground)
    return (back, front) if style and style.reverse else (front, back)


def _colour(colour: Color | None, otherwise: str) -> str:
    return otherwise if colour is None or colour.is_default else colour.get_truecolor().hex


def _look(style: Style | None, colour: str) -> str:
    looks = {
        "fill": colour,
        "font-weight": "bold" if style and style.bold else "",
        "font-style": "italic" if style and style.italic else "",
        "text-decoration": "underline" if style and style.underline else "",
        "opacity": "0.6" if style and style.dim else "",
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in looks.items() if value)


def main() -> None:
    """Make all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    os.environ["TZ"] = "UTC"
    time.tzset()
    clock.now = lambda: _NOW
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            os.environ["PIZHU_HOME"] = home
            rows, ground, ink = asyncio.run(shown(picture))
        drawn = svg(rows, picture.size, ground, ink)
        (folder / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
