"""Every engine on the real documents, in both scripts, beside a scan of all paragraphs.

PIZHU_QUERIES=2000 asks as much as before a release.
"""

from __future__ import annotations

import os
import random
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library.engine.embedded import EmbeddedEngine
from reader.search.query import And, Not, Or, Text
from reader.text.fold import fold
from reader.text.script import converter
from tests.shelved import answered, document, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.engine import Engine
    from reader.search.query import Node

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
QUERIES = int(os.environ.get("PIZHU_QUERIES", "150"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DOCUMENTS, reason="the real documents are not here"),
]


@pytest.fixture(scope="module")
def shelf() -> dict[int, list[str]]:
    """Return the paragraphs of all documents, of every other one in Traditional script."""
    convert: list[Callable[[str], str]] = [str, converter("s2t").convert]
    texts = [path.read_text(encoding="utf-8") for path in DOCUMENTS]
    return {
        number: [p.text for p in document(convert[number % 2](text)).paragraphs]
        for number, text in enumerate(texts, 1)
    }


@pytest.fixture(params=["embedded", "team", "spread_team", "citus_team"])
def engine(
    request: pytest.FixtureRequest, tmp_path: Path, shelf: dict[int, list[str]]
) -> Iterator[Engine]:
    """Return an engine that has them."""
    if request.param == "embedded":
        made: Engine = EmbeddedEngine(tmp_path / "index.db")
    else:
        from reader.library.engine.postgres.engine import PostgresEngine

        made = PostgresEngine(request.getfixturevalue(request.param))
    with closing(made):
        made.put(text(number, document("\n\n".join(lines))) for number, lines in shelf.items())
        yield made


def test_random_queries_find_what_a_scan_finds(engine: Engine, shelf: dict[int, list[str]]) -> None:
    chance = random.Random(20)  # noqa: S311  (no secret)
    stored = {number: engine.document(number).paragraphs for number in shelf}
    folded = {number: [fold(p.text) for p in some] for number, some in stored.items()}
    lines = [line for some in folded.values() for line in some if line]

    def word() -> Text:
        line = chance.choice(lines)
        start = chance.randrange(len(line))
        return Text(line[start : start + chance.randint(1, 6)])

    for _ in range(QUERIES):
        one, other = word(), word()
        forms: list[Node] = [one, And((one, other)), Or((one, other)), And((one, Not(other)))]
        node = chance.choice(forms)
        wanted = {
            number: found
            for number, some in folded.items()
            if (found := [at for at, line in enumerate(some) if holds(node, line)])
        }
        assert answered(engine, node) == (wanted, True), node


def holds(node: Node, line: str) -> bool:
    match node:
        case Text(needle):
            return needle in line
        case And(terms):
            return all(holds(term, line) for term in terms)
        case Or(terms):
            return any(holds(term, line) for term in terms)
        case Not(term):
            return not holds(term, line)
    raise AssertionError(node)
