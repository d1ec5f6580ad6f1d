from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from tinydb import Query, TinyDB
from tinydb.storages import Storage

from annotations import StorageError
from annotations.storage import AtomicStorage, Database, atomic

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_a_tinydb_storage(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    with TinyDB(path, storage=AtomicStorage) as database:
        assert isinstance(database.storage, Storage)
        number = database.insert({"a": 1})
        database.table("t").insert({"b": 2})
        database.update({"a": 3}, Query().a == 1)
    with TinyDB(path) as plain:
        assert plain.get(doc_id=number) == {"a": 3}
        assert plain.table("t").all() == [{"b": 2}]


def test_there_is_no_file_until_something_is_written(tmp_path: Path) -> None:
    database = Database(tmp_path / "folder" / "x.json")
    assert database.table("t").all() == []
    assert database.file.read() is None
    assert database.file.revision is None
    assert not (tmp_path / "folder").exists()


def test_a_query_sees_what_another_program_wrote(tmp_path: Path) -> None:
    one, other = (Database(tmp_path / "x.json") for _ in range(2))
    one.table("t").insert({"a": 1})
    assert len(other.table("t").search(Query().a == 1)) == 1
    one.table("t").insert({"a": 1})
    assert len(other.table("t").search(Query().a == 1)) == 2


def test_the_changes_of_a_transaction_are_saved_together(tmp_path: Path) -> None:
    one, other = (Database(tmp_path / "x.json") for _ in range(2))
    with one.transaction():
        one.table("t").insert({"a": 1})
        with one.transaction():
            one.table("u").insert({"a": 2})
        assert other.table("u").all() == []
    assert other.table("t").all() == [{"a": 1}]
    assert other.table("u").all() == [{"a": 2}]


def test_a_transaction_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.json")
    database.table("t").insert({"a": 1})

    def fail() -> None:
        with database.transaction():
            database.table("t").update({"a": 2})
            database.table("u").insert({"a": 2})
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert database.table("t").all() == [{"a": 1}]
    assert database.table("u").all() == []
    database.table("t").insert({"a": 3})
    assert Database(tmp_path / "x.json").table("t").all() == [{"a": 1}, {"a": 3}]


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.json")
    database.table("t").insert({"a": 1})
    with pytest.raises(StorageError) as caught:
        database.table("t").insert({"a": object()})
    assert caught.value.key == "annotations.unstorable"
    assert database.table("t").all() == [{"a": 1}]


def test_a_lock_held_elsewhere_is_waited_for_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "_LOCK_SECONDS", 0.02)
    database = Database(tmp_path / "x.json")
    with FileLock(tmp_path / ".lock"), pytest.raises(StorageError) as caught:
        database.table("t").insert({"a": 1})
    assert caught.value.key == "annotations.locked"
    database.table("t").insert({"a": 1})
    assert database.table("t").all() == [{"a": 1}]


def test_threads_take_turns(tmp_path: Path) -> None:
    shared = Database(tmp_path / "x.json")

    def work(number: int) -> None:
        own = Database(tmp_path / "x.json")
        for turn in range(10):
            own.table("t").insert({"own": [number, turn]})
            shared.table("t").insert({"shared": [number, turn]})

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(Database(tmp_path / "x.json").table("t")) == 80
