"""Where the reader has been, as in a browser: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.layout.motions import Point

_CAPACITY = 200
_NEAR = 2  # paragraphs: a jump within them is no jump worth coming back from


class JumpHistory:
    """Places to go back to, and forward again."""

    def __init__(self) -> None:
        self._behind: list[Point] = []
        self._ahead: list[Point] = []

    def leave(self, place: Point) -> None:
        """Remember a place that is jumped away from."""
        if not self._behind or abs(self._behind[-1].paragraph - place.paragraph) >= _NEAR:
            self._behind.append(place)
            del self._behind[:-_CAPACITY]
        self._ahead.clear()

    def back(self, place: Point) -> Point | None:
        """Return the place before this one, None if there is none."""
        return self._move(self._behind, self._ahead, place)

    def forward(self, place: Point) -> Point | None:
        """Return the place that `back` came from, None if there is none."""
        return self._move(self._ahead, self._behind, place)

    def shift(self, moved: Callable[[Point], Point]) -> None:
        """Keep the places where they are in another state of the document."""
        self._behind = [moved(place) for place in self._behind]
        self._ahead = [moved(place) for place in self._ahead]

    @staticmethod
    def _move(source: list[Point], target: list[Point], place: Point) -> Point | None:
        while source and source[-1] == place:
            source.pop()
        if not source:
            return None
        target.append(place)
        return source.pop()
