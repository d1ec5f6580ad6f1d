"""Which sections of an outline are shown, some of them folded: pure, for any number of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from reader.documents.outline_columns import flat_with_sizes, titles_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.documents.model import Section

_COMFORTABLE = 400  # sections open at first: more than that is no overview
_MANY = 5_000  # sections; to compare the titles of more would hold up a key
_ROOT = -1  # the parent of a root
DEEPEST = 255
"""The depth of whatever is further in."""


class Outline:
    """The sections of a document as rows.

    Sections are named by their index in document order.

    Attributes:
        rows: the sections shown, in document order.
        depths: for each section, how many are around it, or `DEEPEST` if more are.
    """

    def __init__(self, roots: Sequence[Section]) -> None:
        self.sections, self._sizes = flat_with_sizes(roots)
        sizes = self._sizes
        self.depths = bytearray(len(sizes))
        self._parents = array("i", [_ROOT]) * len(sizes)
        self._gather(sizes)
        self._folded = self._first_folds()  # 1 for each section whose inside is hidden
        self._wanted: set[int] | None = None
        self.rows: list[int] = self._show()

    def __len__(self) -> int:
        return len(self.sections)

    def parent(self, index: int) -> int | None:
        """Return the section around one, None for a root."""
        parent = self._parents[index]
        return None if parent == _ROOT else parent

    def has_children(self, index: int) -> bool:
        """Return whether there are sections inside one."""
        return self._sizes[index] > 1

    def is_folded(self, index: int) -> bool:
        """Return whether the sections inside one are hidden by it."""
        if not self.has_children(index):
            return False
        if self._wanted is None:
            return bool(self._folded[index])
        following = bisect_right(self.rows, index)
        return following == len(self.rows) or self.rows[following] >= self._end(index)

    def inside(self, index: int) -> range:
        """Return a section and all inside it."""
        return range(index, self._end(index))

    def _end(self, index: int) -> int:
        """Return the section behind one and all inside it."""
        return index + self._sizes[index]

    def row_of(self, index: int) -> int:
        """Return the row of a section, or of what hides it."""
        return max(bisect_right(self.rows, index) - 1, 0)

    def set_folded(self, index: int, folded: bool) -> None:
        """Hide or show what is inside a section."""
        if self._wanted is None:
            self._folded[index] = folded
        elif folded:
            self._wanted.difference_update(self.inside(index)[1:])
        else:
            self._wanted.update(self.inside(index))
        self.rows = self._show()

    def fold_all(self, folded: bool) -> None:
        """Hide or show what is inside every section."""
        self._folded = bytearray([folded]) * len(self)
        self.rows = self._show()

    def fold_to_level(self, level: int) -> None:
        """Show the sections down to a level, from 1; a title around all of them is none."""
        self._folded = self._from(level if self.has_title else level - 1)
        self.rows = self._show()

    def fold_around(self, shown: Collection[int]) -> None:
        """Fold every section of which no child is to be shown."""
        parents = {self._parents[index] for index in shown}
        self._folded = bytearray(index not in parents for index in range(len(self)))
        self.rows = self._show()

    def narrow(self, found: Collection[int] | None) -> None:
        """Show only some sections and those around them, folded or not; None for all again."""
        self._wanted = None if found is None else self._with_parents(found)
        self.rows = self._show()

    def _with_parents(self, found: Collection[int]) -> set[int]:
        wanted: set[int] = set()
        for index in found:
            at = index
            while at != _ROOT and at not in wanted:
                wanted.add(at)
                at = self._parents[at]
        return wanted

    @property
    def has_root(self) -> bool:
        """Whether all sections stand inside the first one."""
        return bool(self.sections) and self._end(0) == len(self)

    @property
    def has_title(self) -> bool:
        """Whether all sections stand inside the document's title."""
        return self.has_root and not self.sections[0].level

    def fold_like(self, other: Outline) -> None:
        """Fold what is folded in another outline, going by the titles of sections.

        Where there are very many, those are compared that stand before, or behind, all changes.
        """
        if max(len(self), len(other)) > _MANY:
            self._fold_ends_like(other)
        else:
            self._fold_all_like(other)
        self.rows = self._show()

    def _fold_all_like(self, other: Outline) -> None:
        folded = {other._name(index) for index in range(len(other)) if other._folded[index]}
        known = {other._name(index) for index in range(len(other))}
        names = map(self._name, range(len(self)))
        self._folded = bytearray(
            name in folded or (is_folded and name not in known)
            for name, is_folded in zip(names, self._folded, strict=True)
        )

    def _fold_ends_like(self, other: Outline) -> None:
        shorter = min(len(self), len(other))
        ahead = bisect_left(range(shorter), True, key=lambda at: self._name(at) != other._name(at))
        behind = bisect_left(
            range(1, shorter - ahead + 1),
            True,
            key=lambda at: self._name(len(self) - at) != other._name(len(other) - at),
        )
        self._folded[:ahead] = other._folded[:ahead]
        if behind:
            self._folded[-behind:] = other._folded[-behind:]

    def _name(self, index: int) -> tuple[str, str]:
        parent = self.parent(index)
        titles = self._titles
        return titles[index], "" if parent is None else titles[parent]

    @cached_property
    def _titles(self) -> Sequence[str]:
        return titles_of(self.sections)

    def total(self, index: int, counts: Mapping[int, int]) -> int:
        """Return what is counted in a row: all inside a folded section, else its own."""
        if not self.is_folded(index):
            return counts.get(index, 0)
        if len(counts) < self._end(index) - index:
            return sum(n for other, n in counts.items() if index <= other < self._end(index))
        return sum(counts.get(other, 0) for other in self.inside(index))

    def _gather(self, sizes: Sequence[int]) -> None:
        """Put each section's place and depth over all inside it; the inner ones come later."""
        for index, size in enumerate(sizes):
            if size > 1:
                inside = slice(index + 1, index + size)
                self._parents[inside] = array("i", [index]) * (size - 1)
                self.depths[inside] = bytes([min(self.depths[index] + 1, DEEPEST)]) * (size - 1)

    def _first_folds(self) -> bytearray:
        """Fold from the depth on that would make the outline longer than is comfortable."""
        if len(self) <= _COMFORTABLE:
            return bytearray(len(self))
        shown, depth = self.depths.count(0), 0
        while (more := shown + self.depths.count(depth + 1)) <= _COMFORTABLE:
            shown, depth = more, depth + 1
        return self._from(depth)

    def _from(self, depth: int) -> bytearray:
        """Return 1 for each section with so many or more around it."""
        return self.depths.translate(bytes(deep >= depth for deep in range(DEEPEST + 1)))

    def _show(self) -> list[int]:
        if self._wanted is not None:
            return sorted(self._wanted)
        rows: list[int] = []
        index = 0
        while index < len(self):
            rows.append(index)
            index = self._end(index) if self._folded[index] else index + 1
        return rows
