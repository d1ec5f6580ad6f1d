"""The library's answers beside those of a scan, for random queries over made-up documents."""

from __future__ import annotations

import os
import random
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import locations
from reader.library.engine.embedded import EmbeddedEngine
from reader.library.entries import Entry, card_of
from reader.text.script import converter
from tests.random_queries import compare
from tests.shelved import REPORT, STATUTE, document, text

if TYPE_CHECKING:
    from reader.library.engine import Engine

QUERIES = int(os.environ.get("PIZHU_QUERIES", "200"))
CHARACTERS = "渡口管理办法经济发展里后干面台，。；：（）“”a1%．《》 龍𠀀"


def made_up(number: int) -> str:
    chance = random.Random(number)  # noqa: S311  (no secret)
    base = chance.choice((STATUTE, REPORT))
    lines = ["".join(chance.choices(CHARACTERS, k=chance.randint(1, 60))) for _ in range(12)]
    whole = base + "\n".join(lines) + f"\n成文日期：20{chance.randint(20, 35)}年3月2日\n"
    return converter("s2t").convert(whole) if number % 3 == 0 else whole


def opened(address: str) -> Engine:
    """Open the engine at an address, the embedded one where there is none."""
    if not address:
        return EmbeddedEngine(locations.index_file())
    from reader.library.engine.postgres.engine import PostgresEngine

    return PostgresEngine(address)


@pytest.mark.parametrize("fixture", ["", "team", "spread_team", "citus_team"])
def test_random_queries_find_what_a_scan_finds(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    documents = {number: document(made_up(number)) for number in range(1, 31)}
    entries = [
        Entry(number, Path(f"/shelf/{number}.txt"), card_of(made))
        for number, made in documents.items()
    ]
    with closing(opened(fixture and request.getfixturevalue(fixture))) as engine:
        engine.put(text(number, made) for number, made in documents.items())
        compare(documents, entries, engine, QUERIES)
