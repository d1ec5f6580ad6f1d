from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tinydb import TinyDB

from annotations import Annotation, Quote, Store, UnknownAnnotationError, clock

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "0f" * 8


def mark(paragraph: int, **fields: object) -> Annotation:
    return Annotation(document=DOCUMENT, paragraph=paragraph, **fields)  # type: ignore[arg-type]


def test_an_added_annotation_comes_back_after_opening_again(tmp_path: Path) -> None:
    quote = Quote("民营经济", "促进", "发展")
    added = (
        Store(tmp_path)
        .notebook(DOCUMENT)
        .add(mark(3, start=2, end=6, quote=quote, tags=("#经济", "经济"), note="**要点**"))
    )
    assert added.id
    assert added.tags == ("经济",)
    assert added.created == added.modified != ""
    assert Store(tmp_path).notebook(DOCUMENT).all() == (added,)


def test_annotations_are_in_document_order(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    places = [(5, None, None), (2, 4, 9), (2, None, None), (2, 4, 6), (2, 0, 1)]
    for paragraph, start, end in places:
        notebook.add(mark(paragraph, start=start, end=end))
    found = [(a.paragraph, a.start, a.end) for a in notebook.all()]
    assert found == [(2, None, None), (2, 0, 1), (2, 4, 6), (2, 4, 9), (5, None, None)]
    assert notebook.at(2) == notebook.all()[:4]
    assert notebook.at(3) == ()


def test_the_file_is_plain_tinydb_keyed_by_document_and_paragraph(tmp_path: Path) -> None:
    added = Store(tmp_path).notebook(DOCUMENT).add(mark(7, note="看"))
    with TinyDB(tmp_path / f"{DOCUMENT}.json") as database:
        (row,) = database.table("annotations").all()
    assert (row["document"], row["paragraph"], row["id"]) == (DOCUMENT, 7, added.id)


def test_an_update_changes_only_what_it_is_given(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    added = notebook.add(mark(1, note="甲", colour="yellow"))
    updated = notebook.update(added.id, note="乙")
    assert (updated.note, updated.colour, updated.created) == ("乙", "yellow", added.created)
    assert notebook.get(added.id) == updated


@pytest.mark.parametrize("field", ["id", "document", "created", "colour_of_the_sky"])
def test_an_update_refuses_other_fields(tmp_path: Path, field: str) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    added = notebook.add(mark(1))
    with pytest.raises(TypeError):
        notebook.update(added.id, **{field: "x"})


@pytest.mark.parametrize("identifier", ["", "nothing", "0" * 16, "u" * 16])
def test_an_unknown_annotation_is_an_error(tmp_path: Path, identifier: str) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    for change in (notebook.delete, notebook.update, notebook.restore):
        with pytest.raises(UnknownAnnotationError):
            change(identifier)
    assert not notebook.all()


def test_tags_are_counted(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    first = notebook.add(mark(1, tags=("经济/民营", "要点")))
    notebook.add(mark(2, tags=("要点",)))
    assert notebook.tags() == {"要点": 2, "经济/民营": 1}
    assert notebook.update(first.id, tags=("经济/民营", "新")).tags == ("经济/民营", "新")
    assert notebook.tags() == {"要点": 1, "经济/民营": 1, "新": 1}


def test_nothing_is_written_before_the_first_change(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    notebook = Store(folder).notebook(DOCUMENT, title="某区规划")
    assert not notebook.all()
    assert not folder.exists()
    assert notebook.undo() is None


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    added = Store(tmp_path).notebook(DOCUMENT).add(mark(1, note="甲"))
    updated = Store(tmp_path).notebook(DOCUMENT).update(added.id, note="乙")
    Store(tmp_path).notebook(DOCUMENT).delete(added.id)

    operation = Store(tmp_path).notebook(DOCUMENT).undo()
    assert operation is not None
    assert operation.kind == "delete"
    assert operation.changes == ((added.id, None, updated),)
    Store(tmp_path).notebook(DOCUMENT).undo()
    assert Store(tmp_path).notebook(DOCUMENT).all() == (added,)
    Store(tmp_path).notebook(DOCUMENT).redo()
    notebook = Store(tmp_path).notebook(DOCUMENT)
    assert notebook.all() == (updated,)
    notebook.redo()
    assert notebook.all() == ()
    assert notebook.redo() is None


def test_what_was_deleted_is_in_the_trash_until_it_comes_back(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    added = notebook.add(mark(1, note="甲"))
    notebook.delete(added.id)
    assert [discarded.annotation for discarded in notebook.trash()] == [added]
    assert notebook.restore(added.id) == added
    assert notebook.trash() == []
    notebook.undo()
    notebook.undo()
    assert notebook.all() == (added,)
    assert notebook.trash() == []


def test_what_was_never_made_is_not_in_the_trash(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    added = notebook.add(mark(1, note="甲"))
    notebook.undo()
    assert notebook.trash() == []
    assert set(notebook.removed()) == {added.id}
    notebook.redo()
    assert notebook.removed() == {}
    notebook.delete(added.id)
    notebook.undo()
    notebook.redo()
    assert [discarded.annotation for discarded in notebook.trash()] == [added]
    notebook.restore(added.id)
    notebook.undo()
    assert [discarded.annotation for discarded in notebook.trash()] == [added]


def test_words_of_the_reader_that_cannot_be_made_again_are_in_the_trash(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    _, written = notebook.add_all([mark(1), mark(2, note="甲")])
    notebook.undo()
    assert notebook.trash() == []
    notebook.add(mark(3))
    assert [discarded.annotation for discarded in notebook.trash()] == [written]


def test_two_copies_of_the_program_merge(tmp_path: Path) -> None:
    one, other = (Store(tmp_path).notebook(DOCUMENT) for _ in range(2))
    first = one.add(mark(1))
    second = other.add(mark(2))
    one.update(first.id, note="甲")
    other.update(first.id, colour="green")
    assert {a.id for a in other.all()} == {first.id, second.id}
    assert one.refresh()
    assert not one.refresh()
    assert one.all() == other.all()
    merged = one.get(first.id)
    assert merged is not None
    assert (merged.note, merged.colour) == ("甲", "green")


def test_both_versions_of_a_field_that_two_copies_changed_are_kept(tmp_path: Path) -> None:
    one, other = (Store(tmp_path).notebook(DOCUMENT) for _ in range(2))
    added = one.add(mark(1))
    one.update(added.id, note="甲")
    other.update(added.id, note="乙")
    assert [a.note for a in other.all()] == ["乙"]
    one.undo()
    assert [a.note for a in one.all()] == ["甲"]


def test_annotations_are_found_by_a_tag_or_one_below_it(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    notes = {(2,): ("甲/一", "乙"), (0,): ("甲",), (1,): ("甲/一", "甲/二"), (3,): ("甲乙",)}
    for (paragraph,), tags in notes.items():
        notebook.add(mark(paragraph, tags=tags))
    found = {
        tag: [a.paragraph for a in notebook.tagged(tag)]
        for tag in ("甲", "甲/一", "甲/二", "乙", "甲乙", "无")
    }
    assert found == {
        "甲": [0, 1, 2],
        "甲/一": [1, 2],
        "甲/二": [1],
        "乙": [2],
        "甲乙": [3],
        "无": [],
    }


def test_what_is_said_of_the_document_and_what_refers_to_another(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    first = notebook.add(mark(5, note="段"))
    whole = notebook.add(mark(0, scope="document", links=(first.id,)))
    later = notebook.add(mark(9, links=("z" * 16, first.id)))
    assert notebook.at(0) == ()
    assert notebook.linked_to(first.id) == (whole, later)
    assert notebook.linked_to(later.id) == ()


def test_fingerprints_are_noted_anew(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT, title="题", fingerprints=lambda: ["0" * 16])
    notebook.add(mark(0))
    notebook.set_fingerprints(["1" * 8, "2" * 8])
    again = Store(tmp_path).notebook(DOCUMENT).document
    assert (again.title, again.fingerprints) == ("题", ("1" * 8, "2" * 8))
    assert Store(tmp_path).notebook(DOCUMENT).undo() is not None


def test_times_that_are_given_are_kept(tmp_path: Path) -> None:
    early, late = "2031-05-01T08:00:00.000Z", "2031-05-02T08:00:00.000Z"
    notebook = Store(tmp_path).notebook(DOCUMENT)
    both = notebook.add(mark(0, created=early, modified=late))
    one = notebook.add(mark(1, created=early))
    other = notebook.add(mark(2, modified=early))
    assert (both.created, both.modified) == (early, late)
    assert (one.created, one.modified) == (early, early)
    assert other.modified == early
    assert other.created > early[:2]


def test_the_newest_is_first_in_the_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = Store(tmp_path).notebook(DOCUMENT)
    added = [notebook.add(mark(n)) for n in range(3)]
    for day, annotation in zip((2, 3, 1), added, strict=True):
        now = datetime(2999, 1, day, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        notebook.delete(annotation.id)
    assert [d.annotation.paragraph for d in notebook.trash()] == [1, 0, 2]
    assert [d.time[:10] for d in notebook.trash()] == ["2999-01-03", "2999-01-02", "2999-01-01"]
    monkeypatch.setattr(clock, "now", lambda: datetime(2999, 2, 1, tzinfo=UTC))
    assert [d.annotation.paragraph for d in notebook.trash()] == [1, 0]
