"""A printed table of contents, which says all headings once more."""

from __future__ import annotations

import re
from itertools import chain

from reader.documents.structure.blocks import Role
from reader.documents.structure.named import is_named
from reader.documents.structure.patterns import Guarded
from reader.documents.structure.sentences import first_stop, is_finished, squeezed
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.documents.structure.blocks import Blocks

_OPENERS = "目cCtT"
_HEADING = Guarded(
    r"(?:目\s{0,4}[录次]|contents|table of contents)$", re.IGNORECASE, opens=_OPENERS
)
_DIGITS = "0123456789ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_PAGE_ENDS = frozenset(_DIGITS + ")-— \u3000")
_DOTS = ".·…。﹒_"
_SEPARATORS = _DOTS + "-—() \u3000\t"
_SHORTEST_LEADER = 3
_TRAILING = ("。", "：", ":")
_LONGEST = 60
_SHORTEST_RUN = 3
_SAID = (Role.TEXT, Role.HEADING)


def mark_contents(blocks: Blocks) -> None:
    """Give the entries of tables of contents, and their headings, the role for them.

    An entry ends in dots and a page number, or it is said again later as a heading. Entries
    stand together; the table ends where the first of them is said again.
    """
    last_said, openings = _surveyed(blocks)
    free = 0  # where the table of contents before ends
    for index in openings:
        if index < free:
            continue
        end, believed = _contents_at(blocks, index, last_said)
        for block in blocks[index:end] if believed else ():
            if block.role in _SAID:
                block.role = Role.CONTENTS
        free = max(end, index + 1)


def _surveyed(blocks: Blocks) -> tuple[dict[int, int], list[int]]:
    """Look once, from the end, at all that may be a heading or open a run of entries.

    Returns:
        where last is said what may be a heading, or a run-in at the start of a paragraph, kept
        as its hash, for a long text has too much of it; and the indices, in order, where a quick
        look lets a run begin.
    """
    last_said: dict[int, int] = {}
    openings = []
    places = _places(blocks)
    for index in range(len(blocks) - 1, -1, -1) if any(places) else ():
        length = blocks.lengths[index]
        if length > _LONGEST and not places[index]:
            continue
        text = blocks.text(index)
        entry, leads = _entry(text) if _may_be_said(text) else (None, False)
        if places[index] and (leads or entry in last_said or _opens_surely(blocks, index)):
            openings.append(index)
        said = entry if length <= _LONGEST else _run_in(blocks, index)
        if said is not None and blocks.roles[index] in _SAID:
            last_said.setdefault(said, index)
    openings.reverse()
    return last_said, openings


def _places(blocks: Blocks) -> bytearray:
    """Return for each block whether a run may begin there for all that its ends tell."""
    places = bytearray(len(blocks))
    for index in chain(blocks.opening(_OPENERS), blocks.markers, blocks.ending(_PAGE_ENDS)):
        places[index] = True
    return places


def _opens_surely(blocks: Blocks, index: int) -> bool:
    """Tell whether a run may begin at a block whatever else it says."""
    return blocks.firsts[index] in _OPENERS or blocks.roles[index] == Role.FURNITURE


def _may_be_said(text: str) -> bool:
    """Tell whether an entry may say what a text does, or the text be one: most texts may not."""
    return len(text) <= 2 * _LONGEST and "；" not in text


def _run_in(blocks: Blocks, index: int) -> int | None:
    """Return the hash of the first sentence of a paragraph with a number."""
    if index not in blocks.markers:
        return None
    text = blocks.text(index)
    stop = first_stop(text, 0, _LONGEST)
    return hash(squeezed(text[:stop])) if stop > 0 else None


def _entry(text: str) -> tuple[int, bool]:
    """Read what may be an entry.

    Returns:
        the hash of what it says, without white space, leader and page number; and whether dots,
        or the only tab, lead to a page number at the end.
    """
    title, leader = _split_page(text) if text[-1:] in _PAGE_ENDS else (text, "")
    said = squeezed(title)
    tab = "\t" in leader and "\t" not in title
    leads = leader != "" and (tab or sum(c in _DOTS for c in leader) >= _SHORTEST_LEADER)
    return hash(said[:-1] if said.endswith(_TRAILING) else said), leads


def _split_page(text: str) -> tuple[str, str]:
    """Split what stands before a page number at the end from what leads to it, if there is one."""
    before = text.rstrip(")-— \u3000").rstrip(_DIGITS)
    if before == text or before[-1:] not in _SEPARATORS:
        return text, ""
    title = before.rstrip(_SEPARATORS)
    return title, before[len(title) :]


def _contents_at(blocks: Blocks, start: int, last_said: dict[int, int]) -> tuple[int, bool]:
    """Return where the run of entries from ``start`` ends, and whether it is a contents."""
    headed = (
        blocks.firsts[start] in _HEADING.opens and _HEADING.match(blocks.head(start)) is not None
    )
    tally = _Tally(blocks, start + headed)
    seen: set[int] = set()
    for index in range(start + headed, len(blocks)):
        role, text = blocks.roles[index], blocks.text(index)
        if role == Role.FURNITURE:
            continue
        if role != Role.TEXT or not _may_be_entry(text):
            break
        entry, leads = _entry(text)
        again = last_said.get(entry, 0) > index
        if (entry in seen and not leads) or not (headed or again or leads):
            if headed and entry in seen:
                tally.end = _marked_until(blocks, tally.end, index)
            break
        seen.add(entry)
        tally.add(index, leads=leads, again=again)
    if headed:
        return tally.end, tally.said > 0 and tally.said >= 0.5 * tally.entries
    marked = tally.marked >= max(_SHORTEST_RUN, 0.6 * tally.entries)
    return tally.end, marked or tally.leaders >= _SHORTEST_RUN


def _marked_until(blocks: Blocks, start: int, end: int) -> int:
    """Return where the entries with numbers end that are not said again later."""
    while start < end and start in blocks.markers:
        start += 1
    return start


class _Tally:
    """What was counted in a run of entries up to the last that is surely one."""

    def __init__(self, blocks: Blocks, end: int) -> None:
        self._blocks = blocks
        self.end = end
        self.entries = self.marked = self.said = self.leaders = self.pending = 0

    def add(self, index: int, *, leads: bool, again: bool) -> None:
        marked = index in self._blocks.markers
        self.pending += 1
        self.marked += marked
        self.leaders += leads
        if leads or (again and (marked or is_named(self._blocks[index]))):
            self.said += 1
            self.entries += self.pending
            self.pending = 0
            self.end = index + 1


def _may_be_entry(text: str) -> bool:
    return _may_be_said(text) and (
        (text[-1] == "。" and len(text) <= _LONGEST) or not is_finished(text)
    )
