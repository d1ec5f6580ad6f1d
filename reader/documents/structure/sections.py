"""From headings with levels to the section tree."""

from __future__ import annotations

from array import array
from sys import intern

from reader.documents.model import Section, SectionKind
from reader.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.paragraphs import Paragraphs
    from reader.documents.structure.headings import Heading

_ROOT = -1


def make_sections(
    headings: list[Heading], paragraphs: Paragraphs, ordinals: Sequence[int]
) -> tuple[Section, ...]:
    """Nest the headings by their levels and return the outermost sections.

    A displaced title interrupts nothing: it becomes a section of one paragraph inside the
    numbered one that it interrupts, so that ranges nest.

    Args:
        headings: in document order; they are taken out of the list as sections are made of them,
            since a long text has very many.
        paragraphs: those of the document.
        ordinals: for each block the paragraph where it went.
    """
    parents, ends = _nested(headings, ordinals, len(paragraphs))
    children: dict[int, list[Section]] = {_ROOT: []}
    starts: dict[int, int] = {}  # so that sections share the number where one ends and one begins
    for index in range(len(headings) - 1, -1, -1):
        heading = headings.pop()
        paragraph = ordinals[heading.block]
        end = max(ends[index], paragraph + 1)
        inside = tuple(reversed(children.pop(index, ())))
        section = Section(
            index,
            heading.level,
            intern(heading.marker),
            paragraphs.text(paragraph)[heading.start : heading.end].rstrip(),
            heading.kind,
            starts.setdefault(paragraph, paragraph),
            heading.start,
            heading.body,
            starts.get(end, end),
            inside,
        )
        children.setdefault(parents[index], []).append(section)
    return tuple(reversed(children[_ROOT]))


def _nested(
    headings: Sequence[Heading], ordinals: Sequence[int], end: int
) -> tuple[Sequence[int], Sequence[int]]:
    """Return for each heading the index of the one around it, and where its section ends."""
    parents, ends = array("l"), array("L")
    stack: list[int] = []
    for index, heading in enumerate(headings):
        paragraph = ordinals[heading.block]
        while stack and _closes(heading, headings[stack[-1]]):
            ends[stack.pop()] = paragraph
        parents.append(stack[-1] if stack else _ROOT)
        if heading.displaced:
            ends.append(paragraph + 1)
        else:
            ends.append(end)
            stack.append(index)
    return parents, ends


def _closes(heading: Heading, section: Heading) -> bool:
    """Tell whether an open section ends where a heading stands."""
    if heading.displaced:
        return section.kind is SectionKind.LEAD
    return section.level >= heading.level
