"""Which tags are in use, how often, and when each was last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotations.notebook import Notebook


class Use(NamedTuple):
    """The use of one tag.

    Attributes:
        tag: its name.
        times: how many annotations have it.
        last: when one of them was changed last (ISO 8601, UTC).
    """

    tag: str
    times: int
    last: str


def uses(notebooks: Iterable[Notebook]) -> list[Use]:
    """Return the use of every tag, the one used last first."""
    found: dict[str, Use] = {}
    for notebook in notebooks:
        for annotation in notebook.all():
            for tag in annotation.tags:
                _, times, last = found.get(tag, (tag, 0, ""))
                found[tag] = Use(tag, times + 1, max(last, annotation.modified))
    return sorted(found.values(), key=lambda use: (use.last, use.times), reverse=True)
