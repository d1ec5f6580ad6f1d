"""Finding what a citation leads to: a section, a part of an article, a box, a table.

>>> passages = Passages(document)  # an index of the outline, built once
>>> passages.resolve("第二十三条第二款")  # None where the document has no such place
>>> passages.resolve("本章第二节", near=(41, 0))
>>> passages.locate("第九十九条")  # raises an error that says what there is

A citation is given as text, or as `citations.citations_in` found it in a running text. ``near`` is
where the reader is, or where the citation stands: it decides between several places of one name,
the innermost section first, and 本章, 前款 and a bare （三） count from it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import suppress
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.articles import Part, clauses, items_with, part_at
from reader.documents.citations import (
    ARTICLE,
    ITEM,
    PARTS,
    Name,
    item_of,
    label_of,
    name_of,
    parse_citation,
)
from reader.documents.model import ParagraphKind
from reader.documents.outline_columns import sizes_of
from reader.documents.structure.markers import COMMA
from reader.errors import PizhuError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.citations import Citation, Step
    from reader.documents.model import Document, Place, Section

_SHOWN = 6
_NAMELESS = 0
_INSTEAD = {"部分": COMMA}
"""What a unit may be in a document without it: 第一部分 of a report is its 一、."""


class Passage(NamedTuple):
    """What a citation leads to.

    Attributes:
        start: where it begins, its number included.
        end: just behind it; the start of the next paragraph where it ends with one.
        section: the innermost section that was cited, None for a caption outside of any.
    """

    start: Place
    end: Place
    section: Section | None

    def spans(self, document: Document) -> Iterator[tuple[int, int, int]]:
        """Yield the paragraphs that it covers, each with the span of it that belongs to it."""
        last = min(self.end[0] + (self.end[1] > 0), len(document.paragraphs))
        for ordinal in range(self.start[0], last):
            first = self.start[1] if ordinal == self.start[0] else 0
            whole = len(document.paragraphs[ordinal].text)
            yield ordinal, first, self.end[1] if ordinal == self.end[0] else whole


class Passages:
    """The places of one document by what they are cited as.

    Building it takes time linear in the outline, and 16 bytes for each section; finding a section
    a hundredth of that time, and a part of an article the length of the article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sizes = sizes_of(document.outline)
        self._divided: dict[int, tuple[Part, ...]] = {}
        self._names = array("q")  # a hash of the name of each section, `_NAMELESS` for none
        self._units = array("q")  # likewise of its unit
        for section in document.outline:
            name = name_of(section)
            self._names.append(_NAMELESS if name is None else hash(name))
            self._units.append(_NAMELESS if name is None else hash(name.unit))

    def resolve(self, citation: Citation | str, near: Place | None = None) -> Passage | None:
        """Return what a citation leads to; None where that is nothing, or more than one place."""
        try:
            return self.locate(citation, near)
        except PizhuError:
            return None

    def locate(self, citation: Citation | str, near: Place | None = None) -> Passage:
        """Return what a citation leads to.

        Raises:
            PizhuError: it is no citation, or leads nowhere, or to more than one place; the
                message says what there is.
        """
        read = parse_citation(citation) if isinstance(citation, str) else citation
        if read is None:
            raise PizhuError("citations.unreadable", text=citation)
        whole = [step for step in read.steps if step.name.unit not in PARTS]
        found: Passage | None = None
        for step in whole:
            found = self._enter(step, found and found.section, near)
        parts = read.steps[len(whole) :]
        if not parts:
            assert found is not None  # noqa: S101  (a citation has steps)
            return found
        article = (found and found.section) or self._around(ARTICLE, parts[0], near)
        return self._part(article, parts, near)

    def _enter(self, step: Step, outer: Section | None, near: Place | None) -> Passage:
        if step.shift is not None:
            return self._whole(self._beside(step, near))
        scopes = list(self._scopes(outer, near))
        section = self._find(step.name, step, scopes)
        if section is None and step.name.unit in _INSTEAD:
            section = self._find(Name(_INSTEAD[step.name.unit], step.name.number), step, scopes)
        if section is not None:
            return self._whole(section)
        passage = self._outside(step, outer, near)
        if passage is None:
            raise self._missing(step, outer)
        return passage

    def _whole(self, section: Section) -> Passage:
        start = (section.paragraph, section.offset)
        return Passage(start, self._document.section_end(section), section)

    def _find(self, name: Name, step: Step, scopes: Sequence[range]) -> Section | None:
        for scope in scopes:
            inside = [*islice(_having(self._names, hash(name), scope), _SHOWN)]
            if len(inside) > 1:
                sections = [self._document.outline[index] for index in inside]
                count = self._names[scope.start : scope.stop].count(hash(name))
                raise self._several(step, [(s.paragraph, s.offset) for s in sections], count)
            if inside:
                return self._document.outline[inside[0]]
        return None

    def _scopes(self, outer: Section | None, near: Place | None) -> Iterator[range]:
        """Yield the parts of the outline to look in, innermost first."""
        if outer is not None:
            yield self._inside(outer)
            return
        yield from (self._inside(section) for section in self._path(near))
        yield range(len(self._document.outline))

    def _inside(self, section: Section) -> range:
        return range(section.index, section.index + self._sizes[section.index])

    def _path(self, near: Place | None) -> Sequence[Section]:
        """Return the sections around a place, innermost first."""
        return self._document.section_path(*near)[::-1] if near is not None else ()

    def _around(self, unit: str, step: Step, near: Place | None) -> Section:
        for section in self._path(near):
            name = name_of(section)
            if name is not None and name.unit == unit:
                return section
        raise PizhuError("citations.nowhere", step=step.text)

    def _beside(self, step: Step, near: Place | None) -> Section:
        """Return the section of a unit around the reader's place, or the one next to it."""
        here = self._around(step.name.unit, step, near)
        shift = step.shift or 0
        ahead = range(here.index + 1, len(self._units))
        behind = range(here.index - 1, -1, -1)
        same = (
            i for i in (ahead if shift > 0 else behind) if self._units[i] == hash(step.name.unit)
        )
        index = next(islice(same, abs(shift) - 1, None), None) if shift else here.index
        if index is None:
            raise PizhuError("citations.nowhere", step=step.text)
        return self._document.outline[index]

    def _part(self, article: Section, steps: Sequence[Step], near: Place | None) -> Passage:
        """Return a part of an article; an item may be named without its paragraph."""
        parts = self._clauses(article)
        within = article.marker or article.title
        for place, step in enumerate(steps):
            number = step.name.number
            if step.shift is not None and near is not None:
                parts = self._around_item(parts, near) if step.name.unit == ITEM else parts
                number = str((part_at(parts, near) or 0) + step.shift)
            elif step.name.unit == ITEM and place == 0:
                parts = items_with(parts, number) or self._taiwanese(parts)
            found = next((part for part in parts if str(part.number) == number), None)
            if found is None:
                raise _no_part(step, within, parts)
            parts, within = found.parts, within + step.text
        assert found is not None  # noqa: S101  (there are steps)
        return Passage(found.start, found.end, article)

    def _around_item(self, parts: tuple[Part, ...], near: Place) -> tuple[Part, ...]:
        """Return the items among which the reader is; in statutes of Taiwan the paragraphs."""
        inside = (part.parts for part in parts if part.start <= near < part.end and part.parts)
        return self._taiwanese(parts) or next(inside, ())

    def _clauses(self, article: Section) -> tuple[Part, ...]:
        """Return the paragraphs of an article, which is often cited more than once."""
        if article.index not in self._divided:
            start = (article.paragraph, article.body or 0)
            if article.body is None:
                start = (article.paragraph + 1, 0)
            end = self._document.section_end(article)
            self._divided[article.index] = clauses(self._document, start, end)
        return self._divided[article.index]

    def _taiwanese(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return the paragraphs where 第二項 may mean one: in statutes of Taiwan."""
        return parts if self._document.script == "traditional" else ()

    @cached_property
    def _labels(self) -> dict[Name, list[int]]:
        """The ordinals of captions and items by what they are cited as."""
        found: dict[Name, list[int]] = {}
        readers = {ParagraphKind.CAPTION: label_of, ParagraphKind.ITEM: item_of}
        for paragraph in self._document.paragraphs:
            read = readers.get(paragraph.kind)
            name = read(paragraph.text) if read else None
            if name is not None:
                found.setdefault(name, []).append(paragraph.ordinal)
        return found

    def _outside(self, step: Step, outer: Section | None, near: Place | None) -> Passage | None:
        """Find a caption, or an item, that is no section."""
        ordinals = self._labels.get(step.name, [])
        for section in [outer] if outer else self._path(near):
            first = bisect_left(ordinals, section.paragraph)
            if first < len(ordinals) and ordinals[first] < section.end:
                return self._paragraph(ordinals[first], section)
        if outer is not None or not ordinals:
            return None
        if len(ordinals) > 1:
            raise self._several(step, [(o, 0) for o in ordinals[:_SHOWN]], len(ordinals))
        return self._paragraph(ordinals[0], None)

    def _paragraph(self, ordinal: int, section: Section | None) -> Passage:
        return Passage((ordinal, 0), (ordinal + 1, 0), section)

    def _missing(self, step: Step, outer: Section | None) -> PizhuError:
        """Say what there is of the unit instead."""
        scope = self._inside(outer) if outer else range(len(self._document.outline))
        same = [*_having(self._units, hash(step.name.unit), scope)]
        within = outer.title if outer else self._document.title
        if not same:
            return PizhuError("citations.no-such-unit", step=step.text, within=within)
        first, last = (self._document.outline[i].marker for i in (same[0], same[-1]))
        return PizhuError(
            "citations.missing",
            step=step.text,
            within=within,
            first=first,
            last=last,
            count=len(same),
        )

    def _several(self, step: Step, shown: Sequence[Place], count: int) -> PizhuError:
        """Say where the first of several places are."""
        paths = [self._document.section_path(*place) for place in shown]
        named = [" ".join(s.marker or s.title for s in path if s.level) for path in paths]
        places = "; ".join([*dict.fromkeys(named), *(["…"] if count > len(shown) else [])])
        return PizhuError("citations.several", step=step.text, count=count, places=places)


def _having(column: array[int], value: int, scope: range) -> Iterator[int]:
    """Yield where in a part of a column a value stands, in order."""
    at = scope.start - 1
    with suppress(ValueError):
        while True:
            at = column.index(value, at + 1, scope.stop)
            yield at


def _no_part(step: Step, within: str, parts: Sequence[Part]) -> PizhuError:
    """Say how many parts of this kind there are."""
    values = {"step": step.text, "within": within, "unit": step.name.unit, "count": len(parts)}
    return PizhuError("citations.no-part" if parts else "citations.no-parts", **values)
