"""What every engine must do, the team's on one server and spread over several."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.documents.model import Document, Paragraph, ParagraphKind
from reader.library.engine.embedded import EmbeddedEngine
from reader.search import compile_query
from reader.search.query import Text as Words
from reader.text.fold import fold
from tests.shelved import REPORT, STATUTE, answered, document, scanned, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.engine import Engine

ENGINES = ("embedded", "embedded_once", "team", "spread_team", "citus_team")
ALPHABET = "经經济渡口，。《》a1 %\t\"'*(^-里裏ＡＢ龍龙𠀀"


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param.startswith("embedded"):
        staying = request.param == "embedded"
        with closing(EmbeddedEngine(tmp_path / "index.db", staying=staying)) as made:
            yield made
        return
    from reader.library.engine.postgres.engine import PostgresEngine

    yield PostgresEngine(request.getfixturevalue(request.param))


@pytest.fixture
def shelf(engine: Engine) -> dict[int, Document]:
    documents = {3: document(STATUTE), 8: document(REPORT)}
    engine.put(text(number, made) for number, made in documents.items())
    return documents


def found(engine: Engine, query: str) -> dict[int, list[int]]:
    root = compile_query(query).root
    assert root is not None
    result = engine.find(root)
    assert result.exact
    return {number: list(some) for number, some in result.passages.items()}


@pytest.mark.parametrize(
    "query",
    [
        "渡", "口", "。", "渡口", "渡口管理", "江，制", "%", "6.5%", "120 萬", "120", "增长6",
        "渡口 碼頭", "渡口 OR 码头", "渡口 -办法", "本办法 -(施行 OR 水域)", "“渡口；其他”",
        "第三条 本办法", "( 渡口 客运 ) OR 附则", "没有的", "渡 -渡口管理办法", "渡 江", "渡 OR 兩",
        "渡 -江", "渡口 江", "渡口 -江", "渡 -( 江 OR 第 )", "( 渡 江 ) OR 码头", "没 江",
        "江 -没有的",
    ],
)  # fmt: skip
def test_what_is_found_is_what_is_there(
    engine: Engine, shelf: dict[int, Document], query: str
) -> None:
    assert found(engine, query) == scanned(shelf, query)


def test_random_texts_of_every_length_are_found_wherever_they_are(engine: Engine) -> None:
    chance = random.Random(7)  # noqa: S311  (no secret)
    shelf = {}
    for number in range(1, 25):
        texts = ["".join(chance.choices(ALPHABET, k=chance.randrange(40))) for _ in range(9)]
        kind = ParagraphKind.BODY
        paragraphs = tuple(Paragraph(n, t, kind, ()) for n, t in enumerate(texts))
        made = Document(f"id{number}", "", None, "", "", "", (), paragraphs, (), (), ())
        shelf[number] = made
    engine.put(text(number, made) for number, made in shelf.items())
    for _ in range(400):
        needle = fold("".join(chance.choices(ALPHABET, k=chance.randint(1, 5))))
        wanted = {
            number: ordinals
            for number, made in shelf.items()
            if (ordinals := [p.ordinal for p in made.paragraphs if needle in fold(p.text)])
        }
        assert answered(engine, Words(needle)) == (wanted, True), needle


@pytest.mark.parametrize(
    "query", ["/渡./", "~渡口管里", "py:dukou", "kind:heading", "section:总则", "渡 OR /渡./"]
)
def test_what_tokens_cannot_tell_is_left_to_be_looked_at(
    engine: Engine, shelf: dict[int, Document], query: str
) -> None:
    root = compile_query(query).root
    assert root is not None
    result = engine.find(root)
    assert not result.exact
    assert set(result.passages) == set(shelf)


@pytest.mark.parametrize("word", ["旅客", "旅"])
def test_words_narrow_what_has_to_be_looked_at(
    engine: Engine, shelf: dict[int, Document], word: str
) -> None:
    root = compile_query(f"{word} /增./ -~渡口管里").root
    assert root is not None
    assert answered(engine, root) == ({8: scanned(shelf, word)[8]}, False)


def test_a_document_of_very_many_paragraphs_is_found_to_its_end(engine: Engine) -> None:
    count = 33_000
    paragraphs = tuple(Paragraph(n, "渡" * (n % 4), ParagraphKind.BODY, ()) for n in range(count))
    made = Document("long", "", None, "", "", "", (), paragraphs, (), (), ())
    engine.put([text(1, made)])
    wanted = [n for n in range(count) if n % 4]
    assert [*engine.find(Words("渡")).passages[1]] == wanted
    assert [*engine.find(Words("渡渡渡")).passages[1]] == wanted[2::3]


def test_a_document_comes_in_place_of_its_earlier_state(
    engine: Engine, shelf: dict[int, Document]
) -> None:
    shelf[3] = document(STATUTE.replace("渡口", "桥梁").replace("附则", "其他\n第九条 完。"))
    engine.put([text(3, shelf[3])])
    for query in ("渡口", "桥梁", "办", "第九条"):
        assert found(engine, query) == scanned(shelf, query)
    assert engine.identities() == {number: made.id for number, made in shelf.items()}


def test_a_document_can_be_forgotten(engine: Engine, shelf: dict[int, Document]) -> None:
    engine.drop([3, 99])
    assert set(engine.identities()) == set(engine.sketches()) == {8}
    assert found(engine, "渡口") == scanned({8: shelf[8]}, "渡口")
    with pytest.raises(KeyError):
        engine.document(3)


def test_a_document_comes_back_with_its_outline(engine: Engine, shelf: dict[int, Document]) -> None:
    for number, made in shelf.items():
        back = engine.document(number)
        assert [p[:3] for p in back.paragraphs] == [p[:3] for p in made.paragraphs]
        assert back.sections == made.sections
        assert (back.id, back.title, back.script) == (made.id, made.title, made.script)


def test_a_failure_leaves_everything_as_it_was(engine: Engine, shelf: dict[int, Document]) -> None:
    def failing() -> Iterator[object]:
        yield text(3, document("别的正文。\n"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.put(failing())  # type: ignore[arg-type]  # it never yields anything else
    assert found(engine, "渡口") == scanned(shelf, "渡口")
    assert engine.identities() == {number: made.id for number, made in shelf.items()}


def test_settling_changes_no_answer(engine: Engine, shelf: dict[int, Document]) -> None:
    engine.settle()
    assert found(engine, "渡口") == scanned(shelf, "渡口")
