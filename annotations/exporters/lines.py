"""Merging two later versions of some lines, of whose earlier version only hashes are known.

Changes on either side are taken; where both sides changed the same lines differently, both versions
stay, so that nothing is lost, and the outcome says so. (The idea is that of ``diff3``.)
"""

from __future__ import annotations

from difflib import SequenceMatcher
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BLANK: Final = "."
_BYTES = 4


class Merged(NamedTuple):
    """Lines, and whether both sides had changed the same ones differently."""

    lines: list[str]
    conflict: bool


class _Edit(NamedTuple):
    """``earlier[first:last]`` became ``length`` lines of one side."""

    first: int
    last: int
    length: int
    is_ours: bool

    @property
    def is_insertion(self) -> bool:
        return self.first == self.last


def hash_line(line: str) -> str:
    """Return 8 hexadecimal digits for a line, `BLANK` for one without a visible character.

    Blanks at its end do not count.
    """
    line = line.rstrip()
    if not line:
        return BLANK
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def hash_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the hashes of lines."""
    return tuple(map(hash_line, lines))


def common(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Return the hashes of the lines that both have in the same order."""
    left = hash_lines(one)
    matcher = SequenceMatcher(None, left, hash_lines(other), autojunk=False)
    return tuple(h for a, _, size in matcher.get_matching_blocks() for h in left[a : a + size])


def merge(
    earlier: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, both: bool = True
) -> Merged:
    """Return lines with the changes of both sides.

    Args:
        earlier: the hashes of the lines that both sides started from.
        ours: one side; of two insertions at the same place its one comes first.
        theirs: the other side; of two versions of the same lines its one comes first.
        both: whether both versions of the same lines stay, or only theirs.
    """
    if hash_lines(ours) == tuple(earlier):
        return Merged(list(theirs), conflict=False)
    edits = sorted([*_edits(earlier, ours, is_ours=True), *_edits(earlier, theirs, is_ours=False)])
    merged: list[str] = []
    conflict = False
    place = our = their = 0
    for cluster in _clusters(edits):
        first, last = cluster[0].first, max(edit.last for edit in cluster)
        merged += theirs[their : their + first - place]
        our, their = our + first - place, their + first - place
        our_end, their_end = our + _length(cluster, True), their + _length(cluster, False)
        one, other = ours[our:our_end], theirs[their:their_end]
        lines, is_open = _settle(cluster, one, other)
        merged += lines if both or not is_open else other
        conflict |= is_open
        place, our, their = last, our_end, their_end
    return Merged([*merged, *theirs[their:]], conflict)


def _edits(earlier: Sequence[str], side: Sequence[str], *, is_ours: bool) -> Iterator[_Edit]:
    matcher = SequenceMatcher(None, earlier, hash_lines(side), autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag != "equal":
            yield _Edit(first, last, end - begin, is_ours)


def _clusters(edits: Iterable[_Edit]) -> Iterator[list[_Edit]]:
    """Yield the edits that touch the same lines together."""
    cluster: list[_Edit] = []
    end = -1
    for edit in edits:
        if cluster and (edit.first < end or (edit.is_insertion and cluster[0][:2] == edit[:2])):
            cluster.append(edit)
        else:
            if cluster:
                yield cluster
            cluster = [edit]
        end = max(end, edit.last)
    if cluster:
        yield cluster


def _length(cluster: Sequence[_Edit], is_ours: bool) -> int:
    """Return how many lines one side has where the cluster is."""
    span = max(edit.last for edit in cluster) - cluster[0].first
    own = [edit for edit in cluster if edit.is_ours == is_ours]
    return span + sum(edit.length - (edit.last - edit.first) for edit in own)


def _settle(
    cluster: Sequence[_Edit], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str], bool]:
    sides = {edit.is_ours for edit in cluster}
    if sides == {True}:
        return list(ours), False
    if sides == {False} or hash_lines(ours) == hash_lines(theirs):
        return list(theirs), False
    if all(edit.is_insertion for edit in cluster):
        return [*ours, *theirs], False
    known = set(hash_lines(theirs))
    return [*theirs, *(line for line in ours if hash_line(line) not in known)], True
