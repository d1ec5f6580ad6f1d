from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotations.codebook import Code, Codebook
from annotations.storage import Database

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_not_given_stays(tmp_path: Path) -> None:
    Codebook(tmp_path).define("河道/清淤", colour="blue", description="挖掉淤泥")
    Codebook(tmp_path).define("#河道/清淤", memo="与疏浚分开", shortcut="3")
    expected = Code("河道/清淤", "blue", "挖掉淤泥", "与疏浚分开", "3")
    assert Codebook(tmp_path).all() == [expected]


def test_a_digit_belongs_to_one_tag(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    book.define("河道", shortcut="1")
    book.define("道路", shortcut="1")
    assert book.shortcuts() == {"1": "道路"}
    assert book.get("河道") == Code("河道")
    with pytest.raises(ValueError, match=r".*"):
        book.define("道路", shortcut="12")
    with pytest.raises(TypeError):
        book.define("道路", weight="3")


def test_a_tag_has_the_colour_of_the_level_above(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    book.define("河道", colour="blue")
    book.define("河道/清淤/机械")
    assert book.colour_of("河道/清淤/机械") == "blue"
    assert book.colour_of("道路") == ""


def test_colours_and_styles_mean_what_the_reader_says(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    book.set_meaning("yellow", "论点")
    book.set_meaning("underline", "存疑")
    book.set_meaning("yellow", "论据")
    assert Codebook(tmp_path).meanings() == {"yellow": "论据", "underline": "存疑"}
    book.set_meaning("yellow", "")
    assert book.meanings() == {"underline": "存疑"}
    assert book.all() == []


def test_fields_of_a_later_version_and_broken_rows_stay(tmp_path: Path) -> None:
    table = Database(tmp_path / "codebook.json").records("tags")
    table.put(1, {"name": "河道", "later": [1]})
    table.put(2, {"colour": 3})
    book = Codebook(tmp_path)
    book.define("河道", colour="blue")
    assert book.all() == [Code("河道", "blue")]
    assert table.records()["1"]["later"] == [1]
    assert table.records()["2"] == {"colour": 3}


def test_a_digit_is_one_digit(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    for digit in "0123456789":
        assert book.define("河道", shortcut=digit).shortcut == digit
    assert book.define("河道", shortcut="").shortcut == ""
    for wrong in ("x", "10", "①"):
        with pytest.raises(ValueError, match=wrong):
            book.define("河道", shortcut=wrong)


def test_the_nearest_level_with_a_colour_decides(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    book.define("甲", colour="blue")
    book.define("甲/乙/丙", colour="pink")
    names = ("甲", "甲/乙", "甲/乙/丙", "#甲/乙/丙/丁", "乙")
    assert [book.colour_of(name) for name in names] == ["blue", "blue", "pink", "pink", ""]


def test_entries_are_put_in_the_place_of_others_all_together(tmp_path: Path) -> None:
    book = Codebook(tmp_path)
    book.define("甲", colour="blue")
    book.define("乙")
    book.replace({"甲": {"name": "丙", "colour": "pink"}, "乙": None, "无": None})
    assert book.all() == [Code("丙", "pink")]
    book.replace({"丁": {"name": "丁"}, "戊": {"name": "戊"}})
    assert [code.name for code in Codebook(tmp_path).all()] == ["丁", "丙", "戊"]
