"""Annotations over several paragraphs, on sections and on the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, Store, annotate
from annotations.anchoring import accept, refreshed, resolve
from annotations.model import DOCUMENT, End, Part, from_record, to_record
from annotations.placement import ANCHORED, MOVED, ORPHAN, UNCERTAIN, Placement
from annotations.quote import annotate_document
from tests.anchored import Text

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    "望江新区河道管护办法",
    "第一条　为了管好辖区河道，制定本办法，各街道遵照执行。",
    "第二条　河道每季度巡查一次，发现淤积的，十日内清理完毕。",
    "第三条　沿河单位不得向河道倾倒渣土，违者责令恢复原状。",
    "第四条　本办法自明年一月一日起施行，由水务局负责解释。",
]


OLD = Text("old", PARAGRAPHS)
ACROSS = annotate(OLD, 1, 15, until=End(3, 6))


def same(text: str) -> str:
    return text


def place(target: Text, annotation: Annotation = ACROSS) -> Placement:
    origins = {"old": [OLD.fingerprint(n) for n in range(OLD.paragraph_count)]}
    (placement,) = resolve([annotation], target, same, origins)
    return placement


def words(target: Text, placement: Placement) -> str:
    return refreshed(placement, target).quote.exact


def test_a_span_over_paragraphs_knows_its_parts_and_its_words() -> None:
    assert ACROSS.end == len(PARAGRAPHS[1])
    assert ACROSS.parts == [Part(1, 15, ACROSS.end), Part(2, None, None), Part(3, 0, 6)]
    expected = f"{PARAGRAPHS[1][15:]}\n{PARAGRAPHS[2]}\n{PARAGRAPHS[3][:6]}"
    assert ACROSS.quote.exact == expected
    assert ACROSS.quote.prefix.endswith(PARAGRAPHS[1][:15])
    assert ACROSS.quote.suffix.startswith(PARAGRAPHS[3][6:])


@pytest.mark.parametrize(
    "place_",
    [
        {"paragraph": 3, "start": 1, "end": 2, "until": End(3, 4)},
        {"paragraph": 3, "until": End(4, 1)},
        {"paragraph": 3, "start": 1, "end": 2, "until": End(4, 0)},
    ],
)
def test_impossible_spans_are_refused(place_: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Annotation(document="old", **place_)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r".*"):
        annotate(OLD, 1, 2, until=End(9, 1))


def test_what_is_stored_comes_back() -> None:
    annotation = annotate(OLD, 1, 3, until=End(2, 4), links=("0" * 16,), author="甲")
    assert from_record(to_record(annotation)) == annotation
    assert from_record(to_record(annotate_document(OLD, note="全文"))).scope == DOCUMENT


def test_where_nothing_changed_it_is_anchored() -> None:
    placement = place(OLD)
    assert (placement.status, placement.spot.parts) == (ANCHORED, ACROSS.parts)


def test_paragraphs_that_moved_together_take_it_along() -> None:
    target = Text("new", ["序", "说明", *PARAGRAPHS])
    placement = place(target)
    assert (placement.status, placement.spot.until) == (MOVED, End(5, 6))
    assert words(target, placement) == ACROSS.quote.exact


@pytest.mark.parametrize("ordinal", [1, 2, 3])
def test_it_is_found_when_any_of_its_paragraphs_was_edited(ordinal: int) -> None:
    changed = PARAGRAPHS[ordinal].replace("河道", "河道和沟渠", 1).replace("，", "，并", 1)
    target = Text("new", [*PARAGRAPHS[:ordinal], changed, *PARAGRAPHS[ordinal + 1 :]])
    placement = place(target)
    assert placement.status in {MOVED, ANCHORED}
    assert (placement.spot.paragraph, placement.spot.until and placement.spot.until[0]) == (1, 3)


def test_it_is_found_in_paragraphs_that_were_joined() -> None:
    target = Text("new", [PARAGRAPHS[0], "".join(PARAGRAPHS[1:4]), PARAGRAPHS[4]])
    placement = place(target)
    assert placement.status == MOVED
    assert words(target, placement) == ACROSS.quote.exact.replace("\n", "")


def test_a_passage_whose_paragraph_was_cut_runs_on() -> None:
    marked = annotate(OLD, 2, 4, 25)
    target = Text("new", [*PARAGRAPHS[:2], PARAGRAPHS[2][:14], PARAGRAPHS[2][14:], *PARAGRAPHS[3:]])
    placement = place(target, marked)
    assert placement.spot.until == End(3, 11)
    assert words(target, placement).replace("\n", "") == marked.quote.exact


def test_it_is_an_orphan_when_its_words_are_gone() -> None:
    target = Text("new", [PARAGRAPHS[0], PARAGRAPHS[4]])
    assert place(target).status in {ORPHAN, UNCERTAIN}


def test_an_annotation_of_the_document_is_never_lost() -> None:
    target = Text("new", ["别的文字"])
    about = annotate_document(OLD, note="全文的看法")
    placement = place(target, about)
    assert placement.status == ANCHORED
    assert refreshed(placement, target).document == "new"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_edit_gives_a_span_inside_the_document(data: st.DataObject) -> None:
    text = "\n".join(PARAGRAPHS)
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text)))
        piece = data.draw(st.text("河道，。\n", max_size=6))
        text = text[:start] + piece + text[start + data.draw(st.integers(0, 60)) :]
    target = Text("new", text.split("\n"))
    placement = place(target)
    if placement.status != ORPHAN:
        for ordinal, first, last in placement.spot.parts:
            assert 0 <= (first or 0) <= (last or 0) <= len(target.text(ordinal)) or last is None
        assert refreshed(placement, target).quote.exact


def test_a_notebook_finds_it_at_each_of_its_paragraphs(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook("old")
    across = notebook.add(ACROSS)
    about = notebook.add(annotate_document(OLD, note="全文"))
    assert [notebook.at(ordinal) for ordinal in (0, 1, 2, 3, 4)] == [
        (),
        *[(across,)] * 3,
        (),
    ]
    assert [a for a in notebook.all() if a.scope == DOCUMENT] == [about]


def test_an_accepted_place_is_stored_whole(tmp_path: Path) -> None:
    target = Text("new", ["序", *PARAGRAPHS])
    notebook = Store(tmp_path).notebook("new")
    kept = notebook.add(ACROSS)
    assert accept(notebook, [place(target, kept)], target) is not None
    (after,) = notebook.all()
    assert (after.document, after.paragraph, after.until) == ("new", 2, End(4, 6))


def test_links_are_set_and_taken_away_and_found_from_the_other_end(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook("old")
    one, other = notebook.add(annotate(OLD, 1)), notebook.add(annotate(OLD, 2))
    notebook.link(one.id, other.id)
    assert [a.id for a in notebook.linked_to(other.id)] == [one.id]
    notebook.undo()
    assert notebook.linked_to(other.id) == ()
    notebook.redo()
    notebook.link(one.id, other.id, linked=False)
    assert notebook.linked_to(other.id) == ()


def test_the_author_of_the_store_signs_new_annotations_only(tmp_path: Path) -> None:
    notebook = Store(tmp_path, "林").notebook("old")
    mine = notebook.add(annotate(OLD, 1))
    theirs = notebook.add(Annotation(document="old", paragraph=2, id="0" * 16))
    signed = notebook.add(annotate(OLD, 3, author="周"))
    assert [a.author for a in (mine, theirs, signed)] == ["林", "", "周"]
