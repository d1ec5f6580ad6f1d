"""Which candidates belong to a sequence, and how deep each stands.

The conventional order of marker families gives a first rank; the document itself corrects it
where one family restarts inside another. Walking through the candidates with a stack of open
levels then accepts those whose number is not too surprising. Headings that the format gives stand
where it says; what is inferred finds its place below them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import CLAUSE, COMMA, NO_NUMBER
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.structure.candidates import Candidate
    from reader.documents.structure.markers import Marker

_RESTARTS_NEEDED = 2
_CHAPTER_RANK = 3.0


class _Family(NamedTuple):
    """A family's conventional rank, its first candidate, and how many there are."""

    rank: float
    first: int
    members: int


class _Passage(NamedTuple):
    """How often one family went from one of its numbers to the next across another family."""

    restarts: int
    continues: int


def learn_ranks(candidates: Sequence[Candidate]) -> None:
    """Put families below others of this document where their numbering shows that they are.

    Units (第…章) keep their fixed order, articles apart: their paragraphs may be numbered 一、二、.
    """
    families = _families(candidates)
    passages = _passages(candidates)
    learned: dict[str, float] = {}
    for inner, outer in passages:
        below = families[inner].rank <= families[outer].rank and _may_swap(inner, outer)
        if below and _is_inside(inner, outer, families, passages):
            learned[inner] = max(learned.get(inner, 0.0), families[outer].rank + 0.5)
    if _is_one_list(families, passages):
        learned[COMMA] = families[CLAUSE].rank + 0.5
    for candidate in candidates:
        candidate.rank = learned.get(candidate.marker.family, candidate.rank)


def _is_inside(
    inner: str,
    outer: str,
    families: dict[str, _Family],
    passages: dict[tuple[str, str], _Passage],
) -> bool:
    """Tell whether one family is a level below another.

    It is when it starts again at one across the other, which never does so across the first:
    ``1．`` above ``一、`` in a document that nests them that way round. If both run on, the one
    that came first and has the fewer members is above.
    """
    there = passages[inner, outer]
    back = passages.get((outer, inner), _Passage(0, 0))
    needed = 1 if outer == CLAUSE else _RESTARTS_NEEDED
    if there.restarts >= max(needed, there.continues + 1):
        return back.continues > 0 and not back.restarts
    return (
        not there.restarts
        and back.continues >= 3 * back.restarts
        and min(there.continues, back.continues) >= _RESTARTS_NEEDED
        and families[outer].first < families[inner].first
        and families[outer].members < families[inner].members
    )


def _is_one_list(families: dict[str, _Family], passages: dict[tuple[str, str], _Passage]) -> bool:
    """Tell a single list 一、 inside an article: articles go on across it, it never across one."""
    if COMMA not in families or CLAUSE not in families:
        return False
    across = passages.get((CLAUSE, COMMA), _Passage(0, 0))
    return (
        (COMMA, CLAUSE) not in passages
        and across.continues > 0
        and not across.restarts
        and families[CLAUSE].first < families[COMMA].first
    )


def _families(candidates: Sequence[Candidate]) -> dict[str, _Family]:
    members = Counter(candidate.marker.family for candidate in candidates)
    found: dict[str, _Family] = {}
    for index, candidate in enumerate(candidates):
        family = candidate.marker.family
        if family not in found:
            found[family] = _Family(candidate.rank, index, members[family])
    return found


def _may_swap(inner: str, outer: str) -> bool:
    return inner[0] != "第" and (outer == CLAUSE or outer[0] != "第")


def _passages(candidates: Sequence[Candidate]) -> dict[tuple[str, str], _Passage]:
    """Count for each pair (family, other) the restarts and steps of the family across other."""
    found: dict[tuple[str, str], _Passage] = defaultdict(lambda: _Passage(0, 0))
    last: dict[str, tuple[int, Marker]] = {}
    for index, candidate in enumerate(candidates):
        marker = candidate.marker
        before = last.get(marker.family)
        if before is not None:
            for other, (position, _) in last.items():
                if other != marker.family and position > before[0]:
                    passage = found[marker.family, other]
                    found[marker.family, other] = _Passage(
                        passage.restarts + (marker.number == 1),
                        passage.continues + (_gap(before[1], marker) == 1),
                    )
        last[marker.family] = (index, marker)
    return dict(found)


