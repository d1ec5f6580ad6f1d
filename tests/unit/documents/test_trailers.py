"""Units in charge behind a measure, and brackets that are something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.formats.text import split_lines
from reader.documents.structure import analyse
from reader.documents.trailers import trailer


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("修好码头。", "（牵头单位：县水利局；责任单位：各镇）"),
        ("修好码头。", "(责任单位:县水利局)。"),
        ("修好码头。", "【责任部门：县水利局】"),
        ("修好码頭。", "（牽頭單位：縣水利局）"),
        ("修好码头。", "（县水利局、县财政局按职责分工负责）"),
        ("修好码头。", "（县水利局（县河长办）牵头，各镇配合）"),
        ("修好码头。", "（牵头单位：县水利局）（完成时限：年底）"),
        ("", "牵头单位：县水利局"),
        ("", "責任單位：縣水利局、各鎮"),
    ],
)
def test_trailers(before: str, found: str) -> None:
    text = before + found
    span = trailer(text)
    assert span is not None
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "修好码头（东岸）",
        "修好码头（详见附件）。",
        "责任重于泰山，人人有责。",
        "他（一个负责任的人）",
        "（一）县水利局负责修码头。",
        "）",
        "修好码头。）",
    ],
)
def test_what_is_none(text: str) -> None:
    assert trailer(text) is None


def test_a_heading_does_not_hold_its_units() -> None:
    body = "改造旧码头五座，新建泊位八个，疏浚航道二十里，年底前完工。"
    lines = [
        "一、任务",
        "（一）修码头（牵头单位：水利局）",
        body,
        "（二）种竹（责任单位：各镇）",
        body,
    ]
    text = "\n".join(lines)
    sections = [s for root in analyse(split_lines(text)).sections for s in root.walk()]
    assert [s.title for s in sections] == ["一、任务", "（一）修码头", "（二）种竹"]


@given(st.text(alphabet="（）()【】牵头责任单位负责：，。局", max_size=40))
def test_a_trailer_lies_at_the_end(text: str) -> None:
    span = trailer(text)
    assert span is None or 0 <= span[0] < span[1] == len(text)
