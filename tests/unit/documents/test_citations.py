"""Citations as texts write them, and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.citations import citations_in, parse_citation


def named(text: str) -> list[str] | None:
    """Return the steps of a citation as unit and number, a suffix behind a plus."""
    citation = parse_citation(text)
    if citation is None:
        return None
    return [
        f"{step.name.unit}{step.name.number}"
        + (f"+{step.name.suffix}" if step.name.suffix else "")
        + (f"{step.shift:+d}" if step.shift is not None else "")
        for step in citation.steps
    ]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("第二十一条", "条21"),
        ("第21条", "条21"),
        ("第２１条第２款", "条21 款2"),
        ("第二十一条之一", "条21+1"),
        ("第 21-1 條第二項", "条21+1 项2"),
        ("第二十一条第二款第（三）项", "条21 款2 项3"),
        ("第二十一条第二款第三项", "条21 款2 项3"),
        ("第二十一条（三）", "条21 项3"),
        ("第二十一条第一款（三）第2目", "条21 款1 项3 目2"),
        ("第三條第二項第一款", "条3 款2 项1"),
        ("第三编第二章第一节", "编3 章2 节1"),
        ("本章第二节", "章+0 节2"),
        ("本法第八条", "条8"),
        ("本条例第八条", "条8"),
        ("前款", "款-1"),
        ("前條第二款", "条-1 款2"),
        ("下一章", "章+1"),
        ("专栏4", "专栏4"),
        ("專欄 4", "专栏4"),
        ("附件2", "附件2"),
        ("附件二", "附件2"),
        ("附录A", "附录A"),
        ("表3-1", "表3-1"),
        ("（三）", "（一）3"),
        ("一、（二）", "一、1 （一）2"),
        ("2.1.3 ", "1.1.12.1.3"),
        ("2、", "1、2"),
        ("第三方", None),
        ("", None),
        ("渡口", None),
        ("第三条的规定", None),
    ],
)  # fmt: skip
def test_steps(text: str, steps: str | None) -> None:
    assert named(text) == (None if steps is None else steps.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依照本法第二十三条第二款和第三十条的规定", "本法第二十三条第二款 第三十条"),
        ("违反前款规定的，按第四十条第（二）项处罚", "前款 第四十条第（二）项"),
        ("见第三章。具体项目见专栏4和附件2。", "第三章 专栏4 附件2"),
        ("本章和下一节的规定，图3所示", "本章 下一节 图3"),
        ("（一）前者；（二）后者。", ""),
        ("第三方机构的第一次会议，本区前三季度", ""),
        ("本节目由前部门制作，该项技术由前者提供", ""),
        ("居民代表一名，详见表3和地图2", "表3"),
    ],
)
def test_citations_in_running_text(text: str, found: str) -> None:
    assert [text[c.start : c.end] for c in citations_in(text)] == found.split()


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("第十五条第一项、第七项和第八项", ["条15 项1", "条15 项7", "条15 项8"]),
        ("第十三条第二款和第三款、第十五条", ["条13 款2", "条13 款3", "条15"]),
        ("第十三条第二款第一项至第三项", ["条13 款2 项1", "条13 款2 项3"]),
        ("第十三条第二款。第三款", ["条13 款2", "款3"]),
    ],
)
def test_citations_that_go_on(text: str, steps: list[str]) -> None:
    found = [" ".join(s.name.unit + s.name.number for s in c.steps) for c in citations_in(text)]
    assert found == steps


@given(st.text(alphabet="第一二十3３条款项目章（）()之本前该专栏附件表-A、 ", max_size=40))
def test_citations_lie_in_their_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for citation in citations_in(text):
        assert end <= citation.start < citation.end <= len(text)
        end = citation.end
