"""Changes to the tags of many documents: everywhere or nowhere, and taken back as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, StorageError, Store, bulk, recoding, tagging
from annotations.codebook import Code, Codebook
from annotations.storage import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DOCUMENTS = ("aaaa", "bbbb", "cccc")


def filled(folder: Path, *tags: str) -> Store:
    store = Store(folder)
    for name in DOCUMENTS:
        store.notebook(name).add(Annotation(document=name, paragraph=1, tags=tags, note="记"))
    return store


def rename(store: Store, old: str = "河道", new: str = "水系") -> bulk.Plan:
    rule, recode = tagging.merging([old], new), recoding.merging([old], new)
    return bulk.plan_tags(store, "rename-tag", rule, recode=recode)


def tags_in(folder: Path) -> list[tuple[str, ...]]:
    return [a.tags for notebook in Store(folder).notebooks() for a in notebook.all()]


def test_a_plan_can_be_looked_at_and_changes_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path, "河道", "河道/清淤")
    plan = rename(store)
    assert plan.total == 3
    assert {c.after for changes in plan.documents.values() for c in changes} == {
        ("水系", "水系/清淤")
    }
    assert tags_in(tmp_path) == [("河道", "河道/清淤")] * 3
    assert not (tmp_path / "bulk").exists()


def test_it_is_done_everywhere_and_taken_back_as_one(tmp_path: Path) -> None:
    store = filled(tmp_path, "甲", "河道/清淤", "河道")
    Codebook(tmp_path).define("河道", colour="blue", shortcut="1")
    bulk.run(store, rename(store))
    assert tags_in(tmp_path) == [("甲", "水系/清淤", "水系")] * 3
    assert Codebook(tmp_path).all() == [Code("水系", "blue", shortcut="1")]
    assert bulk.undo(Store(tmp_path), Store(tmp_path).notebook("bbbb"))
    assert tags_in(tmp_path) == [("甲", "河道/清淤", "河道")] * 3
    assert Codebook(tmp_path).all() == [Code("河道", "blue", shortcut="1")]
    assert bulk.redo(store, store.notebook("cccc"))
    assert tags_in(tmp_path) == [("甲", "水系/清淤", "水系")] * 3
    assert bulk.undo_last(store) == "rename-tag"
    assert bulk.undo_last(store) is None
    assert tags_in(tmp_path) == [("甲", "河道/清淤", "河道")] * 3


def test_what_was_done_since_stays_when_it_is_taken_back(tmp_path: Path) -> None:
    store = filled(tmp_path, "河道")
    bulk.run(store, rename(store))
    later = store.notebook("bbbb")
    (annotation,) = later.all()
    later.update(annotation.id, tags=(*annotation.tags, "新的"))
    later.update(annotation.id, note="改过")
    store.notebook("cccc").delete(*[a.id for a in store.notebook("cccc").all()])
    bulk.undo_last(store)
    assert tags_in(tmp_path) == [("河道",), ("新的", "河道")]
    (after,) = store.notebook("bbbb").all()
    assert after.note == "改过"


def test_an_undo_of_something_else_is_of_that_alone(tmp_path: Path) -> None:
    store = filled(tmp_path, "河道")
    bulk.run(store, rename(store))
    notebook = store.notebook("aaaa")
    notebook.add(Annotation(document="aaaa", paragraph=9))
    assert bulk.undo(store, notebook)
    assert tags_in(tmp_path) == [("水系",)] * 3


def test_merging_splitting_and_deleting(tmp_path: Path) -> None:
    store = filled(tmp_path, "甲", "乙", "乙/一", "丙")
    Codebook(tmp_path).define("甲", description="甲的意思", memo="一")
    Codebook(tmp_path).define("乙", description="乙的意思", memo="二", colour="pink")
    rule, recode = tagging.merging(["乙", "丙"], "甲"), recoding.merging(["乙", "丙"], "甲")
    bulk.run(store, bulk.plan_tags(store, "merge-tags", rule, recode=recode))
    assert tags_in(tmp_path) == [("甲", "甲/一")] * 3
    assert Codebook(tmp_path).all() == [Code("甲", "pink", "甲的意思", "一\n\n二")]
    chosen = next(iter(store.notebook("aaaa").all())).id
    rule = tagging.splitting("甲", "丁", lambda annotation: annotation.id == chosen)
    bulk.run(store, bulk.plan_tags(store, "split-tag", rule))
    assert tags_in(tmp_path) == [("丁", "甲/一"), ("甲", "甲/一"), ("甲", "甲/一")]
    bulk.run(
        store,
        bulk.plan_tags(store, "delete-tag", tagging.deleting("甲"), recode=recoding.deleting("甲")),
    )
    assert tags_in(tmp_path) == [("丁",), (), ()]
    assert Codebook(tmp_path).all() == []
    for _ in range(3):
        bulk.undo_last(store)
    assert tags_in(tmp_path) == [("甲", "乙", "乙/一", "丙")] * 3


def test_annotations_that_a_plan_adds_go_when_it_is_taken_back(tmp_path: Path) -> None:
    store = filled(tmp_path)
    new = {
        name: [bulk.Change(Annotation(document=name, paragraph=5, id=f"{n:016}"), None, ())]
        for n, name in enumerate(DOCUMENTS)
    }
    bulk.run(store, bulk.Plan("tag-hits", new, {}))
    assert len(tags_in(tmp_path)) == 6
    since = store.notebook(DOCUMENTS[0]).add(Annotation(document=DOCUMENTS[0], paragraph=6))
    bulk.undo_last(store)
    assert len(tags_in(tmp_path)) == 4
    for notebook in Store(tmp_path).notebooks():
        assert notebook.trash() == []
    assert store.notebook(DOCUMENTS[0]).get(since.id) is not None


class CrashError(Exception):
    pass


@pytest.mark.parametrize("way", ["do", "undo"])
@pytest.mark.parametrize("writes", range(9))
def test_a_crash_at_any_write_leaves_it_done_everywhere_or_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, way: str
) -> None:
    store = filled(tmp_path, "河道")
    Codebook(tmp_path).define("河道", colour="blue")
    plan = rename(store)
    if way == "undo":
        bulk.run(store, plan)
    left = writes
    real = files.replace

    def failing(path: Path, data: bytes, previous: Path | None = None) -> None:
        nonlocal left
        if not left:
            raise CrashError
        left -= 1
        real(path, data, previous)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", failing)
        try:
            if way == "do":
                bulk.run(store, plan)
            else:
                bulk.undo_last(store)
        except CrashError:
            pass
    fresh = Store(tmp_path)
    bulk.resume(fresh)
    assert len(set(tags_in(tmp_path))) == 1
    (tag,) = tags_in(tmp_path)[0]
    assert [code.name for code in Codebook(tmp_path).all()] == [tag]
    assert not bulk.resume(fresh)


def test_a_disk_that_refuses_is_told_and_the_rest_is_done_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(tmp_path, "河道")
    plan = rename(store)
    real = files.replace

    def failing(path: Path, data: bytes, previous: Path | None = None) -> None:
        if path.name == "bbbb.json":
            raise OSError(28, "full")
        real(path, data, previous)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", failing)
        with pytest.raises(StorageError):
            bulk.run(store, plan)
    assert bulk.resume(Store(tmp_path))
    assert tags_in(tmp_path) == [("水系",)] * 3


NAMES = st.lists(st.sampled_from(["甲", "乙", "甲/一", "甲/一/深", "丙"]), unique=True, max_size=4)


@settings(max_examples=80)
@given(NAMES, NAMES)
def test_taking_a_change_back_gives_the_same_tags(
    before: Sequence[str], extra: Sequence[str]
) -> None:
    annotation = Annotation(document="a", paragraph=0, tags=tuple(before))
    after = tagging.merging(["甲", "丙"], "丁")(annotation)
    assert not any(tag.startswith(("甲", "丙")) for tag in after)
    assert len(set(after)) == len(after)
    assert bulk._merged(list(after), list(after), list(before)) == list(before)
    since = [*after, *(tag for tag in extra if tag not in after and tag not in before)]
    assert set(bulk._merged(since, list(after), list(before))) == {
        *before, *(tag for tag in since if tag not in after)
    }  # fmt: skip


def test_empty_names_are_refused() -> None:
    with pytest.raises(ValueError, match=r".*"):
        tagging.merging(["甲"], " # ")
    with pytest.raises(ValueError, match=r".*"):
        tagging.deleting("")
