from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.side_by_side import both_ways
from tests.handmade import document

FERRY = "本章程适用于临江区的各个渡口，船工和旅客都应当遵守其中的规定。"
BOATS = "每年春天修船一次，修好以后由区交通局派人验收，合格的才可以下水。"
FARES = "过江的船票一律两元，老人和学生减半，运货的按照重量另外计算。"
NIGHT = "夜里十点以后停航，遇到大雾、大风和洪水也要停航并且挂出红灯。"
OTHER = "蚕豆开花的时候，岸边的孩子们带着风筝从镇上跑来，一直玩到天黑。"


def test_reworded_paragraphs_stand_for_one_another() -> None:
    there, here = both_ways(
        document(FERRY, BOATS, FARES), document(OTHER, FERRY, BOATS.replace("春天", "秋天"), FARES)
    )
    assert [there.of(at, 0)[0] for at in range(3)] == [1, 2, 3]
    assert [here.of(at, 0)[0] for at in (1, 2, 3)] == [0, 1, 2]


def test_a_split_paragraph_is_gone_through_as_one() -> None:
    there, here = both_ways(document(FERRY, BOATS + FARES), document(FERRY, BOATS, FARES))
    assert there.of(1, 0) == (1, 0)
    assert there.of(1, len(BOATS) + 3) == (2, 3)
    assert here.of(2, 3) == (1, len(BOATS) + 3)


def test_what_was_moved_is_found_where_it_stands() -> None:
    there, here = both_ways(
        document(NIGHT, FERRY, BOATS, FARES), document(FERRY, BOATS, FARES, NIGHT)
    )
    assert (there.of(0, 5), here.of(3, 5)) == ((3, 5), (0, 5))
    assert there.of(2, 0) == (1, 0)


def test_what_has_no_counterpart_lies_between_its_neighbours() -> None:
    there, _ = both_ways(document(FERRY, OTHER, BOATS), document(FERRY, BOATS))
    assert there.of(1, 0)[0] in {0, 1}


@given(
    st.lists(st.sampled_from([FERRY, BOATS, FARES, NIGHT, OTHER, "一、", ""]), max_size=8),
    st.lists(st.sampled_from([FERRY, BOATS, FARES[:12], FARES[12:], "一、", ""]), max_size=8),
)
@settings(max_examples=60, deadline=None)
def test_every_place_has_a_counterpart_that_is_there(old: list[str], new: list[str]) -> None:
    documents = document(*old), document(*new)
    for way, (one, other) in zip(both_ways(*documents), (documents, documents[::-1]), strict=True):
        for paragraph in one.paragraphs:
            for offset in range(0, len(paragraph.text) + 1, 7):
                at, place = way.of(paragraph.ordinal, offset)
                if other.paragraphs:
                    assert 0 <= place <= len(other.paragraphs[at].text)
