"""Going from hit to hit."""

from __future__ import annotations

import pytest

from reader.documents.model import Section, SectionKind
from reader.documents.opening import read_document
from reader.documents.outline_columns import OutlineColumns, columns_of
from reader.search import Hit, Span
from reader.tui.hits import NONE, HitList, section_counts
from tests.handmade import changed, document


def hits(*places: tuple[int, int]) -> HitList:
    found = HitList()
    found.add([Hit(p, s, s + 2) for p, s in places], 0)
    return found


FOUND = ((1, 0), (1, 5), (4, 2), (9, 0))


@pytest.mark.parametrize(
    ("place", "index"), [((0, 0), 0), ((1, 0), 0), ((1, 1), 1), ((4, 3), 3), ((9, 1), 0)]
)
def test_the_first_hit_from_a_place_on(place: tuple[int, int], index: int) -> None:
    found = hits(*FOUND)
    found.at_or_after(*place)
    assert found.current == index
    assert found.position == (index + 1, 4)


def test_stepping_goes_round_in_both_directions() -> None:
    found = hits(*FOUND)
    found.at_or_after(9, 0)
    assert found.step(1, 9, 0) == Hit(1, 0, 2)
    assert found.step(-1, 1, 0) == Hit(9, 0, 2)
    assert found.step(-2, 9, 0) == Hit(1, 5, 7)


def test_stepping_starts_from_where_the_reader_is_by_now() -> None:
    found = hits(*FOUND)
    found.at_or_after(1, 0)
    assert found.step(1, 4, 0) == Hit(4, 2, 4)
    assert found.step(-1, 7, 0) == Hit(4, 2, 4)
    assert found.step(1, 7, 0) == Hit(9, 0, 2)


def test_without_hits_there_is_nowhere_to_go() -> None:
    found = hits()
    assert found.at_or_after(3, 0) is None
    assert found.step(1, 0, 0) is None
    assert found.current == NONE
    assert found.position == (0, 0)


def test_hits_that_come_later_keep_the_current_one() -> None:
    found = hits((8, 0), (9, 0))
    found.at_or_after(9, 0)
    found.add([Hit(0, 1, 2), Hit(1, 0, 2)], 0)
    assert found.position == (4, 4)
    found.add([Hit(20, 1, 2)], 20)
    assert found.position == (4, 5)
    assert [hit.paragraph for hit in found.hits] == [0, 1, 8, 9, 20]


def test_what_is_lit_on_a_row() -> None:
    found = HitList()
    found.add([Hit(1, 0, 2), Hit(1, 8, 10, Span(3, 0, 2)), Hit(2, 0, 1), Hit(3, 4, 6)], 0)
    found.at_or_after(1, 8)
    assert list(found.touching(1, 1, 8)) == [(Span(1, 0, 2), False)]
    assert list(found.touching(1, 2, 9)) == [(Span(1, 8, 10), True)]
    assert list(found.touching(3, 0, 5)) == [(Span(3, 0, 2), True), (Span(3, 4, 6), False)]
    assert list(found.touching(3, 2, 4)) == []


def test_places_are_counted_by_their_innermost_section() -> None:
    inner = Section(1, 2, "", "乙", SectionKind.NUMBERED, 2, 0, None, 4)
    outer = Section(0, 1, "", "甲", SectionKind.NUMBERED, 1, 3, None, 6, (inner,))
    last = Section(2, 1, "", "丙", SectionKind.NUMBERED, 6, 0, None, 9)
    doc = changed(document(*"零一二三四五六七八九"), sections=(outer, last))
    places = [(n, at) for n in range(10) for at in (0, 3)]
    expected = {0: 5, 1: 4, 2: 6}
    assert section_counts(doc, places) == expected
    assert section_counts(doc, reversed(places)) == expected
    assert section_counts(document("甲"), [(0, 0)]) == {}


def test_places_are_counted_alike_in_columns() -> None:
    text = "甲办法\n\n第一章 总则\n第一条 清淤。\n第二条 疏浚。\n第二章 附则\n第三条 施行。\n"
    made = read_document(text.encode(), "甲")
    outline = made.outline
    columns = OutlineColumns(columns_of(outline, made.paragraphs), made.paragraphs)
    places = [(n, at) for n in range(len(made.paragraphs)) for at in (0, 2, 5)]
    plain = changed(made, sections=made.sections)
    assert len(columns) == len(outline) > 4
    for place in places:
        path = made.section_path(*place)
        found = columns.innermost(place)
        assert found is None or found[0] == path[-1].index
    assert section_counts(made, places) == section_counts(plain, places)
