"""Short documents of many genres with the outlines that they should get."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "unit" / "documents" / "outlines"


class Case(NamedTuple):
    """A document and its outline.

    A line of the outline is ``level kind title``, then ``⇒`` and how the body begins where both
    share a line.
    """

    name: str
    text: str
    outline: list[str]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("##### ")[1:]:
            name, _, rest = part.partition("\n")
            text, _, outline = rest.partition("\n-----\n")
            yield Case(
                f"{path.stem}: {name}", text, [x.strip() for x in outline.split("\n") if x.strip()]
            )
