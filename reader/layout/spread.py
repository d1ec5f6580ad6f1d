"""A screen of two columns: the rows go down the left one and on in the right one, as in a book."""

from __future__ import annotations

from typing import ClassVar

from reader.layout.viewport import Viewport

_LANDING = 8  # a far jump lands a fourth of a column below the top of the left one


class Spread(Viewport):
    """A viewport whose `height` is the rows of both columns; it turns rather than scrolls.

    A point that leaves the spread at an end is on the next one, or the one before.
    """

    columns: ClassVar[int] = 2

    def hold(self, y: int) -> None:
        """Leave the columns as they are: the point goes down them."""

    @property
    def _margin(self) -> int:
        return 0

    @property
    def _overlap(self) -> int:
        return 0

    def _show(self) -> None:
        place = self.place
        if all(at != place for at, _ in self.rows):
            after = self.layout.move(self.top, self.height)
            before = self.layout.move(self.top, -self.height)
            if after <= place < self.layout.move(after, self.height):
                self.top = after
            elif before <= place < self.top:
                self.top = before
            else:
                self.top = self.layout.move(place, -(self.height // _LANDING))
        self.top = min(self.top, self.layout.last_top(self.height))
