from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, StorageError, Store
from annotations.codebook import Code, Codebook

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW, OTHER = "aa", "bb", "cc"


def fingerprints(*numbers: int) -> list[str]:
    return [f"{number:016x}"[::-1] for number in numbers]


def annotated(
    store: Store, document: str, path: str = "", paragraphs: range = range(10), marks: int = 2
) -> list[Annotation]:
    notebook = store.notebook(
        document, title=f"标题{document}", path=path, fingerprints=lambda: fingerprints(*paragraphs)
    )
    drafts = [
        Annotation(document=document, paragraph=n, tags=(f"标签{n}",), fingerprint=print_)
        for n, print_ in enumerate(fingerprints(*paragraphs)[:marks])
    ]
    return notebook.add_all(drafts)


def test_documents_are_listed_without_their_sources(tmp_path: Path) -> None:
    annotated(Store(tmp_path), OLD, "/a.txt", marks=3)
    annotated(Store(tmp_path), NEW, "/b.txt", marks=1)
    store = Store(tmp_path)
    for _ in range(2):
        found = {e.document.id: (e.document.title, e.document.path, e.total)
                 for e in store.summaries()}  # fmt: skip
        assert found == {OLD: ("标题aa", "/a.txt", 3), NEW: ("标题bb", "/b.txt", 1)}
    assert store.tags() == {"标签0": 2, "标签1": 1, "标签2": 1}
    Store(tmp_path).notebook(OLD).undo()
    assert [entry.document.id for entry in store.summaries()] == [NEW]
    assert store.has(OLD)
    assert not store.has(OTHER)


def test_a_file_name_that_is_no_utf_8_comes_back(tmp_path: Path) -> None:
    path = os.fsdecode("/文件/规划.txt".encode("gb18030"))
    annotated(Store(tmp_path), OLD, path)
    (entry,) = Store(tmp_path).summaries()
    assert entry.document.path == path


