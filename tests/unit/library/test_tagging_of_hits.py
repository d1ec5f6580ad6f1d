"""Tags for everything that a search finds: what is planned, done and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from annotations import annotate, bulk
from annotations.model import AS_IS
from annotations.placement import ORPHAN, Placement, stored_spot
from reader.documents.opening import open_document
from reader.library.annotating.tagging import Tagged, plan_found, plan_hits
from reader.library.notebooks import Target, open_notebook, open_store, placements
from reader.search import Hit, compile_query
from reader.search.hits import Span

if TYPE_CHECKING:
    from pathlib import Path

    from annotations import Annotation
    from reader.documents.model import Document

TEXT = """\
临江区巡河办法

第一条 为了巡河，制定本办法。
第二条 每月巡河一次，汛期每日巡河。
第三条 本办法自公布之日起施行。
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "巡河.txt"
    path.write_text(TEXT, encoding="utf-8")
    return open_document(path)


def stored(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(a.quote.exact, a.tags) for a in open_notebook(document).all()]


def test_the_notebook_knows_its_document_when_it_begins_with_tagged_hits(
    document: Document,
) -> None:
    store = open_store()
    bulk.run(store, plan_hits(store, [document], compile_query("巡河"), ["水"]))
    (notebook,) = open_store().notebooks()
    target = Target(document)
    assert notebook.document.title == "临江区巡河办法"
    assert notebook.document.path == str(document.path)
    assert notebook.document.fingerprints == tuple(p[:8] for p in target.fingerprints())
    assert stored(document) == [("巡河", ("水",))] * 4
    assert bulk.undo_last(store) == "tag-hits"
    assert stored(document) == []


def test_new_annotations_say_who_made_them(document: Document) -> None:
    (change,) = plan_found(tagged(document), [Hit(2, 0, 3)], ["水"], "阿甲").documents[document.id]
    assert change.annotation.author == "阿甲"


def tagged(document: Document) -> Tagged:
    notebook = open_notebook(document)
    return Tagged(document, notebook, placements(document, notebook))


def add(document: Document, hit: Hit, **facets: Any) -> Annotation:  # noqa: ANN401  (fields of Annotation)
    return open_notebook(document).add(annotate(Target(document), *hit[:3], **facets))


def test_an_annotation_that_stands_there_gets_what_it_lacks(document: Document) -> None:
    here, there = Hit(2, 6, 8), Hit(3, 6, 8)
    add(document, here, tags=("河", "水"), note="想")
    add(document, there, tags=("水", "巡"))
    plan = plan_found(tagged(document), [here, there], ["水", "巡"], "")
    (change,) = plan.documents[document.id]
    assert (change.annotation.note, change.after) == ("想", ("河", "水", "巡"))
    assert plan.infos == {}


def test_what_is_left_as_it_is_or_has_no_place_is_no_annotation_for_a_hit(
    document: Document,
) -> None:
    hit = Hit(2, 6, 8)
    add(document, hit, kind=AS_IS)
    lost = annotate(Target(document), *hit[:3], note="失")
    orphan = Placement(lost, ORPHAN, stored_spot(lost, 0.0))
    about = tagged(document)
    plan = plan_found(about._replace(placed=[*about.placed, orphan]), [hit], ["水"], "")
    (change,) = plan.documents[document.id]
    assert change.before is None


def test_a_hit_over_a_page_cut_is_one_annotation(document: Document) -> None:
    hit = Hit(2, 9, len(document.paragraphs[2].text), Span(3, 0, 3))
    (change,) = plan_found(tagged(document), [hit], ["水"], "").documents[document.id]
    made = change.annotation
    assert (made.start, made.until) == (9, (3, 3))
    assert made.quote.exact.endswith("\n第三条")
    open_notebook(document).add(made)
    assert plan_found(tagged(document), [hit], ["水"], "").total == 0


def test_no_tag_is_no_plan(document: Document) -> None:
    with pytest.raises(ValueError, match="#"):
        plan_hits(open_store(), [document], compile_query("河"), [" # "])
