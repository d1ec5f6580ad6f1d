from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.encodings import AUTO, CAPACITY, Encodings
from reader.library.opening import open_file, open_in, open_known
from reader.locations import encodings_file

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import PizhuError

TEXT = "一、总体要求\n坚持保护优先，坚持群众自愿。\n"


def refuse(error: PizhuError) -> None:
    raise error


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "水车.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    return file


def test_a_choice_is_remembered(path: Path) -> None:
    assert open_file(path, refuse).encoding == "gb18030"
    wrong = open_in(path, "big5", refuse)
    assert open_file(path, refuse).source == wrong.source
    assert open_in(path, AUTO, refuse).source == TEXT
    assert open_known(path).source == TEXT
    assert Encodings().of(path) is None


def test_nothing_is_written_where_nothing_was_chosen(path: Path) -> None:
    open_in(path, AUTO, refuse)
    assert not encodings_file().exists()


def test_a_choice_holds_for_the_changed_file_where_it_still_makes_sense(path: Path) -> None:
    open_in(path, "gb18030", refuse)
    path.write_bytes((TEXT + "不搞一刀切。").encode("gb18030"))
    assert Encodings().of(path) == "gb18030"
    path.write_text(TEXT, encoding="utf-8")
    assert Encodings().of(path) is None
    path.unlink()
    assert Encodings().of(path) is None


def test_other_files_are_not_meant(path: Path, tmp_path: Path) -> None:
    open_in(path, "big5", refuse)
    assert Encodings().of(tmp_path / "其他.txt") is None


def test_the_oldest_choices_give_way(tmp_path: Path) -> None:
    encodings = Encodings()
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_bytes(TEXT.encode("gb18030"))
        encodings.choose(path, "gb18030")
    assert [encodings.of(path) for path in paths] == ["gb18030"] * 3
    assert CAPACITY >= 100


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"encodings": {"1": 3}}'])
def test_a_damaged_file_is_as_good_as_none(path: Path, content: bytes) -> None:
    encodings_file().parent.mkdir(parents=True)
    encodings_file().write_bytes(content)
    assert Encodings().of(path) is None
