"""Narrowing the catalogue as one types."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.library.entries import Card, Entry
from reader.library.querying.columns import Columns
from reader.search.pinyin import Sound
from reader.text.fold import fold
from reader.text.pinyin import readings
from reader.tui.lists.catalogue_rows import ORDERS, Narrowing

TITLES = ("渡口管理办法", "臨江區工作報告", "GDP统计公报", "重庆路规划", "渡口管理办法")
ISSUERS = ("临江区人民政府", "", "统计局", "临江区人民政府", "重庆路街道")


def entry(number: int) -> Entry:
    card = Card(
        f"{number:x}", TITLES[number % 5], ISSUERS[number % 5], "临江区", f"203{number % 7}-05-01",
        "", "statute", 100 - number, 9, "simplified", "zh",
    )  # fmt: skip
    return Entry(number + 1, Path(f"/shelf/{number}.txt"), card)


ENTRIES = [entry(number) for number in range(20)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("linjiang", {0, 1, 3}),
        ("ljqrm", {0, 3}),
        ("dukou", {0, 4}),
        ("gdptj", {2}),
        ("chongqing", {3, 4}),
        ("dk tongji", set()),
        ("dk cq", {4}),
        ("issuer:重慶 dk", {4}),
        ("-issuer:临江 kind:法规 gl", {4}),
        ("path:/shelf/3", {3}),
    ],
)
def test_what_is_typed_narrows(typed: str, titles: set[int]) -> None:
    found = Narrowing(ENTRIES[:5]).select(typed)
    assert set(found) == titles


@pytest.mark.parametrize("typed", ["linjiang dk", "dk cq 2", "gl -issuer:临江 cq", "渡口 cq gl"])
def test_key_by_key_and_back_is_the_same_as_typed_at_once(typed: str) -> None:
    narrowing = Narrowing(ENTRIES[:5])
    lengths = [*range(len(typed) + 1)]
    for length in (*lengths, *lengths[::-1]):
        beginning = typed[:length]
        assert narrowing.select(beginning) == Narrowing(ENTRIES[:5]).select(beginning)


def test_an_order_holds_however_much_is_narrowed() -> None:
    narrowing = Narrowing(ENTRIES)
    for order in ORDERS:
        whole = narrowing.arranged(range(20), order, "none", {"3": 5.0})
        assert sorted(n for n in whole if isinstance(n, int)) == list(range(20))
        some = narrowing.arranged([7, 3, 12], order, "none", {"3": 5.0})
        assert some == [number for number in whole if number in {3, 7, 12}]
    assert narrowing.arranged(range(20), "recent", "none", {"3": 5.0})[0] == 3


def test_columns_are_the_entries_they_were_made_of() -> None:
    columns = Columns(ENTRIES)
    assert Columns.of(columns) is columns
    assert list(columns) == ENTRIES
    assert columns[2:4] == ENTRIES[2:4]


def test_whether_a_name_sounds_so_is_told_as_places_are() -> None:
    chance = random.Random(2)  # noqa: S311  (no secret)
    known = readings()
    text = fold("渡口管理办法临江区工作报告GDP重庆西安女绿").replace(" ", "")
    for _ in range(300):
        typed = "".join(chance.choices("dukoglinjagzbcqxnv", k=chance.randint(2, 9)))
        sound = Sound(typed, known, initials=True)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randrange(12)]
        assert sound.holds(piece) == bool(list(sound.spans(piece))), (typed, piece)
