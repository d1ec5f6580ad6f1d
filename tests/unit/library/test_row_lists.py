"""Whole lists of rows beside what FTS5 itself answers."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.errors import PizhuError
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.engine.leaves import Leaves
from reader.library.engine.lookup import Lookup
from reader.library.engine.passages import total
from reader.library.engine.row_passages import RowPassages
from reader.library.engine.row_places import RowPlaces
from reader.library.engine.tokens import All, Beginning, Except, Some, Token, expression, pairs
from reader.search.query import Text
from reader.text.fold import fold
from tests.shelved import REPORT, STATUTE, document, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.engine.tokens import Wanted

CHARACTERS = "甲乙丙丁a𠀀"
WANTED = ("甲", "丁", "a", "𠀀", "没", "甲乙", "aa", "𠀀甲", "甲没", "甲乙丙", "乙乙乙a")


@pytest.fixture
def table() -> Iterator[sqlite3.Connection]:
    """A table whose leaves are so small that most lists go over several of them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(
            "CREATE VIRTUAL TABLE rows USING fts5("
            "tokens, content='', columnsize=0, detail=none, tokenize=\"ascii\")"
        )
        made.execute("INSERT INTO rows (rows, rank) VALUES ('pgsz', 64)")
        yield made


def some_tokens(chance: random.Random) -> str:
    return pairs("".join(chance.choices(CHARACTERS, k=chance.randrange(1, 12))), " ")


def wanted_of(needle: str) -> Wanted:
    if len(needle) == 1:
        return Beginning(needle)
    return All(tuple(Token(a + b) for a, b in pairwise(needle)))


def matching(table: sqlite3.Connection, wanted: Wanted) -> list[int]:
    select = "SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY rowid"
    return [row for (row,) in table.execute(select, (expression(wanted),))]


def compare(table: sqlite3.Connection) -> None:
    table.execute("BEGIN")
    lookup = Lookup(table)
    singles: list[Wanted] = [wanted_of(needle) for needle in WANTED]
    joined: list[Wanted] = [
        Some(tuple(singles)),
        All(tuple(singles[:3])),
        Except(singles[0], singles[5]),
    ]
    for wanted in (*singles, *joined):
        assert lookup.rows(wanted, exactly=True).tolist() == matching(table, wanted), wanted
        maybe = {*lookup.rows(wanted, exactly=False).tolist()}
        assert maybe.issuperset(matching(table, wanted))
    table.execute("COMMIT")


@pytest.mark.parametrize("seed", range(3))
def test_lists_are_what_fts5_finds_through_changes_and_merges(
    table: sqlite3.Connection, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    there: dict[int, str] = {}
    for turn in range(24):
        table.execute("BEGIN")
        for _ in range(chance.randrange(1, 60)):
            row = chance.randrange(1, 100_000 if chance.random() < 0.5 else 60)
            if row in there:
                gone = ("delete", row, there.pop(row))
                table.execute("INSERT INTO rows (rows, rowid, tokens) VALUES (?, ?, ?)", gone)
            if chance.random() < 0.8:
                there[row] = some_tokens(chance)
                table.execute("INSERT INTO rows (rowid, tokens) VALUES (?, ?)", (row, there[row]))
        table.execute("COMMIT")
        if chance.random() < 0.3:
            table.execute(
                "INSERT INTO rows (rows, rank) VALUES ('merge', ?)", [chance.choice((1, -2))]
            )
        if turn % 6 == 5:
            compare(table)
    assert len(Leaves(table).segments) > 1
    table.execute("INSERT INTO rows (rows) VALUES ('optimize')")
    compare(table)


def test_an_empty_table_has_no_rows(table: sqlite3.Connection) -> None:
    compare(table)


def test_unknown_forms_are_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE rows_config (k, v)")
        other.execute("CREATE TABLE rows_data (id, block)")
        other.execute("INSERT INTO rows_config VALUES ('version', 5)")
        with pytest.raises(LookupError):
            Leaves(other)
        other.execute("UPDATE rows_config SET v = 4")
        other.execute("INSERT INTO rows_data VALUES (10, x'00000001ff00000101')")
        with pytest.raises(LookupError):
            Leaves(other)


def test_what_cannot_be_read_in_lists_is_found_by_fts5(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_lookup: Lookup, _connection: sqlite3.Connection) -> None:
        raise LookupError

    with closing(EmbeddedEngine(tmp_path / "index.db")) as engine:
        engine.put([text(3, document(STATUTE)), text(5, document(REPORT))])
        before = dict(engine.find(Text("渡口")).passages)
        engine.put([text(3, document(STATUTE))])
        monkeypatch.setattr("reader.library.engine.lookup.Lookup.__init__", refuse)
        after = engine.find(Text("渡口")).passages
    assert {n: list(some) for n, some in before.items()} == after
    assert total(after) == sum(map(len, before.values()))


def test_paragraphs_of_a_document_without_any_are_no_one_elses() -> None:
    places = RowPlaces([(1, 0, 7), (1, 2, 4), (3, 0, 9), (3, 0, 8), (3, 1, 2)])
    assert places.passages([1, 2, 3]) == {2: [0], 4: [0, 1]}
    passages = RowPassages([1, 2, 3], places)
    assert {n: list(some) for n, some in passages.items()} == {2: [0], 4: [0, 1]}
    assert [*passages] == [2, 4]
    assert 9 not in passages
    assert total(passages) == sum(map(len, passages.values())) == 3
    assert passages[4][1] == 1


def test_a_damaged_index_is_told_and_nothing_worse(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311  (no secret)
    whole = tmp_path / "whole.db"
    with closing(EmbeddedEngine(whole)) as engine:
        engine.put([text(3, document(STATUTE)), text(5, document(REPORT))])
        engine.settle()
    told = set()
    for turn in range(60):
        file = tmp_path / f"{turn}.db"
        file.write_bytes(whole.read_bytes())
        with closing(sqlite3.connect(file)) as raw:
            ids = [number for (number,) in raw.execute("SELECT id FROM rows_data WHERE id > 1")]
            select = "SELECT block FROM rows_data WHERE id = ?"
            number = chance.choice(ids)
            block = bytearray(raw.execute(select, (number,)).fetchone()[0])
            for _ in range(chance.randrange(1, 9)):
                block[chance.randrange(len(block))] = chance.randrange(256)
            if turn % 3 == 0:
                del block[chance.randrange(len(block)) :]
            raw.execute("UPDATE rows_data SET block = ? WHERE id = ?", (bytes(block), number))
            raw.commit()
        try:
            with closing(EmbeddedEngine(file)) as engine:
                for needle in ("渡", "渡口", "本办法", "民", "2"):
                    for number in engine.find(Text(fold(needle))).passages:
                        assert number in {3, 5}
        except PizhuError as error:
            told.add(error.key)
    assert told
    assert told <= {"catalogue.damaged", "catalogue.disk"}
