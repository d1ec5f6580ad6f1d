"""Finding short names, such as tags, by what is typed of them: characters, sounds, initials."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.search.pinyin import Sound
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.pinyin import Readings

_LEVEL = "/"
_NOT_AT_ALL = 9


class Completion:
    """Names in the order in which they are offered, those wanted first."""

    def __init__(self, names: Sequence[str]) -> None:
        """Prepare names, whose levels are parted by ``/``."""
        self._names = [fold(name) for name in names]

    def find(self, typed: str) -> list[int]:
        """Return the indices of the names that fit, best first, else in the order given.

        Names that begin so come first, then those of which a level does, those that hold it, those
        that sound so (``minying``, ``myjj``), and those that hold its characters in that order.
        """
        wanted = fold(typed).strip()
        if not wanted:
            return list(range(len(self._names)))
        sound = self._sound(wanted)
        ranked = [(_rank(name, wanted, sound), at) for at, name in enumerate(self._names)]
        return [at for rank, at in sorted(ranked) if rank < _NOT_AT_ALL]

    def _sound(self, wanted: str) -> Sound | None:
        if self._readings is None or not any("a" <= c <= "z" for c in wanted):
            return None
        return Sound(wanted, self._readings, initials=True)

    @cached_property
    def _readings(self) -> Readings | None:
        from reader.text.pinyin import readings

        try:
            return readings().of("".join(self._names))
        except LookupError:
            return None


def _rank(name: str, wanted: str, sound: Sound | None) -> int:
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    if _LEVEL + wanted in name:
        return 2
    if wanted in name:
        return 3
    start = next((start for start, _ in sound.spans(name)), None) if sound else None
    if start is not None:
        return 4 if start == 0 or name[start - 1] == _LEVEL else 5
    return 6 if holds_in_order(name, wanted) else _NOT_AT_ALL


def holds_in_order(name: str, wanted: str) -> bool:
    """Tell whether a name holds all characters wanted, in their order, others between them."""
    at = -1
    for character in wanted:
        at = name.find(character, at + 1)
        if at < 0:
            return False
    return True
