"""What is said about a comparison, in the user's language; the same in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparison.alignment import Kind
from reader.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.comparison.collation import Collation, Pairing
    from reader.comparison.seams import Repair

_ALONE = (Kind.MISSING, Kind.ADDED)


def numbers(ordinals: Sequence[int]) -> str:
    """Return paragraphs as they are shown: ¶3, ¶3–5; ordinals that follow one another."""
    if not ordinals:
        return ""
    first, last = ordinals[0] + 1, ordinals[-1] + 1
    return f"¶{first}" if first == last else f"¶{first}–{last}"


def runs(collation: Collation) -> list[list[Pairing]]:
    """Return the pairings; such as only one document has stand together where they follow."""
    found: list[list[Pairing]] = []
    for pairing in collation.pairings:
        kind = pairing.block.kind
        if found and kind in _ALONE and found[-1][-1].block.kind is kind:
            found[-1].append(pairing)
        else:
            found.append([pairing])
    return found


def places(run: Sequence[Pairing]) -> str:
    """Return which paragraphs of both documents a run holds: ¶4 → ¶25, ¶1–3 →, → ¶12."""
    old = [ordinal for pairing in run for ordinal in pairing.block.old]
    new = [ordinal for pairing in run for ordinal in pairing.block.new]
    return f"{numbers(old)} → {numbers(new)}".strip()


def described(pairing: Pairing) -> str:
    """Return in words how paragraphs stand to each other."""
    block = pairing.block
    if block.kind is Kind.REPEATED and block.repeats is not None:
        return tr("comparison.kind-repeated", n=block.repeats + 1)
    told = [tr("comparison.moved")] if block.moved else []
    if block.kind is not Kind.PAIR:
        told.append(tr(f"comparison.kind-{block.kind}"))
    if pairing.changes and block.kind is not Kind.REWRITTEN:
        told.append(tr("comparison.differences", n=len(pairing.changes)))
    return " · ".join(told) or tr("comparison.same")


def summary(collation: Collation) -> list[str]:
    """Return the counts that are not zero, each in words."""
    counts = collation.summary._asdict().items()
    return [tr(f"comparison.count-{name}", n=count) for name, count in counts if count]


def proposal(repair: Repair) -> str:
    """Return in words what is wrong with a copy and what would repair it."""
    wanting = [span for span in repair.wanting if span.end > span.start]
    values = {
        "paragraph": repair.paragraph + 1,
        "next": repair.paragraph + 2,
        "source": numbers([span.paragraph for span in wanting]),
        "n": sum(span.end - span.start for span in wanting),
        "behind": 0 if repair.behind is None else repair.behind + 1,
    }
    return tr(f"comparison.fault-{repair.fault}", **values)
