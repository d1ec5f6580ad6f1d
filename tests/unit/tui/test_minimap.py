"""The strip that shows where marks are."""

from __future__ import annotations

from reader.layout import Layout, Point, Rendition, Viewport
from reader.tui.widgets.minimap import HIT, NOTE, READER, Minimap, edges
from tests.handmade import document

HEIGHT = 10
ELSEWHERE = Point(99, 0)
MADE = Layout(Rendition(document(*["江边的人家"] * 100)), 40)


def strip(**marks: list[tuple[int, int]]) -> list[tuple[str, tuple[str, ...]]]:
    named = {HIT: marks.get("hits", []), NOTE: marks.get("notes", [])}
    return [(cell.text, cell.names) for cell in Minimap().cells(MADE, HEIGHT, named, ELSEWHERE)]


def test_a_cell_stands_for_two_parts() -> None:
    cells = strip(notes=[(0, 0)], hits=[(16, 0), (17, 1), (41, 0)])
    assert cells[0] == ("▀", (NOTE,))
    assert cells[1] == ("▄", (HIT,))
    assert cells[4] == ("▀", (HIT,))
    assert cells[-1] == ("▄", (READER,))
    assert {text for text, _ in (cells[2], cells[3], *cells[5:-1])} == {" "}


def test_parts_of_one_cell_look_each_as_it_is() -> None:
    assert strip(notes=[(0, 0)], hits=[(6, 0)])[0] == ("▀", (NOTE, f"{HIT}-below"))
    assert strip(notes=[(0, 0), (6, 0)])[0] == ("█", (NOTE,))


def test_annotations_show_over_hits() -> None:
    assert strip(notes=[(50, 1)], hits=[(50, 0)])[5] == ("▀", (NOTE,))


def test_places_in_one_long_paragraph_are_told_apart() -> None:
    made = Layout(Rendition(document("江" * 20_000)), 40)
    cells = Minimap().cells(made, HEIGHT, {HIT: [(0, 10_050)]}, Point(0, 0))
    assert cells[5] == ("▀", (HIT,))
    assert cells[0] == ("▀", (READER,))


def test_nothing_is_marked_where_all_is_on_the_screen() -> None:
    view = Viewport(MADE, 1000)
    assert {cell.text for row in edges(view, 1000, {NOTE: [(3, 0)]}) for cell in row} == {" "}