@pytest.mark.parametrize("identifier", ["", "../x", "a/b", "a.b", "codebook", "文", "x" * 200])
def test_an_id_that_cannot_name_a_file_is_refused(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Store(tmp_path).notebook(identifier)


def test_other_files_in_the_folder_are_no_notebooks(tmp_path: Path) -> None:
    store = Store(tmp_path)
    annotated(store, OLD)
    Codebook(tmp_path).define("标签0", colour="red")
    (tmp_path / "aa (conflicted copy).json").write_text("{}")
    assert [entry.document.id for entry in store.summaries()] == [OLD]


def test_a_file_that_cannot_be_read_is_passed_over_and_reported(tmp_path: Path) -> None:
    annotated(Store(tmp_path), OLD)
    (tmp_path / f"{NEW}.json").mkdir()
    errors: list[StorageError] = []
    assert [e.document.id for e in Store(tmp_path).summaries(errors.append)] == [OLD]
    assert [error.key for error in errors] == ["annotations.disk-error"]
    with pytest.raises(StorageError):
        Store(tmp_path).summaries()


def test_fingerprints_are_asked_once(tmp_path: Path) -> None:
    asked = []

    def fingerprints() -> list[str]:
        asked.append(1)
        return ["0" * 16]

    for _ in range(2):
        notebook = Store(tmp_path).notebook(OLD, fingerprints=fingerprints)
        notebook.add(Annotation(document=OLD, paragraph=0))
        notebook.add(Annotation(document=OLD, paragraph=0))
    assert asked == [1]
    assert notebook.document.fingerprints == ("0" * 8,)


@pytest.mark.parametrize(
    ("path", "paragraphs", "found"),
    [
        ("/a.txt", range(2, 10), True),  # edited in place
        ("/a.txt", range(7, 12), True),  # much edited in place
        ("/a.txt", range(20, 30), False),  # another document took the name
        ("/moved.txt", range(2, 10), True),  # edited and renamed
        ("/moved.txt", range(7, 12), False),  # a few common paragraphs are not enough
    ],
)
def test_the_earlier_state_of_an_edited_document_is_found(
    tmp_path: Path, path: str, paragraphs: range, found: bool
) -> None:
    annotated(Store(tmp_path), OTHER, "/c.txt", range(100, 110))
    annotated(Store(tmp_path), OLD, "/a.txt", range(10))
    previous = Store(tmp_path).find_previous(path, fingerprints(*paragraphs))
    assert (previous is not None) == found
    if previous is not None:
        assert (previous.document.id, previous.total) == (OLD, 2)
        assert previous.same_path == (path == "/a.txt")


def test_without_stored_fingerprints_those_of_the_annotations_count(tmp_path: Path) -> None:
    notebook = Store(tmp_path).notebook(OLD, path="/a.txt")
    for print_ in fingerprints(1, 2):
        notebook.add(Annotation(document=OLD, paragraph=1, fingerprint=print_))
    store = Store(tmp_path)
    assert store.find_previous("/b.txt", fingerprints(*range(10))) is not None
    assert store.find_previous("/b.txt", fingerprints(*range(3, 10))) is None


def test_adopting_copies_and_is_not_undone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    marks = annotated(store, OLD, "/a.txt")
    notebook = store.notebook(NEW, title="新", path="/a.txt")
    assert store.adopt(OLD, notebook) is not None
    assert [a.id for a in notebook.all()] == [a.id for a in marks]
    assert {a.document for a in notebook.all()} == {OLD}
    old = Store(tmp_path).notebook(OLD)
    assert list(old.all()) == marks
    assert old.document.successor == NEW
    successor = store.find_previous("/a.txt", fingerprints(*range(10)))
    assert successor is not None
    assert successor.document.id == NEW
    assert store.adopt(OLD, notebook) is None
    assert notebook.undo() is None
    mine = notebook.add(Annotation(document=NEW, paragraph=1))
    assert len(notebook.all()) == len(marks) + 1
    notebook.undo()
    assert [a.id for a in notebook.all()] == [a.id for a in marks]
    assert mine.id in notebook.removed()


def test_the_codebook_keeps_a_colour_and_a_meaning_for_each_tag(tmp_path: Path) -> None:
    Codebook(tmp_path).define("#经济/民营", colour="yellow")
    Codebook(tmp_path).define("法治", description="依法行政")
    Codebook(tmp_path).define("经济/民营", colour="green", description="民营经济")
    book = Codebook(tmp_path)
    assert book.all() == [Code("法治", "", "依法行政"), Code("经济/民营", "green", "民营经济")]
    assert book.get("经济 / 民营").colour == "green"
    assert book.get("无") == Code("无")
    book.remove("法治")
    book.remove("无")
    assert [code.name for code in Codebook(tmp_path).all()] == ["经济/民营"]
    with pytest.raises(ValueError, match=r".*"):
        book.define(" # ")


def test_taking_back_an_edit_takes_the_annotations_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, second = annotated(store, OLD, "/a.txt")
    notebook = store.notebook(NEW, path="/a.txt")
    store.adopt(OLD, notebook)
    assert [book.document.id for book in store.current()] == [NEW]
    assert store.latest(store.notebook(OLD)).document.id == NEW
    notebook.update(first.id, note="改了")
    notebook.delete(second.id)
    added = notebook.add(Annotation(document=NEW, paragraph=1))
    old = store.notebook(OLD)
    store.adopt(NEW, old)
    assert {a.id: a.note for a in old.all()}[first.id] == "改了"
    assert old.get(added.id) is not None
    assert [book.document.id for book in store.current()] == [OLD]
    assert sum(store.tags().values()) == sum(len(a.tags) for a in old.all())
    store.adopt(OLD, notebook)
    assert notebook.get(second.id) is None, "what was deleted there stays away"


def test_a_source_that_is_still_there_is_not_an_earlier_state(tmp_path: Path) -> None:
    store = Store(tmp_path)
    annotated(store, OLD, "/a.txt", range(10))
    prints = fingerprints(*range(9))
    assert store.find_previous("/b.txt", prints, lambda _: True) is None
    assert store.find_previous("/b.txt", prints, lambda _: False) is not None
    assert store.find_previous("/a.txt", prints, lambda _: True) is not None


def test_an_annotation_is_found_by_its_id_where_it_is_now(tmp_path: Path) -> None:
    store = Store(tmp_path)
    annotated(store, OTHER, "/c.txt")
    first, second = annotated(store, OLD, "/a.txt")
    found = store.find(second.id)
    assert found is not None
    assert (found[0].document.id, found[1]) == (OLD, second)
    notebook = store.notebook(NEW, path="/a.txt")
    store.adopt(OLD, notebook)
    found = store.find(first.id)
    assert found is not None
    assert found[0].document.id == NEW
    assert store.find("z" * 16) is None
    assert Store(tmp_path / "none").find(first.id) is None


def test_what_refers_to_an_annotation_is_found_in_all_documents(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, second = annotated(store, OLD, "/a.txt")
    far = store.notebook(OTHER).add(Annotation(document=OTHER, paragraph=3, links=(first.id,)))
    store.notebook(OLD).link(second.id, first.id)
    found = [(book.document.id, a.id) for book, a in store.linked_to(first.id)]
    assert sorted(found) == sorted([(OLD, second.id), (OTHER, far.id)])
    assert list(store.linked_to(far.id)) == []
