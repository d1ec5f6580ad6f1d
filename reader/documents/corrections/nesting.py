"""From the tree of sections to a row of headings, which can be changed, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Heading(NamedTuple):
    """A section apart from its neighbours.

    Attributes:
        section: of which neither ``index`` nor ``end`` nor ``children`` counts.
        displaced: whether it interrupts the section around it without ending it, and has only
            its own paragraph.
    """

    section: Section
    displaced: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins: a paragraph and an offset."""
        return self.section.paragraph, self.section.offset


def headings_of(sections: Sequence[Section], count: int) -> Iterator[Heading]:
    """Yield the headings of an outline in document order.

    Args:
        sections: its roots.
        count: how many paragraphs the document has.
    """
    pending: list[tuple[Section, int, bool]] = []
    _push(pending, sections, -1, count)
    while pending:
        section, end, displaced = pending.pop()
        yield Heading(section, displaced)
        _push(pending, section.children, section.level, max(section.end, end))


def _push(
    pending: list[tuple[Section, int, bool]], sections: Sequence[Section], level: int, end: int
) -> None:
    for index in range(len(sections) - 1, -1, -1):
        section = sections[index]
        after = sections[index + 1] if index + 1 < len(sections) else None
        limit = end if after is None else after.paragraph
        deeper = after is not None and after.level > section.level
        early = not section.children and section.end < limit
        pending.append((section, section.end, section.level <= level or deeper or early))


class _Node:
    __slots__ = ("children", "end", "heading")

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.end = 0
        self.children: list[_Node] = []


def nested(headings: Iterable[Heading], count: int) -> tuple[Section, ...]:
    """Return the outline of headings in document order: each ends where one as high begins.

    Args:
        headings: in document order.
        count: how many paragraphs the document has.
    """
    roots: list[_Node] = []
    order: list[_Node] = []
    stack: list[_Node] = []
    for heading in headings:
        node = _Node(heading)
        order.append(node)
        while stack and _closes(heading, stack[-1].heading.section):
            stack.pop().end = heading.section.paragraph
        (stack[-1].children if stack else roots).append(node)
        if heading.displaced:
            node.end = heading.section.paragraph + 1
        else:
            stack.append(node)
    for node in stack:
        node.end = count
    made: dict[int, Section] = {}
    for index in range(len(order) - 1, -1, -1):
        node = order[index]
        section = node.heading.section
        children = tuple(made.pop(id(child)) for child in node.children)
        end = max(node.end, section.paragraph + 1)
        made[id(node)] = section._replace(index=index, end=end, children=children)
    return tuple(made[id(root)] for root in roots)


def _closes(heading: Heading, section: Section) -> bool:
    if heading.displaced:
        return section.kind is SectionKind.LEAD
    return section.level >= heading.section.level
