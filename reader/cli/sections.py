"""The numbers by which the command line knows sections: 2.1 is the first one in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import SectionKind
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document, Section


class Numbered(NamedTuple):
    """A section, its number (empty for the document's title) and how deep it lies."""

    number: str
    depth: int
    section: Section


def numbered(sections: Sequence[Section]) -> Iterator[Numbered]:
    """Yield all sections with their numbers, in document order.

    A title is not counted: what it holds, or what follows it, is the first level.
    """
    count = 0
    for section in sections:
        if section.kind is SectionKind.TITLE:
            yield Numbered("", 0, section)
            tops: Sequence[Section] = section.children
        else:
            tops = (section,)
        for top in tops:
            count += 1
            yield from _below(str(count), 0, top)


def _below(number: str, depth: int, section: Section) -> Iterator[Numbered]:
    yield Numbered(number, depth, section)
    for place, child in enumerate(section.children, 1):
        yield from _below(f"{number}.{place}", depth + 1, child)


def section_numbered(document: Document, number: str) -> Section:
    """Return the section of a number.

    Raises:
        PizhuError: the document has none of that number.
    """
    for found in numbered(document.sections):
        if found.number == number:
            return found.section
    raise PizhuError("cli.no-section", number=number, title=document.title)


def end_of(document: Document, section: Section) -> tuple[int, int]:
    """Return the place just behind a section: a paragraph and an offset in it.

    The next section may begin inside the last paragraph of this one.
    """
    inside = sum(1 for _ in section.walk())
    following = document.outline[section.index + inside :]
    if following and following[0].paragraph < section.end:
        return following[0].paragraph, following[0].offset
    return section.end, 0
