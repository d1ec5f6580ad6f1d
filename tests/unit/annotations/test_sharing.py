"""Meeting others, by way of a place in memory that behaves as a server does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import Annotation, Store
from annotations.model import TEAM
from annotations.sharing import Given, Memory, Version, meet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotations.notebook import Notebook
    from annotations.sharing import Outcome

DOCUMENT = "d1"


class Place:
    """A shared place."""

    def __init__(self) -> None:
        self.revision = self.clock = 0
        self.versions: dict[str, Version] = {}

    def since(self, document: str, revision: int) -> tuple[int, Sequence[Version]]:
        assert document == DOCUMENT
        return self.revision, [v for v in self.versions.values() if v.revision > revision]

    def give(self, document: str, title: str, versions: Sequence[Version]) -> Given:
        assert (document, title) == (DOCUMENT, "t")
        self.clock += 1
        self.revision = self.clock
        taken, refused = [], []
        for version in versions:
            known = self.versions.get(version.id)
            if known is not None and known.revision != version.revision:
                refused.append(known)
            else:
                taken.append(version._replace(revision=self.revision))
        self.versions.update({version.id: version for version in taken})
        return Given(taken, refused)


class Member:
    """Someone with a notebook."""

    def __init__(self, folder: Path, place: Place, visibility: str = TEAM) -> None:
        store = Store(folder / "annotations", "someone", visibility=visibility)
        self.notebook: Notebook = store.notebook(DOCUMENT, title="t")
        self.memory = Memory(folder / "shared.json")
        self.place = place

    def add(self, note: str, tags: tuple[str, ...] = ()) -> str:
        annotation = Annotation(document=DOCUMENT, paragraph=0, note=note, tags=tags)
        return self.notebook.add(annotation).id

    def meet(self) -> Outcome:
        return meet(self.notebook, self.memory, self.place)

    def notes(self) -> list[str]:
        return sorted(annotation.note for annotation in self.notebook.all())


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def li(tmp_path: Path, place: Place) -> Member:
    return Member(tmp_path / "li", place)


@pytest.fixture
def wang(tmp_path: Path, place: Place) -> Member:
    return Member(tmp_path / "wang", place)


def test_what_one_writes_the_other_gets(li: Member, wang: Member) -> None:
    identifier = li.add("渡口")
    assert li.meet() == (0, 1, 0)
    assert wang.meet() == (1, 0, 0)
    assert wang.notebook.get(identifier) == li.notebook.get(identifier)
    assert li.meet() == wang.meet() == (0, 0, 0)


@pytest.mark.parametrize("first", ["li", "wang"])
def test_a_place_that_was_set_back_is_filled_again(
    li: Member, wang: Member, place: Place, first: str
) -> None:
    li.add("one")
    li.meet()
    backup = (place.revision, dict(place.versions))
    second = li.add("two")
    li.meet()
    wang.meet()
    place.revision, place.versions = backup
    wang.notebook.update(second, note="two and more")
    for member in (wang, li) if first == "wang" else (li, wang, li):
        member.meet()
    assert li.notes() == wang.notes() == ["one", "two and more"]
    assert li.meet() == wang.meet() == (0, 0, 0)


def test_what_is_private_stays_here(tmp_path: Path, place: Place, wang: Member) -> None:
    li = Member(tmp_path / "alone", place, "private")
    li.add("only mine")
    assert li.meet() == (0, 0, 0)
    assert place.versions == {}
    assert wang.meet() == (0, 0, 0)


def test_offline_changes_of_both_are_merged(li: Member, wang: Member) -> None:
    identifier = li.add("one\ntwo", ("a",))
    li.meet()
    wang.meet()
    li.notebook.update(identifier, note="zero\none\ntwo", colour="blue")
    wang.notebook.update(identifier, note="one\ntwo\nthree")
    wang.notebook.update(identifier, tags=("a", "b"))
    assert li.meet() == (0, 1, 0)
    assert wang.meet() == (1, 1, 1)
    assert li.meet() == (1, 0, 0)
    for member in (li, wang):
        merged = member.notebook.get(identifier)
        assert merged is not None
        assert (merged.note, merged.colour, merged.tags) == (
            "zero\none\ntwo\nthree", "blue", ("a", "b"),
        )  # fmt: skip


def test_what_loses_is_in_the_trash(li: Member, wang: Member) -> None:
    identifier = li.add("x")
    li.meet()
    wang.meet()
    wang.notebook.update(identifier, colour="green")
    li.notebook.update(identifier, colour="blue")
    li.meet()
    wang.meet()
    assert [d.annotation.colour for d in wang.notebook.trash()] == ["green"]


def test_a_removal_is_shared_and_a_change_wins_over_it(li: Member, wang: Member) -> None:
    gone, kept = li.add("gone"), li.add("kept")
    li.meet()
    wang.meet()
    li.notebook.delete(gone, kept)
    wang.notebook.update(kept, note="changed")
    li.meet()
    wang.meet()
    li.meet()
    assert li.notes() == wang.notes() == ["changed"]


def test_what_is_taken_back_leaves_the_others(li: Member, wang: Member) -> None:
    identifier = li.add("x")
    li.meet()
    wang.meet()
    li.notebook.update(identifier, visibility="private")
    li.meet()
    wang.meet()
    assert li.notes() == ["x"]
    assert wang.notes() == []


def test_what_others_did_is_not_ones_own_to_take_back(li: Member, wang: Member) -> None:
    wang.add("mine")
    li.add("of others")
    li.meet()
    wang.meet()
    wang.notebook.undo()
    assert wang.notes() == ["of others"]


def test_a_crash_between_taking_and_remembering_does_no_harm(li: Member, wang: Member) -> None:
    identifier = li.add("one", ("a",))
    li.meet()
    wang.meet()
    li.notebook.update(identifier, note="one\ntwo")
    wang.notebook.update(identifier, note="zero\none")
    li.meet()
    kept = wang.memory.load()
    wang.meet()
    wang.memory.save(kept.seen, kept.versions.values())
    wang.meet()
    li.meet()
    assert li.notes() == wang.notes() == ["zero\none\ntwo"]


def test_nonsense_from_others_is_passed_over(place: Place, wang: Member) -> None:
    place.revision = 1
    for identifier, record in (("../x", {}), ("0" * 16, {"id": "1" * 16}), ("2" * 16, {"a": 1})):
        place.versions[identifier] = Version(identifier, 1, record)
    wang.add("fine")
    wang.meet()
    assert wang.notes() == ["fine"]
    assert set(wang.meet()) == {0}


steps = st.lists(
    st.tuples(st.sampled_from("lw"), st.sampled_from(["note", "tag", "delete", "meet"])),
    max_size=14,
)


@settings(max_examples=20)  # each writes many files
@given(steps)
def test_whatever_they_do_they_end_with_the_same(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str]]
) -> None:
    place = Place()
    members = {name: Member(tmp_path_factory.mktemp(name), place) for name in "lw"}
    first = members["l"].add("start")
    members["l"].meet()
    members["w"].meet()
    for number, (name, what) in enumerate(done):
        notebook = members[name].notebook
        if what == "meet":
            members[name].meet()
        elif notebook.get(first) is not None:
            if what == "note":
                notebook.update(first, note=f"{notebook.all()[0].note}\n{number}")
            elif what == "tag":
                notebook.update(first, tags=(*notebook.all()[0].tags, f"t{number}"))
            else:
                notebook.delete(first)
    for name in "lwlw":
        members[name].meet()
    assert members["l"].notebook.all() == members["w"].notebook.all()
