"""The blocks of a Markdown export: front matter, headings, annotations, each with a stable key.

What the blocks look like is the matter of a `Flavour`.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from annotations.exporters.places import in_order
from annotations.model import DOCUMENT
from annotations.placement import ORPHAN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from annotations.exporters import Export
    from annotations.placement import Placement

FRONT: Final = "front"
SECTION: Final = "section"
TAG: Final = "tag"
GROUPINGS: Final = (SECTION, TAG)
_HEADING = re.compile(r"(?:- )?(#{1,6}) ")


class Entry(NamedTuple):
    """An annotation in an export; ``sections`` where no headings tell where it stands."""

    placement: Placement
    key: str
    sections: tuple[str, ...] = ()


class Heading(NamedTuple):
    """A heading; the title of the document has depth 1."""

    depth: int
    title: str


class Block(NamedTuple):
    """Some lines that belong together, none blank at either end.

    Attributes:
        key: tells it apart in the file, the same in every export.
        lines: what it says.
        annotation: the id of the annotation that it shows, empty if it shows none.
        gap: how many blank lines follow it.
        number: its place in the file that it was read from, -1 if it is new.
    """

    key: str
    lines: tuple[str, ...]
    annotation: str = ""
    gap: int = 0
    number: int = -1


class Flavour(Protocol):
    """How a kind of Markdown writes the blocks and knows them again."""

    @property
    def name(self) -> str:
        """The name of the format."""

    @property
    def gap(self) -> int:
        """How many blank lines part two blocks."""

    @property
    def bullet(self) -> str:
        """What stands before a block outside all others."""

    def front(self, export: Export) -> list[str]:
        """Return the lines that tell what the file is."""

    def heading(self, heading: Heading) -> str:
        """Return the line of a heading."""

    def entry(self, entry: Entry, export: Export) -> list[str]:
        """Return the lines of an annotation; one of them holds its key."""

    def key(self, entry_key: str) -> str:
        """Return how the key of an annotation is spelled in the file."""

    def is_front(self, line: str) -> bool:
        """Tell whether the first line of a file begins the lines that tell what it is."""

    def start(self, lines: Sequence[str], number: int) -> tuple[str, int] | None:
        """Return the key that a line holds and where its block begins; None if it holds none."""


def compose(export: Export, flavour: Flavour) -> list[Block]:
    """Return the blocks of an export."""
    blocks = [Block(FRONT, tuple(flavour.front(export)), gap=1)]
    keys = HeadingKeys()
    for item in _items(export):
        if isinstance(item, Heading):
            line = flavour.heading(item)
            blocks.append(Block(keys.take(line) or "", (line,), gap=flavour.gap))
        else:
            lines = "\n".join(flavour.entry(item, export)).split("\n")
            identifier = item.placement.annotation.id
            blocks.append(Block(flavour.key(item.key), tuple(lines), identifier, flavour.gap))
    return blocks


class HeadingKeys:
    """Gives headings keys by their own lines and those of the headings above them.

    Args:
        known: the keys that may be given; a heading that would get another one is the user's own.
            None: all.
    """

    def __init__(self, known: Container[str] | None = None) -> None:
        self._known = known
        self._path: list[tuple[int, str]] = []
        self._counts: Counter[str] = Counter()

    def take(self, line: str) -> str | None:
        """Return the key of a line, None if it is no heading or an unknown one."""
        found = _HEADING.match(line)
        if found is None:
            return None
        depth = len(found[1])
        path = [*((d, above) for d, above in self._path if d < depth), (depth, line.rstrip())]
        name = f"h-{digest(chr(10).join(text for _, text in path), 5)}"
        count = self._counts[name] + 1
        key = name if count == 1 else f"{name}-{count}"
        if self._known is not None and key not in self._known:
            return None
        self._counts[name] = count
        self._path = path
        return key


def digest(text: str, size: int) -> str:
    """Return a hash of ``size`` bytes in hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _items(export: Export) -> Iterator[Heading | Entry]:
    """Yield what an export consists of, in order."""
    if export.document.title:
        yield Heading(1, export.document.title)
    placements = in_order(export.placements)
    placed = [p for p in placements if p.status != ORPHAN]
    yield from _by_tag(export, placed) if export.by == TAG else _by_section(export, placed)
    orphans = [p for p in placements if p.status == ORPHAN]
    if orphans:
        yield Heading(2, export.labels.orphans)
        for placement in orphans:
            yield Entry(placement, placement.annotation.id, placement.annotation.section)


def _by_section(export: Export, placements: Iterable[Placement]) -> Iterator[Heading | Entry]:
    """Yield annotations in document order, and each section's heading before its first one."""
    open_path: Sequence[tuple[object, str]] = ()
    for placement in placements:
        path = _path(export, placement)
        for depth in range(_common(open_path, path), len(path)):
            yield Heading(depth + 2, path[depth][1])
        open_path = path
        yield Entry(placement, placement.annotation.id)


def _by_tag(export: Export, placements: Sequence[Placement]) -> Iterator[Heading | Entry]:
    """Yield annotations under each of their tags, those without one at the end."""
    for tag in sorted({tag for p in placements for tag in p.annotation.tags}):
        yield Heading(2, tag)
        for placement in placements:
            if tag in placement.annotation.tags:
                key = f"{placement.annotation.id}-{digest(tag, 3)}"
                yield Entry(placement, key, _titles(export, placement))
    untagged = [p for p in placements if not p.annotation.tags]
    if untagged:
        yield Heading(2, export.labels.untagged)
    for placement in untagged:
        yield Entry(placement, placement.annotation.id, _titles(export, placement))


def _titles(export: Export, placement: Placement) -> tuple[str, ...]:
    return tuple(title for _, title in _path(export, placement))


def _path(export: Export, placement: Placement) -> list[tuple[object, str]]:
    """Return what tells the sections around a place apart, and their titles."""
    path: list[tuple[object, str]]
    if placement.annotation.scope == DOCUMENT:
        return []
    if export.outline is None:
        path = [(title, title) for title in placement.annotation.section]
    else:
        spot = placement.spot
        sections = export.outline.section_path(spot.paragraph, spot.start or 0)
        path = [(section.index, section.title) for section in sections]
    if path and path[0][1] == export.document.title:
        return path[1:]
    return path


def _common(one: Sequence[tuple[object, str]], other: Sequence[tuple[object, str]]) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
