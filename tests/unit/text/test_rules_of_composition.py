"""What clreq and UAX #14 ask for, as examples: a bar stands where a line ends."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.text.linebreak import break_lines


def broken(text: str, measure: int) -> str:
    starts = [*break_lines(text, measure), len(text)]
    return "|".join(text[a:b] for a, b in pairwise(starts))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        # marks of pause and of the end of a sentence start no line
        (8, "渡口起|雾，钟先|响了"),
        (8, "渡口起|雾；钟先|响了"),
        (8, "渡口起|雾。钟先|响了"),
        (8, "渡口起|雾？！钟|先响了"),
        # brackets and quotes of both scripts hold on to what is in them
        (8, "渡口有|（铜）钟|一口"),
        (8, "渡口有|「銅」鐘|一口"),
        (8, "渡口有|『銅』鐘|一口"),
        (8, "渡口有|〔铜〕钟|一口"),
        (8, "渡口有|【铜】钟|一口"),
        (9, "渡口撞|‘响’钟|一口"),
        (8, "渡口读|《钟》|一书"),
        # connecting marks and dots in names start no line
        (10, "渡工之子·|维德先生"),
        (10, "从上渡到～|白鹭渡去"),
        # dashes and ellipses, of whichever characters, stay whole and start no line
        (10, "钟声响了⋯⋯|又停了"),
        (10, "钟声响了──|又停了"),
        (8, "钟声响|了⸺又|停了"),
        # what repeats or lengthens the character before it stays with it
        (8, "渡口人|人々来往|不停"),
        (8, "渡口卖|スープ的|铺子"),
        # numbers keep signs, units, ordinals and ranges
        (14, "江面宽约|620～840米，两|岸皆低"),
        (12, "误差大约在|±5度左右"),
        (12, "大约花费了|￥300元钱"),
        (11, "根据本规定|§5的内容"),
        (16, "这间屋子约有|120㎡的面积"),
        (14, "从那时起至|12:30分为止"),
        (14, "截至到这个|2023-01-12日"),
        # a measure stays with its number over the space between them
        (17, "声级统一调整到|68 dB，偏差小"),
        (14, "a sound of |68 dB of it"),
        # a note's sign and a document's number stay with what they belong to
        (16, "前人对此很少涉|及[1]。此后"),
        (20, "按照市政府发的国|发〔2023〕15号办理"),
        # Latin words stay whole; a hyphen between words may end a line
        (14, "a state-of-|the-art thing"),
        (12, "see the |e-mail of it"),
        (16, "他们用Python语言|写程序"),
        (16, "it is |Smith&Sons’s own"),
        # units of two characters stay whole behind a number, and elsewhere are words as others
        (12, "钟重约三百|15公斤左右"),
        (10, "渡一次约|24小时呢"),
        (10, "江面上宽|12厘米处"),
        (9, "五百米公|斤两"),
        # what compares, and low quotation marks, end no line
        (10, "气温须在|≥5℃时行"),
        (10, "题名写作|„Die “书"),
        # ranges with a dash
        (12, "计有十余处|5—10人"),
        # glue holds on both sides; flags are of two letters
        (5, "江上|渡\u2060口|有人|来了"),
        (11, "全长约是|100\u202fkm长"),
        (5, "去看|🇨🇳🇭🇰|回来"),
        # a long address breaks behind its joints, not in a word or number of it
        (20, "见https://a.org/|docs/overview/#|tracing-signal的说明"),
        (18, "见|query?name=ferry&|bell_number=12"),
        (12, "1234567890.1|23456789"),
    ],
)
def test_examples(measure: int, expected: str) -> None:
    text = expected.replace("|", "")
    assert broken(text, measure) == expected
