"""A right decoding looks Chinese, a wrong one does not."""

from __future__ import annotations

import pytest

from reader.documents.characters import likeness

SIMPLIFIED = "为了规范河道采砂管理，保障防洪安全，根据有关法律，结合本市实际，制定本办法。"
TRADITIONAL = "為了規範河道採砂管理，保障防洪安全，根據有關法律，結合本市實際，制定本辦法。"
STORY = "她站在門口，看著那條走了許多年的小路，忽然覺得自己已經不認識它了。「你怎麼還不走？」"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, STORY, "Plain ASCII, 1 line.\n"])
def test_text_looks_like_text(text: str) -> None:
    assert likeness(text) > 0.6


@pytest.mark.parametrize(
    ("text", "codec", "wrong"),
    [
        (SIMPLIFIED, "gb18030", "big5hkscs"),
        (TRADITIONAL, "big5", "gb18030"),
        (STORY, "big5", "gb18030"),
        (SIMPLIFIED, "utf-8", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-be"),
        (SIMPLIFIED, "gb18030", "latin-1"),
    ],
)
def test_a_wrong_decoding_does_not(text: str, codec: str, wrong: str) -> None:
    assert likeness(text.encode(codec).decode(wrong, "replace")) < 0.1


def test_bounds() -> None:
    assert likeness("") == 0
    assert likeness("的一是") == 1
    assert likeness("\x00\ufffd\ue000é") == -1
