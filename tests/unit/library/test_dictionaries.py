from __future__ import annotations

import random
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.errors import PizhuError
from reader.library.engine import dictionaries
from reader.library.engine.dictionaries import Dictionaries
from reader.library.engine.embedded import EmbeddedEngine
from tests.shelved import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.engine import Text


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute(dictionaries.TABLE)
        yield opened


@pytest.fixture(autouse=True)
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "_FIRST", 2000)
    monkeypatch.setattr(dictionaries, "_EVERY", 6000)


def bodies(count: int) -> list[bytes]:
    """Return texts that have their words in common and nothing else."""
    chance = random.Random(3)  # noqa: S311  (no secret)
    words = ["".join(chance.choices("渡口码头客运安全管理水域船舶", k=6)) for _ in range(60)]
    return ["".join(chance.choices(words, k=40)).encode("gb18030") for _ in range(count)]


def test_what_was_packed_comes_back_also_to_others(connection: sqlite3.Connection) -> None:
    some = bodies(60)
    writing = Dictionaries(connection)
    packed = [writing.pack(body) for body in some]
    reading = Dictionaries(connection)
    assert [reading.unpack(*one) for one in packed] == some
    assert len({number for number, _ in packed}) > 2


def test_later_documents_become_smaller(connection: sqlite3.Connection) -> None:
    packer, some = Dictionaries(connection), bodies(30)
    packed = [packer.pack(body)[1] for body in some]
    alone = sum(len(zlib.compress(body)) for body in some[15:])
    assert sum(map(len, packed[15:])) < 0.8 * alone


def test_a_dictionary_of_a_change_that_failed_is_not_used(connection: sqlite3.Connection) -> None:
    packer, some = Dictionaries(connection), bodies(40)
    connection.execute("BEGIN")
    for body in some[:20]:
        packer.pack(body)
    connection.execute("ROLLBACK")
    packer.clear()
    packed = [packer.pack(body) for body in some[20:]]
    assert packed[0][0] == 0
    assert [Dictionaries(connection).unpack(*one) for one in packed] == some[20:]


def test_damage_is_told(connection: sqlite3.Connection) -> None:
    packer = Dictionaries(connection)
    number, packed = packer.pack(b"abc" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        packer.unpack(number, packed[:-3] + b"xyz")
    with pytest.raises(sqlite3.DatabaseError):
        packer.unpack(7, packed)


def shelved(number: int, body: bytes) -> Text:
    paragraph = Paragraph(0, body.decode("gb18030"), ParagraphKind.BODY, ())
    made = Document(f"id{number}", "", None, "", "", "", (), (paragraph,), (), (), ())
    return text(number, made)


def test_what_no_document_needs_is_left_out_when_the_index_is_settled(tmp_path: Path) -> None:
    some = [shelved(number, body) for number, body in enumerate(bodies(60), 1)]
    with closing(EmbeddedEngine(tmp_path / "index.db")) as engine:
        engine.put(some)
        engine.drop(range(1, 56))
        engine.settle()
    with closing(sqlite3.connect(tmp_path / "index.db")) as opened:
        kept = {number for (number,) in opened.execute("SELECT number FROM dictionaries")}
        used = {number for (number,) in opened.execute("SELECT dictionary FROM documents")}
    assert used <= kept | {0}
    assert 1 not in kept
    with closing(EmbeddedEngine(tmp_path / "index.db")) as engine:
        assert engine.document(60).paragraphs[0].text == bodies(60)[59].decode("gb18030")


def test_a_damaged_body_is_told_and_the_index_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "index.db"
    with closing(EmbeddedEngine(file)) as engine:
        engine.put([shelved(1, bodies(1)[0])])
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE bodies SET body = zeroblob(50)")
    with closing(EmbeddedEngine(file)) as engine, pytest.raises(PizhuError, match="damaged"):
        engine.document(1)
    with closing(EmbeddedEngine(file)) as engine:
        assert engine.identities() == {}
