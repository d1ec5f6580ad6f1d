"""Exporting again over a file that its user may have changed: a three-way merge for each block.

The three are what the last export wrote (of which the `footer` keeps hashes), what the file holds
now, and what would be written today. A block that only the annotations changed is brought up to
date; what the user wrote, removed or put in another order stays so. Where both changed the same
lines, both versions stand in the file, and the outcome names the annotation.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from annotations.errors import FormatError
from annotations.exporters import footer as footers
from annotations.exporters.lines import common, hash_lines, merge
from annotations.exporters.pages import FRONT, Block, HeadingKeys, compose

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from annotations.exporters import Export
    from annotations.exporters.footer import Footer
    from annotations.exporters.pages import Flavour

BOTH: Final = "both"
REMOVED: Final = "removed"
DELETED: Final = "deleted"
_TOP: Final = ""
_LINE_END: Final = re.compile(r"\r+\n|\r")


class Unmerged(NamedTuple):
    """What could not be merged.

    Attributes:
        key: the annotation's id; that of its block where the annotation is gone.
        reason: `BOTH` changed the same lines, and both versions stand in the file; `REMOVED` from
            the file, but changed since, and left out; `DELETED`, but its block was changed in the
            file and stays there.
    """

    key: str
    reason: str


class Updated(NamedTuple):
    """The new text of a file, and what could not be merged."""

    text: str
    unmerged: tuple[Unmerged, ...]


def fresh(export: Export, flavour: Flavour) -> str:
    """Return an export as a file of its own."""
    blocks = compose(export, flavour)
    return _assemble(blocks, _footer(export, flavour, blocks), flavour)


def update(form: str, export: Export, existing: str) -> Updated:
    """Return an export merged into what a file holds.

    Args:
        form: the name of a format that is a kind of Markdown.
        export: what is exported.
        existing: the file's text.

    Raises:
        FormatError: the file is no earlier export of these annotations in this form.
    """
    flavour = cast("Flavour", import_module(f"annotations.exporters.{form}").FLAVOUR)
    mark = "\ufeff" if existing.startswith("\ufeff") else ""
    line_end = "\r\n" if "\r\n" in existing else "\n"
    text, last = footers.split(_LINE_END.sub("\n", existing.removeprefix(mark)))
    ours = compose(export, flavour)
    known = {block.key for block in ours} | (last.blocks.keys() if last else set())
    theirs = _parse(text, flavour, known)
    if not _is_ours(export, flavour, last, ours, theirs):
        raise FormatError("annotations.not-our-export", form=form)
    merging = _Merging(ours, theirs, last.blocks if last else {})
    blocks = list(merging.blocks())
    new = _assemble(blocks, _footer(export, flavour, ours), flavour)
    return Updated(mark + new.replace("\n", line_end), tuple(merging.unmerged))


def _footer(export: Export, flavour: Flavour, blocks: Iterable[Block]) -> str:
    hashes = {block.key: hash_lines(block.lines) for block in blocks}
    what = footers.Footer(flavour.name, export.by, export.document.id, hashes)
    return footers.write(what, flavour.bullet)


def _assemble(blocks: Sequence[Block], footer: str, flavour: Flavour) -> str:
    lines: list[str] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        beside = following is not None and 0 <= block.number == following.number - 1
        gap = block.gap if beside else max(block.gap, flavour.gap)
        lines += [*block.lines, *[""] * gap]
    return "\n".join([*lines, footer, ""])


def _is_ours(
    export: Export,
    flavour: Flavour,
    last: Footer | None,
    ours: Iterable[Block],
    theirs: Iterable[Block],
) -> bool:
    """Tell whether a file is an earlier export of the same annotations in the same form."""
    entries = {block.key for block in ours if block.annotation}
    if last is None:
        return any(block.key in entries for block in theirs)
    if (last.form, last.by) != (flavour.name, export.by):
        return False
    return last.document == export.document.id or not entries.isdisjoint(last.blocks)


def _parse(text: str, flavour: Flavour, known: Container[str]) -> list[Block]:
    """Return the blocks of a file; what stands before the first has the key ``""``.

    What the user wrote below a block belongs to it.
    """
    lines = text.removesuffix("\n").split("\n")
    starts = {0: _TOP} | dict(_starts(lines, flavour, known))
    blocks: list[Block] = []
    for (first, key), last in zip(starts.items(), [*list(starts)[1:], len(lines)], strict=True):
        own = lines[first:last]
        count = len(own)
        while own and not own[-1].strip():
            own.pop()
        if own:
            blocks.append(Block(key, tuple(own), gap=count - len(own), number=len(blocks)))
    return blocks


def _starts(
    lines: Sequence[str], flavour: Flavour, known: Container[str]
) -> Iterator[tuple[int, str]]:
    """Yield where known blocks begin, and their keys; a key counts where it stands first."""
    headings = HeadingKeys(known)
    seen: set[str] = set()
    previous = -1
    for number, line in enumerate(lines):
        found = flavour.start(lines, number)
        if number == 0 and flavour.is_front(line):
            found = FRONT, number
        elif found is None and (heading := headings.take(line)) is not None:
            found = heading, number
        if found is not None and found[0] in known and found[0] not in seen:
            key, first = found
            seen.add(key)
            previous = max(first, previous + 1)
            yield previous, key


class _Merging:
    """Merges the blocks of an export with those of a file."""

    def __init__(
        self,
        ours: Sequence[Block],
        theirs: Sequence[Block],
        earlier: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._ours = {block.key: block for block in ours}
        self._theirs = {block.key: block for block in theirs}
        self._earlier = earlier
        self.unmerged: list[Unmerged] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the new file in order."""
        for key in self._order():
            ours, theirs = self._ours.get(key), self._theirs.get(key)
            block = self._added(ours) if theirs is None else self._merged(ours, theirs)
            if block is not None and block.lines:
                yield block

    def _order(self) -> list[str]:
        """Return all keys: in our order if the user kept the last export's, else in theirs."""
        ours, theirs = list(self._ours), list(self._theirs)
        kept = [key for key in theirs if key in self._earlier]
        if kept == [key for key in self._earlier if key in self._theirs]:
            return _woven(ours, theirs)
        return _woven(theirs, ours)

    def _added(self, ours: Block | None) -> Block | None:
        """Return a block that the file lacks, None if the user removed it."""
        if ours is None or ours.key not in self._earlier:
            return ours
        if ours.annotation and hash_lines(ours.lines) != self._earlier[ours.key]:
            self.unmerged.append(Unmerged(ours.annotation, REMOVED))
        return None

    def _merged(self, ours: Block | None, theirs: Block) -> Block:
        """Return a block of the file as it is to be now."""
        earlier = self._earlier.get(theirs.key)
        if ours is None and earlier is None:
            return theirs
        new = ours.lines if ours else ()
        is_known = earlier is not None
        if earlier is None:
            earlier = common(new, theirs.lines)
        is_front = theirs.key == FRONT  # the same property twice would be no YAML
        lines, conflict = merge(earlier, new, theirs.lines, both=not is_front)
        if not is_known:
            conflict = hash_lines(lines) not in {hash_lines(new), hash_lines(theirs.lines)}
        if conflict and not is_front:
            reason = BOTH if ours else DELETED
            self.unmerged.append(Unmerged(ours.annotation if ours else theirs.key, reason))
        return theirs._replace(lines=tuple(_without_blank_ends(lines)))


def _without_blank_ends(lines: list[str]) -> list[str]:
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _woven(order: Iterable[str], others: Sequence[str]) -> list[str]:
    """Return keys in order, and the others each behind the one before it in their own order."""
    keys = list(order)
    present = set(keys)
    following: dict[str | None, list[str]] = {}
    previous: str | None = None
    for key in others:
        if key in present:
            previous = key
        else:
            following.setdefault(previous, []).append(key)
    woven = following.get(None, [])
    for key in keys:
        woven += [key, *following.get(key, [])]
    return woven