def nest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates whose numbers belong to a sequence, their levels set."""
    following = _following(candidates)
    stack: list[Candidate] = []
    last: dict[str, Marker] = {}
    accepted: list[Candidate] = []
    for index, candidate in enumerate(candidates):
        if candidate.form is Form.GIVEN:
            accepted += _open_given(candidate, stack, last)
            continue
        depth = _depth(candidate, stack, following[index])
        sibling = _sibling(stack, depth, candidate)
        if sibling is None:
            surprise = _surprise_of_start(candidate.marker, last, stack[:depth])
        elif _is_stray(sibling, candidate.marker, following[index]):
            continue
        else:
            surprise = _surprise_of_step(sibling, candidate.marker)
        if candidate.weight > surprise:
            candidate.level = _level(stack, depth)
            stack[depth:] = [candidate]
            last[candidate.marker.family] = candidate.marker
            accepted.append(candidate)
    return accepted


def _open_given(
    candidate: Candidate, stack: list[Candidate], last: dict[str, Marker]
) -> Iterator[Candidate]:
    """Close what a given heading ends, and open its own level unless it is a title."""
    while stack and stack[-1].level >= candidate.level:
        stack.pop()
    if candidate.level:
        stack.append(candidate)
        last[candidate.marker.family] = candidate.marker
        yield candidate


def _depth(candidate: Candidate, stack: Sequence[Candidate], following: Marker | None) -> int:
    """Return how many of the open headings hold a candidate.

    It closes no given one, except that a number which the format forgot stands beside its
    siblings: a plain 二、 beside a given 一、, unless a 二、 is still to come.
    """
    floor = len(stack)
    while floor and stack[floor - 1].form is not Form.GIVEN:
        floor -= 1
    depth = floor + sum(1 for parent in stack[floor:] if parent.rank < candidate.rank)
    if floor and _sibling(stack, depth, candidate) is None:
        for index in range(floor - 1, -1, -1):
            before = _sibling(stack, index, candidate)
            if before is not None and _goes_on(before, candidate.marker, following):
                return index
    return depth


def _goes_on(before: Marker, marker: Marker, following: Marker | None) -> bool:
    return _gap(before, marker) == 1 and (following is None or _gap(marker, following) != 0)


def _level(stack: Sequence[Candidate], depth: int) -> int:
    """Return the level of a heading that takes its place at a depth of the stack."""
    if depth < len(stack):
        return stack[depth].level
    return stack[-1].level + 1 if stack else 1


def _sibling(stack: Sequence[Candidate], depth: int, candidate: Candidate) -> Marker | None:
    """Return the marker that a candidate at this depth may continue."""
    if depth == len(stack):
        return None
    marker = stack[depth].marker
    same = marker.family == candidate.marker.family and marker.outer == candidate.marker.outer
    return marker if same else None


def _following(candidates: Sequence[Candidate]) -> list[Marker | None]:
    """Return for each candidate the next marker of its family."""
    following: list[Marker | None] = [None] * len(candidates)
    upcoming: dict[str, Marker] = {}
    for index in range(len(candidates) - 1, -1, -1):
        marker = candidates[index].marker
        following[index] = upcoming.get(marker.family)
        upcoming[marker.family] = marker
    return following


def _is_stray(before: Marker, marker: Marker, following: Marker | None) -> bool:
    """Tell whether the sequence goes on behind a marker as if it were not there."""
    if following is None or _gap(before, marker) == 1:
        return False
    return _gap(before, following) == 1 and _gap(marker, following) != 1


def _gap(before: Marker, after: Marker) -> int:
    """Return how many numbers one marker is ahead of another; 第十条之一 is one ahead of 第十条."""
    if after.suffix and before.number == after.number:
        return after.suffix - before.suffix
    return after.number - before.number


def _surprise_of_step(before: Marker, after: Marker) -> float:
    gap = _gap(before, after)
    if gap == 1:
        return 0.0
    if gap > 1:
        import math  # many a document counts without a gap

        return 0.6 + 0.5 * math.log2(gap)
    if after.number == 1:
        return 1.0
    return 1.8 if gap == 0 else 3.6


def _surprise_of_start(
    marker: Marker, last: dict[str, Marker], stack: Sequence[Candidate]
) -> float:
    """Return how odd it is that a level opens with this number."""
    surprise = _surprise_of_outer(marker, stack) if marker.outer else 0.0
    if marker.number == 1:
        return surprise
    before = last.get(marker.family)
    if before is None:
        return surprise + (0.4 if not last else 0.9 + 0.12 * min(marker.number, 12))
    gap = _gap(before, marker)
    if gap == 1:
        return surprise + 0.25
    return surprise + (1.2 if gap > 1 else 1.0 + 0.35 * min(marker.number, 5))


def _surprise_of_outer(marker: Marker, stack: Sequence[Candidate]) -> float:
    """Return how badly a decimal such as 2.3 fits the level that is open (chapter 2, 2., 2.1)."""
    if not stack:
        return 0.4
    parent = stack[-1].marker
    path = (*parent.outer, parent.number)
    return 0.0 if marker.outer[-len(path) :] == path else 1.0


def repair_lost_parents(accepted: Sequence[Candidate]) -> bool:
    """Deepen what stands before the first heading of the coarsest family; tell whether any did.

    A fragment that begins with (三) to (十) and only then reaches 三、 shows the children of a
    lost 二、. What is deepened may itself begin with the children of a lost parent. Where the
    format gives headings, only what stands before the first of them was placed by its number.
    """
    given = next((i for i, c in enumerate(accepted) if c.form is Form.GIVEN), None)
    if given is not None:
        if not _is_in_sequence(accepted[given]):
            return False
        accepted = accepted[: given + 1]
    stop, level = len(accepted), 1
    while True:
        roots = [i for i, c in enumerate(accepted[:stop]) if c.level == level]
        first = min(roots, key=lambda i: (accepted[i].rank, i), default=0)
        if first == 0 or not _lacks_parent(accepted[first]):
            return level > 1
        for candidate in accepted[:first]:
            candidate.level += 1
        stop, level = first, level + 1


def _is_in_sequence(given: Candidate) -> bool:
    """Tell whether a given heading of the first level shows that one before it is lost."""
    return given.level == 1 and given.marker.family != NO_NUMBER and given.marker.number > 1


def _lacks_parent(first: Candidate) -> bool:
    """Tell whether the sequence of the coarsest heading shows that one before it is lost."""
    return first.rank >= _CHAPTER_RANK or first.marker.number > 1
