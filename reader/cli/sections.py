"""The numbers by which the command line knows sections: 2.1 is the first one in the second."""

from __future__ import annotations

from reader.documents.model import SectionKind
from reader.errors import PizhuError
from reader.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Document, Place, Section

_DIGITS_AND_DOTS = frozenset("0123456789.")


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


def place_named(document: Document, name: str) -> tuple[Place, Place]:
    """Return where a place begins and ends: a section by its number, or whatever is cited.

    Raises:
        PizhuError: the document has no such place.
    """
    if set(name) <= _DIGITS_AND_DOTS:
        section = section_numbered(document, name)
        return (section.paragraph, section.offset), document.section_end(section)
    from reader.documents.passages import Passages

    passage = Passages(document).locate(name)
    return passage.start, passage.end
