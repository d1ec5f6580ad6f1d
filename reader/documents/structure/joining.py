"""Making one block of several."""

from __future__ import annotations

from array import array
from itertools import compress

from reader.documents.structure.blocks import Blocks, Role
from reader.documents.structure.origins import Glued, Rewritten, combined
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def join(blocks: Blocks, rests: Collection[int]) -> tuple[Blocks, Sequence[int]]:
    """Append each block at an index in ``rests`` to the one before it, furniture between apart.

    Returns:
        the blocks that remain, and for each old index the new one.
    """
    if not rests:
        return blocks, range(len(blocks))
    places, parts = _places(blocks.roles, rests)
    keep = bytearray(b"\1") * len(blocks)
    for others in parts.values():
        for rest in others:
            keep[rest] = 0
    remaining = _kept(blocks, keep, places)
    for index, others in parts.items():
        _append(remaining, places[index], [index, *others], blocks)
    remaining.complete()
    return remaining, places


def _places(
    roles: Sequence[int], rests: Collection[int]
) -> tuple[array[int], dict[int, list[int]]]:
    """Return the new index of each block, and which blocks are appended to which."""
    places = array("I")
    parts: dict[int, list[int]] = {}
    text = place = 0  # the last block that is no furniture; where the next one goes
    for index, role in enumerate(roles):
        if index in rests and index:
            parts.setdefault(text, []).append(index)
            places.append(places[text])
            continue
        if role != Role.FURNITURE:
            text = index
        places.append(place)
        place += 1
    return places, parts


def _kept(blocks: Blocks, keep: bytearray, places: Sequence[int]) -> Blocks:
    """Return the blocks that remain, before anything is appended to them."""
    sources = None if blocks.sources is None else array("I", compress(blocks.sources, keep))
    remaining = Blocks(blocks.lines, blocks.kept, sources)
    remaining.folded = blocks.folded
    remaining.starts = array("I", compress(blocks.starts, keep))
    remaining.lengths = array("I", compress(blocks.lengths, keep))
    remaining.gaps = bytearray(compress(blocks.gaps, keep))
    remaining.indents = bytearray(compress(blocks.indents, keep))
    remaining.roles = bytearray(compress(blocks.roles, keep))
    remaining.rewritten = {places[i]: text for i, text in blocks.rewritten.items() if keep[i]}
    remaining.hints = {places[i]: hint for i, hint in blocks.hints.items() if keep[i]}
    remaining.markers = {places[i]: marker for i, marker in blocks.markers.items() if keep[i]}
    return remaining


def _append(remaining: Blocks, place: int, indices: Sequence[int], blocks: Blocks) -> None:
    """Let the block at a place say what several of the former ones said."""
    text: Rewritten | Glued
    if blocks.sources is None and not any(index in blocks.rewritten for index in indices):
        spans = array("I")
        for index in indices:
            spans.extend((blocks.starts[index], blocks.starts[index] + blocks.lengths[index]))
        text = Glued(blocks.kept, spans)
    else:
        text = combined(blocks.whole(index) for index in indices)
    remaining.rewritten[place] = text
    remaining.lengths[place] = len(text.text)
    remaining.markers.pop(place, None)
    remaining.read_marker(place)
