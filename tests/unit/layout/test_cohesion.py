from __future__ import annotations

import pytest

from reader.layout.cohesion import Cohesion
from reader.layout.layout import Layout
from reader.layout.rendition import Rendition
from tests.handmade import HEADING, Doubling, document

SOURCE = "雾津的渡口管理，渡口与管理，渡工和渡船，口中，管中，理当。" * 3
TEXT = "关于雾津渡口管理和十五年规划，第十四个月的安排"


def cost(pair: str) -> float:
    """Return what a break between two characters costs."""
    return Cohesion(SOURCE).cost(TEXT, TEXT.index(pair) + 1)


def test_breaks_by_the_sense_are_cheaper() -> None:
    assert cost("口管") < cost("渡口")
    assert cost("理和") < cost("管理")
    assert cost("，第") < cost("理和")


@pytest.mark.parametrize("pair", ["关于", "于雾", "五年", "十五", "第十", "四个"])
def test_numbers_and_prepositions_stay_whole(pair: str) -> None:
    assert cost(pair) >= 1


def headings(source: str, *, converted: bool = False) -> list[str]:
    made = document((HEADING, "渡"), (HEADING, source), "渡口、管理、雾津、航道。" * 4)
    layout = Layout(Rendition(made, Doubling() if converted else None), 16)
    text = layout.rendition.text(1)
    return [text[row.start : row.end] for row in layout.rows(1) if row.holds_text]


def test_headings_break_by_the_sense() -> None:
    assert headings("雾津航道渡口管理办法") == ["雾津航道", "渡口管理办法"]


def test_converted_headings_do_not_break_inside_a_phrase() -> None:
    assert headings("雾津航道上甲渡口办法", converted=True) == ["雾津航道上", "甲乙渡口办法"]
