"""Folding the outline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.documents.model import Section, SectionKind
from reader.documents.outline_columns import flat_with_sizes, sizes_of
from reader.tui.outline import DEEPEST, Outline


def build(depths: list[int]) -> tuple[Section, ...]:
    """Make sections of the given depths; a step deeper than one is taken as one."""

    def gather(position: int, depth: int) -> tuple[list[Section], int]:
        sections: list[Section] = []
        while position < len(depths) and depths[position] >= depth:
            index = position
            children, position = gather(position + 1, depth + 1)
            sections.append(
                Section(
                    index,
                    depth,
                    "",
                    f"h{index}",
                    SectionKind.NUMBERED,
                    index,
                    0,
                    None,
                    position,
                    tuple(children),
                )
            )
        return sections, position

    return tuple(gather(0, 0)[0])


def test_rows_depths_and_parents_follow_the_tree() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    assert outline.rows == [0, 1, 2, 3, 4]
    assert [*outline.depths] == [0, 1, 2, 1, 0]
    assert [outline.parent(i) for i in range(5)] == [None, 0, 1, 0, None]
    assert [outline.has_children(i) for i in range(5)] == [True, True, False, False, False]


@given(st.lists(st.integers(min_value=0, max_value=4), max_size=30))
def test_sections_and_their_sizes_are_found_in_one_walk(depths: list[int]) -> None:
    roots = build(depths)
    outline, sizes = flat_with_sizes(roots)
    assert [section.index for section in outline] == [*range(len(outline))]
    assert [*sizes] == [*sizes_of(outline)]
    assert [*sizes] == [section.end - section.index for section in outline]


def test_what_is_very_deep_inside_is_shown_and_folded_too() -> None:
    outline = Outline(build([*range(2 * DEEPEST)]))
    assert outline.depths[-1] == DEEPEST
    assert outline.rows == [*range(DEEPEST)]
    outline.fold_all(folded=False)
    assert len(outline.rows) == 2 * DEEPEST
    outline.fold_to_level(DEEPEST)
    assert outline.rows == [*range(DEEPEST + 1)]


def test_folding_hides_what_is_inside() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    outline.set_folded(0, folded=True)
    assert outline.rows == [0, 4]
    assert outline.row_of(2) == 0
    assert outline.row_of(4) == 1
    outline.set_folded(0, folded=False)
    outline.set_folded(1, folded=True)
    assert outline.rows == [0, 1, 3, 4]
    outline.fold_all(folded=False)
    assert outline.rows == [0, 1, 2, 3, 4]


def test_a_folded_section_counts_for_all_inside_it() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    counts = {0: 1, 2: 5, 4: 7}
    assert [outline.total(i, counts) for i in outline.rows] == [1, 0, 5, 0, 7]
    outline.set_folded(0, folded=True)
    assert [outline.total(i, counts) for i in outline.rows] == [6, 7]


def test_an_outline_too_long_to_overlook_opens_folded() -> None:
    outline = Outline(build([0, *([1, *([2] * 50)] * 20)]))
    assert len(outline) == 1 + 20 * 51
    assert len(outline.rows) == 21


def test_an_empty_outline_has_no_rows() -> None:
    outline = Outline(())
    assert outline.rows == []
    assert outline.row_of(0) == 0


@given(st.lists(st.integers(0, 4), max_size=60), st.lists(st.integers(0, 59), max_size=10))
def test_what_is_folded_together_counts_as_much_as_what_is_open(
    depths: list[int], folds: list[int]
) -> None:
    outline = Outline(build([0, *depths]))
    counts = {index: index + 1 for index in range(len(outline))}
    for index in folds:
        if index < len(outline):
            outline.set_folded(index, folded=True)
    assert sum(outline.total(index, counts) for index in outline.rows) == sum(counts.values())
    assert outline.rows == sorted(outline.rows)


def test_an_outline_is_shown_down_to_a_level() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    outline.fold_to_level(1)
    assert outline.rows == [0, 4]
    outline.fold_to_level(2)
    assert outline.rows == [0, 1, 3, 4]


def test_a_title_around_everything_is_no_level() -> None:
    root = build([0, 1, 2, 1])[0]._replace(kind=SectionKind.TITLE)
    outline = Outline((root,))
    outline.fold_to_level(1)
    assert outline.rows == [0, 1, 3]


def test_sections_without_a_child_to_be_shown_are_folded() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    outline.fold_around({0, 1, 3, 4})
    assert outline.rows == [0, 1, 3, 4]


def test_a_narrowed_outline_shows_what_was_found_and_what_is_around_it() -> None:
    outline = Outline(build([0, 1, 2, 1, 0]))
    outline.fold_all(folded=True)
    outline.narrow([2])
    assert outline.rows == [0, 1, 2]
    assert not outline.is_folded(1)
    outline.narrow([1])
    assert outline.is_folded(1)
    outline.set_folded(1, folded=False)
    assert outline.rows == [0, 1, 2]
    outline.narrow(None)
    assert outline.rows == [0, 4]


@given(st.lists(st.integers(0, 4), max_size=30), st.data())
def test_narrowing_keeps_the_order_and_all_that_was_found(
    depths: list[int], data: st.DataObject
) -> None:
    outline = Outline(build(depths))
    found = data.draw(st.sets(st.sampled_from(range(len(outline))))) if len(outline) else set()
    outline.narrow(found)
    assert outline.rows == sorted(outline.rows)
    assert found <= set(outline.rows)
