"""Blocks that a bad order of pages or columns has put in the wrong place.

Two things show one: headings that fill a gap in the numbers elsewhere, and a copy of a paragraph
that makes no sense where it stands, while the other copy goes on a sentence.
"""

from __future__ import annotations

from bisect import bisect_right

from reader.documents.model import Finding
from reader.documents.structure.candidates import Form
from reader.documents.structure.markers import BRACKETS, CLAUSE, COMMA, FORMAL
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.documents.structure.blocks import Blocks
    from reader.documents.structure.candidates import Candidate

_EXCERPT = 16
_FARTHEST = 300  # blocks
_MOST_RUNS = 20
_FAMILIES = frozenset((FORMAL, COMMA, BRACKETS))
_KIND = "displaced-block"


class Run(NamedTuple):
    """Headings that stand elsewhere than their numbers say.

    Attributes:
        headings: in order, their numbers running.
        before: the heading that counts to the first of them.
        behind: the heading that counts on from the last.
    """

    headings: tuple[Candidate, ...]
    before: Candidate
    behind: Candidate


def displaced_runs(candidates: Sequence[Candidate], accepted: Sequence[Candidate]) -> list[Run]:
    """Return the runs of rejected candidates that fill exactly one gap of the accepted ones.

    Args:
        candidates: all lines that open with a number, in document order.
        accepted: those of them that are headings, levels set.
    """
    gaps = _gaps(accepted)
    if not gaps:
        return []
    runs: dict[tuple[str, int, int], list[tuple[Candidate, ...]]] = {}
    for run in _rejected_runs(candidates, accepted):
        key = (run[0].marker.family, run[0].marker.number, run[-1].marker.number)
        runs.setdefault(key, []).append(run)
    found = [
        Run(there[0], *gaps[key][0])
        for key, there in runs.items()
        if len(there) == 1 and len(gaps.get(key, ())) == 1
    ]
    if len(found) > _MOST_RUNS:
        return []
    return [run for run in found if _is_near(run, accepted)]


def _is_near(run: Run, accepted: Sequence[Candidate]) -> bool:
    """Tell whether no coarser heading, nor very much text, stands between a run and its gap."""
    here, there = sorted((run.headings[0].block, run.behind.block))
    if there - here > _FARTHEST:
        return False
    between = accepted[_behind(accepted, here) : _behind(accepted, there - 1)]
    return all(candidate.level >= run.before.level for candidate in between)


def _behind(accepted: Sequence[Candidate], block: int) -> int:
    """Return where the accepted candidates behind a block begin."""
    return bisect_right(accepted, block, key=lambda candidate: candidate.block)


def _gaps(
    accepted: Sequence[Candidate],
) -> dict[tuple[str, int, int], list[tuple[Candidate, Candidate]]]:
    """Return the pairs of siblings between which numbers are missing, by what is missing."""
    found: dict[tuple[str, int, int], list[tuple[Candidate, Candidate]]] = {}
    for before, behind in _siblings(accepted):
        family, first, last = before.marker.family, before.marker.number, behind.marker.number
        if family == behind.marker.family and last - first > 1:
            found.setdefault((family, first + 1, last - 1), []).append((before, behind))
    return found


def _siblings(accepted: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    stack: list[Candidate] = []
    for candidate in accepted:
        while stack and stack[-1].level > candidate.level:
            stack.pop()
        if stack and stack[-1].level == candidate.level:
            yield stack.pop(), candidate
        stack.append(candidate)


def _rejected_runs(
    candidates: Sequence[Candidate], accepted: Sequence[Candidate]
) -> Iterator[tuple[Candidate, ...]]:
    """Yield the runs of consecutive numbers among the rejected headings of each family."""
    taken = {candidate.block for candidate in accepted}
    families: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.block in taken or _may_be_heading(candidate):
            families.setdefault(candidate.marker.family, []).append(candidate)
    for members in families.values():
        run: list[Candidate] = []
        for candidate in members:
            if run and (candidate.block in taken or not _counts_on(run[-1], candidate)):
                yield tuple(run)
                run = []
            if candidate.block not in taken:
                run.append(candidate)
        if run:
            yield tuple(run)


def _counts_on(before: Candidate, candidate: Candidate) -> bool:
    return candidate.marker.number == before.marker.number + 1


def _may_be_heading(candidate: Candidate) -> bool:
    marker = candidate.marker
    sectional = marker.family in _FAMILIES or (marker.is_unit and marker.family != CLAUSE)
    return sectional and candidate.form in {Form.LINE, Form.RUN_IN}


def with_displaced(accepted: list[Candidate], runs: Iterable[Run]) -> list[Candidate]:
    """Return the accepted candidates with the displaced ones, at the level of their siblings."""
    added = []
    for run in runs:
        for heading in run.headings:
            heading.level = run.before.level
            added.append(heading)
    return sorted([*accepted, *added], key=lambda c: c.block) if added else accepted


def without_explained(findings: Iterable[Finding], runs: Sequence[Run]) -> list[Finding]:
    """Leave out the gaps and backward numbers that displaced blocks account for."""
    told = {run.behind.block for run in runs}
    told |= {heading.block for run in runs for heading in run.headings}
    return [finding for finding in findings if finding.paragraph not in told]


def told(blocks: Blocks, runs: Iterable[Run], accepted: Sequence[Candidate]) -> list[Finding]:
    """Return a finding for each run: where its block ends, and behind what it belongs."""
    found = []
    for run in runs:
        first, level = run.headings[0].block, run.before.level
        places = range(_behind(accepted, run.headings[-1].block), len(accepted))
        ends = (accepted[place].block for place in places if accepted[place].level <= level)
        last = next(ends, len(blocks)) - 1
        words = blocks.text(first)[:_EXCERPT]
        found.append(Finding(_KIND, first, words, last, run.behind.block - 1))
    return found


def misplaced_copies(
    blocks: Blocks, findings: Iterable[Finding], rests: Collection[int], headed: Collection[int]
) -> list[Finding]:
    """Return a finding for each copy of a paragraph that the other copy shows to be misplaced.

    Args:
        blocks: the document, nothing joined yet.
        findings: among them the repeated paragraphs.
        rests: indices of the blocks that go on with the sentence before them.
        headed: indices of the blocks that are, or open with, a numbered heading.
    """
    cut = {blocks.text(rest) for rest in rests}
    repeated = (finding.paragraph for finding in findings if finding.kind == "repeated")
    copies = [copy for copy in repeated if blocks.text(copy) in cut]
    firsts = _firsts(blocks, {blocks.text(copy) for copy in copies})
    ends = sorted(headed)
    found = []
    for copy in copies:
        first = firsts[blocks.text(copy)]
        if (first in rests) == (copy in rests):
            continue
        wrong, right = (first, copy) if copy in rests else (copy, first)
        end = bisect_right(ends, wrong)
        last = (ends[end] if end < len(ends) else len(blocks)) - 1
        if not wrong <= right <= last and abs(right - wrong) <= _FARTHEST:
            words = blocks.text(wrong)[:_EXCERPT]
            found.append(Finding(_KIND, wrong, words, last, right))
    return found


def _firsts(blocks: Blocks, texts: Collection[str]) -> dict[str, int]:
    """Return where each of some texts is first the text of a block."""
    firsts: dict[str, int] = {}
    for index in range(len(blocks)) if texts else ():
        text = blocks.text(index)
        if text in texts:
            firsts.setdefault(text, index)
    return firsts
