"""The list of annotations in an order and in groups: pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotations.placement import ORPHAN
from reader.search import Snippet
from reader.text.sanitise import sanitise
from reader.tui.appearance.colours import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotations.model import Annotation
    from annotations.placement import Placement

ORDERS = ("place", "newest", "oldest", "status")
"""How annotations can be sorted."""
GROUPS = ("none", "section", "tag", "colour")
"""What they can be grouped by."""
_DOUBT = ("uncertain", "orphan", "moved", "anchored")


def snippet_of(annotation: Annotation, around: int) -> Snippet:
    """Return the words of an annotation, else its note, with so many code points on each side."""
    exact, prefix, suffix = (sanitise(" ".join(words.split("\n"))) for words in annotation.quote)
    words = exact or sanitise(" ".join(annotation.note.split())) or "—"
    return Snippet(prefix[-around:], words, suffix[:around], bool(prefix), bool(suffix))


class Heading(NamedTuple):
    """What stands above a group; ``name`` is empty where the annotations have no such thing."""

    name: str
    size: int


def arranged(
    numbered: Sequence[tuple[int, Placement]],
    order: str,
    group: str,
    section_of: Callable[[Placement], str],
) -> list[Heading | tuple[int, Placement]]:
    """Return rows: headings of groups, and below each its annotations with their numbers.

    Args:
        numbered: the annotations, in document order.
        order: one of `ORDERS`.
        group: one of `GROUPS`; with several tags an annotation stands below each.
        section_of: returns the title of the section where an annotation stands.
    """
    rows = _sorted(numbered, order)
    if group == "none":
        return list(rows)
    groups: dict[str, list[tuple[int, Placement]]] = {}
    for row in rows:
        for name in _names(row[1], group, section_of):
            groups.setdefault(name, []).append(row)
    made: list[Heading | tuple[int, Placement]] = []
    for name in _group_order(groups, group):
        made += [Heading(name, len(groups[name])), *groups[name]]
    return made


def _sorted(
    numbered: Sequence[tuple[int, Placement]], order: str
) -> Sequence[tuple[int, Placement]]:
    if order in {"newest", "oldest"}:
        return sorted(
            numbered, key=lambda row: row[1].annotation.modified, reverse=order == "newest"
        )
    if order == "status":
        return sorted(numbered, key=lambda row: _DOUBT.index(row[1].status))
    return numbered


def _names(
    placement: Placement, group: str, section_of: Callable[[Placement], str]
) -> Sequence[str]:
    annotation = placement.annotation
    if group == "tag":
        return annotation.tags or ("",)
    if group == "colour":
        return (annotation.colour or "",)
    return ("" if placement.status == ORPHAN else section_of(placement),)


def _group_order(names: Iterable[str], group: str) -> list[str]:
    """Return tags by name, colours in their usual order, sections as they come; no name last."""
    if group == "tag":
        return sorted(names, key=lambda name: (not name, name))
    if group == "colour":
        return sorted(names, key=lambda name: (not name, name not in MARKS, _rank(name), name))
    return sorted(names, key=lambda name: not name)


def _rank(colour: str) -> int:
    return MARKS.index(colour) if colour in MARKS else 0
