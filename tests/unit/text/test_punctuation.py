from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.punctuation import CONTEXT, STYLES, Punctuation, Style


def shown(text: str, style: Style) -> str:
    return Punctuation(style, traditional=True).apply(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济,社会", "经济，社会"),
        ("为什么?因为:好!对;是", "为什么？因为：好！对；是"),
        ("增长5.6%,比上年高1,000元", "增长5.6%，比上年高1,000元"),
        ("到2023年,GDP,CPI,总量", "到2023年，GDP,CPI，总量"),
        ("改革.开放. 发展.", "改革。开放。 发展。"),
        ("一.总则", "一.总则"),
        ("1.总则", "1.总则"),
        ("报告.docx", "报告.docx"),
        ("等等...后来", "等等...后来"),
        ("12:30开始,见http://a.cn/x,y", "12:30开始，见http://a.cn/x,y"),
        ("生产总值(GDP)增长", "生产总值（GDP）增长"),
        ("生产总值(GDP)", "生产总值（GDP）"),
        ("(试行)", "（试行）"),
        ("f(x)是函数,(1)总则", "f(x)是函数，(1)总则"),
        ("the Ministry (MOF), Beijing", "the Ministry (MOF), Beijing"),
        ("“改革”,“开放”:好", "“改革”，“开放”：好"),
        ("“Yes,” he said.", "“Yes,” he said."),
        ("&nbsp;中国", "&nbsp;中国"),
    ],
)
def test_half_width_marks_beside_chinese_are_widened(text: str, expected: str) -> None:
    assert shown(text, "wide") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“看‘这’里。”", "他说：「看『这』里。」"),
        ("他说“OK”。", "他说「OK」。"),
        ("“GDP增长”", "「GDP增长」"),
        ("“don’t” and “do”", "“don’t” and “do”"),
        ("他说“don’t”。", "他说「don’t」。"),
        ("”头", "」头"),
        ("「已经」", "「已经」"),
        ("﹁直排﹂︵一︶", "「直排」（一）"),
    ],
)
def test_corner_quotation_marks(text: str, expected: str) -> None:
    assert shown(text, "corner") == expected


def test_curly_quotation_marks() -> None:
    assert shown("「看『這』裡。」", "curly") == "“看‘這’裡。”"


def test_the_region_tells_the_quotation_marks() -> None:
    assert Punctuation("region", traditional=True).apply("说“好”") == "说「好」"
    assert Punctuation("region", traditional=False).apply("說「好」") == "說“好”"


def test_marks_for_vertical_lines_and_back() -> None:
    assert shown("说：“好（《书》）……”", "vertical") == "说︓﹁好︵︽书︾︶︙︙﹂"
    assert shown("说︓﹁好︵︽书︾︶︙︙﹂", "curly") == "说：“好（《书》）……”"


def test_an_open_mark_does_not_reach_over_a_line_end() -> None:
    assert shown("中(a\nb)c", "wide") == "中（a\nb)c"


@given(
    st.text(st.sampled_from("中一,.:;?!()“”‘’「」﹁ a1\n")),
    st.sampled_from(STYLES),
    st.integers(0, 20),
)
def test_a_text_in_two_parts_is_as_in_one(text: str, style: Style, at: int) -> None:
    whole = shown(text, style)
    assert len(whole) == len(text)
    marks = Punctuation(style, traditional=True)
    first = marks.apply(text[:at], "", text[at : at + CONTEXT])
    assert first + marks.apply(text[at:], text[max(at - CONTEXT, 0) : at]) == whole
