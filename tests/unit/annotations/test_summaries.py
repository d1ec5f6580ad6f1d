"""What lists tell of notebooks, without reading those that have not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from annotations import Annotation, Notebook, Store
from annotations.summaries import Summaries, summary_of
from annotations.usage import matrix, uses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, TWO, THREE = "aa", "bb", "cc"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "annotations.json"


@pytest.fixture
def store(tmp_path: Path, file: Path) -> Store:
    store = Store(tmp_path / "store", summaries=file)
    add(store, ONE, ("水", "河"), ("水",))
    add(store, TWO, ("水",))
    store.summaries()
    return Store(store.folder, summaries=file)


def add(store: Store, document: str, *tags: tuple[str, ...]) -> None:
    notebook = store.notebook(document, title=f"标题{document}", path=f"/{document}.txt")
    notebook.add_all(
        Annotation(document=document, paragraph=n, tags=names) for n, names in enumerate(tags)
    )


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which notebooks are opened."""
    names: list[str] = []
    open_it = Notebook.__init__

    def noting(self: Notebook, path: Path, *rest: object) -> None:
        names.append(path.stem)
        open_it(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Notebook, "__init__", noting)
    return names


def test_the_next_program_reads_no_notebook(store: Store, opened: list[str]) -> None:
    assert {e.document.id: (e.document.title, e.total) for e in store.summaries()} == {
        ONE: ("标题aa", 2),
        TWO: ("标题bb", 1),
    }
    assert store.tags() == {"水": 3, "河": 1}
    assert uses(store.summaries())[0][:2] == ("水", 3)
    table = matrix(store.summaries())
    assert (table.tags, table.total("水")) == (("水", "河"), 3)
    assert opened == []


def test_only_what_has_changed_is_read_again(store: Store, file: Path, opened: list[str]) -> None:
    add(Store(store.folder), TWO, ("新",))
    add(Store(store.folder), THREE, ("水",))
    opened.clear()
    assert store.tags() == {"水": 4, "河": 1, "新": 1}
    assert opened == [TWO, THREE]
    again = Store(store.folder, summaries=file)
    opened.clear()
    assert again.tags() == store.tags()
    assert opened == []


def test_a_notebook_that_is_gone_is_forgotten(store: Store, file: Path) -> None:
    (store.folder / f"{TWO}.json").unlink()
    assert store.tags() == {"水": 2, "河": 1}
    assert list(orjson.loads(file.read_bytes())["notebooks"]) == [f"{ONE}.json"]


def test_what_a_later_state_took_over_is_not_counted_twice(store: Store, file: Path) -> None:
    edited = store.notebook(THREE)
    store.adopt(ONE, edited)
    assert store.tags() == {"水": 3, "河": 1}
    edited.delete(*(a.id for a in edited.all()))
    assert sorted(e.document.id for e in Store(store.folder, summaries=file).summaries()) == [
        ONE,
        TWO,
    ]


def contents() -> Iterator[bytes]:
    yield b""
    yield b"\0" * 100
    yield b"[]"
    yield orjson.dumps({"version": 1, "notebooks": {"aa.json": [1]}})
    yield orjson.dumps({"version": 1, "notebooks": {"aa.json": [[1, 2, 3], {}, 0, "", []]}})
    yield orjson.dumps({"version": 99, "notebooks": {}})


@pytest.mark.parametrize("content", [*contents()])
def test_summaries_that_cannot_be_made_out_are_made_anew(
    store: Store, file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    assert store.tags() == {"水": 3, "河": 1}
    assert orjson.loads(file.read_bytes())["notebooks"].keys() == {"aa.json", "bb.json"}


def test_where_they_cannot_be_written_the_lists_are_right_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("in the way")
    store = Store(tmp_path / "store", summaries=blocked / "annotations.json")
    add(store, ONE, ("水",))
    assert store.tags() == {"水": 1}


def test_they_are_for_their_owner_alone(store: Store, file: Path) -> None:
    assert store.tags()
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_they_hold_what_is_told_and_no_fingerprints(tmp_path: Path) -> None:
    store = Store(tmp_path)
    book = store.notebook(ONE, title="标题", fingerprints=lambda: ["0" * 16])
    made = book.add(Annotation(document=ONE, paragraph=0, tags=("水",)))
    summary = summary_of(book)
    assert summary.document.fingerprints == ()
    assert summary.tags == {"水": (1, made.modified)}
    assert (summary.total, summary.modified) == (1, made.modified)
    assert Summaries().get("aa.json", None) is None


def test_a_damaged_notebook_is_read_and_told(store: Store) -> None:
    assert store.tags()
    assert store.recovered() == []
    add(Store(store.folder), TWO, ("新",))
    (store.folder / f"{TWO}.json").write_bytes(b"{")
    assert store.tags() == {"水": 3, "河": 1}
    (notebook,) = store.recovered()
    assert notebook.document.id == TWO
