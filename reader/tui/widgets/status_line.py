"""The line at the bottom: where the reader is, and what the program has to say."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypedDict

from rich.segment import Segment

from reader.tui.status import Status, lines
from reader.tui.widgets.frame import Painted
from reader.tui.widgets.palette import Palette
from reader.tui.widgets.row_strip import RowStrip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Region
    from textual.strip import Strip
    from textual.timer import Timer
    from typing_extensions import Unpack

    from reader.tui.status import Piece

_SECONDS = 4.0
_NOTICED = 1.0  # seconds


class Changes(TypedDict, total=False):
    """Parts of a `Status`."""

    title: str
    path: tuple[str, ...]
    position: int
    paragraphs: int
    percent: int
    script: str
    left: str
    about: str
    length: str
    hits: tuple[int, int] | None
    pending: str
    mode: str
    hint: str
    reading: str


class StatusLine(Painted):
    """Shows a `Status`; what is said goes away by itself or with the next thing said."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's own name)
        super().__init__(id=id)
        self.status = Status()
        self._palette: Palette | None = None
        self._silence: Timer | None = None
        self._said = 0.0
        self._rows = 1

    def show(self, **changes: Unpack[Changes]) -> None:
        """Change parts of what is shown; a message that was seen goes when the reader moves on."""
        seen = monotonic() - self._said > _NOTICED
        if seen and changes.get("position", self.status.position) != self.status.position:
            self._be_silent()
        self._set(self.status._replace(**changes))

    def say(self, message: str, *, failed: bool = False) -> None:
        """Tell the user something in place of the path, for a few seconds."""
        self._said = monotonic()
        self._set(self.status._replace(message=message, failed=failed))
        if self._silence is not None:
            self._silence.stop()
        self._silence = self.set_timer(_SECONDS, self._be_silent) if message else None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines; there is neither border nor padding."""
        shown = lines(self.status, self.size.width)
        rows = [self._drawn(shown[min(y, len(shown) - 1)]) for y in range(crop.y, crop.bottom)]
        return [row.crop(crop.x, crop.right) for row in rows]

    def on_resize(self) -> None:
        """Take as many rows as the message needs by now."""
        super().on_resize()
        self._take_rows()

    def _drawn(self, pieces: Iterable[Piece]) -> Strip:
        if self._palette is None:
            self._palette = Palette(self)
        style = self._palette.style
        segments = [Segment(text, style(f"status--{kind}")) for text, kind in pieces]
        return RowStrip(segments, self.size.width)

    def _take_rows(self) -> None:
        rows = len(lines(self.status, self.size.width))
        if rows != self._rows:
            self._rows = rows
            self.styles.height = rows

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        super().notify_style_update()
        self._palette = None
        self.refresh()

    def _be_silent(self) -> None:
        self._set(self.status._replace(message=""))

    def _set(self, status: Status) -> None:
        if status != self.status:
            self.status = status
            self._take_rows()
            self.refresh()
