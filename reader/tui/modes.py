"""The ways to read: what of the text is lit, and what stands beside what."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Light(StrEnum):
    """What draws the eye."""

    ALL = "all"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    RULER = "ruler"


class Sides(StrEnum):
    """What stands side by side."""

    ONE = "one"
    COLUMNS = "columns"
    SCRIPTS = "scripts"
    DOCUMENTS = "documents"


class Mode(NamedTuple):
    """A way to read; both parts are independent of one another."""

    light: Light = Light.ALL
    sides: Sides = Sides.ONE

    @classmethod
    def named(cls, name: str) -> Mode:
        """Return the mode of a name that `name` gave; the usual one for any other."""
        light, _, sides = name.partition(" ")
        try:
            return cls(Light(light), Sides(sides))
        except ValueError:
            return USUAL

    @property
    def name(self) -> str:
        """What the mode is called where places are kept, empty for the usual one.

        A second document has a name of its own and is kept by that.
        """
        kept = self._replace(sides=Sides.ONE) if self.sides is Sides.DOCUMENTS else self
        return "" if kept == USUAL else f"{kept.light} {kept.sides}"

    def with_light(self, light: Light) -> Mode:
        """Return the mode with this light, or without it where it has it already."""
        return self._replace(light=Light.ALL if light is self.light else light)

    def with_sides(self, sides: Sides) -> Mode:
        """Return the mode with these sides, or with one where it has them already."""
        return self._replace(sides=Sides.ONE if sides is self.sides else sides)


USUAL = Mode()
