"""Annotations shared by way of a real server, each member with a home of their own."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from annotations import Annotation, Store
from annotations.model import TEAM
from annotations.sharing import Memory, meet
from reader.library import chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotations.notebook import Notebook
    from annotations.sharing import Outcome
    from reader.library.team.notes import TeamNotes
    from tests.unit.cli.conftest import Result

DOCUMENT = "d1"


class Member:
    """Someone with a notebook, and a connection to the team."""

    def __init__(self, folder: Path, address: str) -> None:
        from reader.library.team.notes import TeamNotes

        store = Store(folder / "annotations", folder.name, visibility=TEAM)
        self.notebook: Notebook = store.notebook(DOCUMENT, title="渡口\0办法")
        self.memory = Memory(folder / "shared.json")
        self.team: TeamNotes = TeamNotes(address)

    def meet(self) -> Outcome:
        return meet(self.notebook, self.memory, self.team)


@pytest.fixture
def li(team: str, tmp_path: Path) -> Member:
    return Member(tmp_path / "li", team)


@pytest.fixture
def wang(team: str, tmp_path: Path) -> Member:
    return Member(tmp_path / "wang", team)


def test_two_edit_the_same_annotation(li: Member, wang: Member) -> None:
    annotation = Annotation(document=DOCUMENT, paragraph=0, note="one\ntwo", tags=("a",))
    identifier = li.notebook.add(annotation).id
    assert li.meet() == (0, 1, 0)
    assert wang.meet() == (1, 0, 0)
    li.notebook.update(identifier, note="zero\none\ntwo")
    wang.notebook.update(identifier, note="one\ntwo\nthree")
    li.meet()
    assert wang.meet() == (1, 1, 1)
    li.meet()
    for member in (li, wang):
        (merged,) = member.notebook.all()
        assert (merged.note, merged.author) == ("zero\none\ntwo\nthree", "li")
    assert li.meet() == wang.meet() == (0, 0, 0)


def test_two_who_give_at_once_lose_nothing(li: Member, wang: Member) -> None:
    annotation = Annotation(document=DOCUMENT, paragraph=0, note="start")
    identifier = li.notebook.add(annotation).id
    li.meet()
    wang.meet()

    def work(member: Member, name: str) -> None:
        for number in range(8):
            (annotation,) = member.notebook.all()
            member.notebook.update(identifier, tags=(*annotation.tags, f"{name}{number}"))
            member.meet()

    threads = [Thread(target=work, args=pair) for pair in ((li, "l"), (wang, "w"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    li.meet()
    wang.meet()
    (one,), (other,) = li.notebook.all(), wang.notebook.all()
    assert set(one.tags) == {f"{name}{number}" for name in "lw" for number in range(8)}
    assert one == other


def test_changes_are_told_as_they_happen(li: Member, wang: Member) -> None:
    changes = wang.team.changes(0.05)
    assert next(changes) is None
    li.notebook.add(Annotation(document=DOCUMENT, paragraph=0, note="nul \0 and \ud800"))
    li.meet()
    assert DOCUMENT in {next(changes) for _ in range(40)}
    changes.close()
    wang.meet()
    assert [annotation.note[:3] for annotation in wang.notebook.all()] == ["nul"]
    assert li.meet() == wang.meet() == (0, 0, 0)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "渡口.txt"
    file.write_text("渡口管理办法\n\n第一条 管好渡口。\n", encoding="utf-8")
    return file


@pytest.fixture
def engine(team: str) -> Iterator[list[str]]:
    yield ["--engine", team]
    chosen.use(None)


def test_the_command_shares_and_takes_back(
    engine: list[str],
    document: Path,
    tmp_path: Path,
    pizhu: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def at(home: str) -> None:
        monkeypatch.setenv("PIZHU_HOME", str(tmp_path / home))

    at("li")
    assert pizhu("annotate", document, "--paragraph", 1, "--note", "核对").code == 0
    assert "0 given" in pizhu("library", "sync", *engine).err
    assert "1 annotation of" in pizhu("library", "share", document, *engine).err
    at("wang")
    assert pizhu("library", "sync", "--json", *engine).out == (
        '{"documents": 1, "taken": 1, "given": 0, "merged": 0}\n'
    )
    assert "核对" in pizhu("annotations", document).out
    at("li")
    assert pizhu("library", "unshare", document, *engine).code == 0
    assert "核对" in pizhu("annotations", document).out
    at("wang")
    assert "1 annotation taken" in pizhu("library", "sync", *engine).err
    assert "核对" not in pizhu("annotations", document).out


def test_nobody_takes_back_what_others_have_written(
    engine: list[str],
    document: Path,
    tmp_path: Path,
    pizhu: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for home, author in (("li", "李"), ("wang", "王")):
        monkeypatch.setenv("PIZHU_HOME", str(tmp_path / home))
        assert pizhu("config", "author", author).code == 0
        assert pizhu("annotate", document, "--paragraph", 1, "--note", author).code == 0
        pizhu("library", "share", document, *engine)
    assert "1 annotation of" in pizhu("library", "unshare", document, *engine).err
    monkeypatch.setenv("PIZHU_HOME", str(tmp_path / "li"))
    pizhu("library", "sync", *engine)
    assert "李" in (notes := pizhu("annotations", document).out)
    assert "王" not in notes


def test_a_server_that_was_set_back_gets_all_again(team: str, li: Member, wang: Member) -> None:
    from reader.library.team.server import server_at
    from tests.servers import empty

    for number in range(3):
        li.notebook.add(Annotation(document=DOCUMENT, paragraph=number, note="核对"))
        li.meet()
    wang.meet()
    empty(server_at(team))
    wang.notebook.add(Annotation(document=DOCUMENT, paragraph=7, note="后来"))
    assert wang.meet() == (0, 4, 0)
    assert li.meet() == (1, 0, 0)
    assert len(li.notebook.all()) == 4
    assert li.meet() == wang.meet() == (0, 0, 0)


def test_what_another_removes_is_in_the_trash(li: Member, wang: Member) -> None:
    identifier = li.notebook.add(Annotation(document=DOCUMENT, paragraph=0, note="核对")).id
    li.meet()
    wang.meet()
    wang.notebook.delete(identifier)
    wang.meet()
    assert li.meet() == (1, 0, 0)
    assert not li.notebook.all()
    assert [discarded.annotation.note for discarded in li.notebook.trash()] == ["核对"]


def test_an_annotation_can_be_shared_as_it_is_made(
    engine: list[str], document: Path, pizhu: Callable[..., Result]
) -> None:
    assert pizhu("annotate", document, "--paragraph", 0, "--note", "mine").code == 0
    shared = ["--note", "ours", "--visibility", "team"]
    assert pizhu("annotate", document, "--paragraph", 1, *shared).code == 0
    assert "1 given" in pizhu("library", "sync", *engine).err


def test_without_a_server_nothing_is_shared(document: Path, pizhu: Callable[..., Result]) -> None:
    for command in (["share", document], ["sync"]):
        result = pizhu("library", *command)
        assert result.code == 1
        assert "no team's server" in result.err
