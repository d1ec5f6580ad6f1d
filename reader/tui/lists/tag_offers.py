"""Which tags are offered for what is typed: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.tags import normalise
from reader.search.completion import Completion

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200  # nobody goes through more; typing narrows


class KnownTag(NamedTuple):
    """A tag that is in use or in the codebook.

    Attributes:
        name: levels are parted by ``/``.
        uses: how many annotations have it.
        shortcut: the digit that gives it, empty without one.
        description: what it means, in a line.
    """

    name: str
    uses: int = 0
    shortcut: str = ""
    description: str = ""


class Offer(NamedTuple):
    """A tag that can be taken; one that does not exist yet ``is_new``."""

    tag: KnownTag
    is_new: bool = False


class TagOffers:
    """The tags that are known, those used last first."""

    def __init__(self, known: Sequence[KnownTag]) -> None:
        self._known = known
        self._completion = Completion([tag.name for tag in known])
        self._names = {tag.name for tag in known}

    def find(self, typed: str) -> list[Offer]:
        """Return the tags that fit, best first; for nothing typed all, those used last first.

        What is typed and is no tag yet is offered as a new one: before the others if it may be
        meant as it is, behind them if it may be meant as a sound.
        """
        typed = typed.lstrip("#＃")
        found = [Offer(self._known[at]) for at in self._completion.find(typed)[:_MOST]]
        name = normalise(typed)
        if not name or name in self._names:
            return found
        new = Offer(KnownTag(name), is_new=True)
        return [*found, new] if found and _may_be_sound(typed) else [new, *found]

    def by_digit(self, digit: str) -> str | None:
        """Return the tag that a digit gives, None if it gives none."""
        return next((tag.name for tag in self._known if tag.shortcut == digit), None)


def _may_be_sound(typed: str) -> bool:
    return typed.isascii() and typed.lower() == typed
