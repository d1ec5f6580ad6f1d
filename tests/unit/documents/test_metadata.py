from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.model import ParagraphKind
from reader.documents.structure import analyse

BODY = "\n正文在此，说的是渡口的事，事情还很长。\n"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "| [ 索引號 ] | 11-22 | [ 發文字號 ] | |\n| [ 主題分類 ] | 農業 | [ 有效性 ] | 有效 |",
            [("索引号", "11-22"), ("主题分类", "農業"), ("有效性", "有效")],
        ),
        ("[ 索引号 ] 1150/2021 [ 发文字号 ]", [("索引号", "1150/2021")]),
        (
            "[ 成文日期 ] 2021-04-09 [ 发布日期 ] 2021-04-10",
            [("成文日期", "2021-04-09"), ("发布日期", "2021-04-10")],
        ),
        ("发文字号：云发〔2022〕8号", [("发文字号", "云发〔2022〕8号")]),
        ("（云发〔2022〕8号）", [("发文字号", "云发〔2022〕8号")]),
        ("發佈機構：澄湖區發改局", []),
        ("發布機構：澄湖區發改局", [("发布机构", "澄湖區發改局")]),
        (
            "编辑:沈一 美编:何二 2023年1月9日 星期一",
            [("编辑", "沈一"), ("美编", "何二"), ("日期", "2023-01-09")],
        ),
        ("(上接3版)", [("上接", "3版")]),
        ("（下转第4版）", [("下转", "4版")]),
        ("各乡镇人民政府，县级各部门：", [("主送机关", "各乡镇人民政府，县级各部门")]),
        ("各位代表：", []),
        ("一年来，我们依靠各部门和各单位，主要做了：", []),
        ("作者：林中客", [("作者", "林中客")]),
        ("时间：2023-10-08", [("发布日期", "2023-10-08")]),
        ("时间：上午九点", []),
        (
            "2023-10-08 09:12 来源：云溪日报",
            [("来源", "云溪日报"), ("日期", "2023-10-08")],
        ),
        ("云溪县人民政府令第12号", [("发文字号", "云溪县人民政府令第12号")]),
        ("（2019年3月1日云溪县乡民大会通过）", [("通过日期", "2019年3月1日")]),
    ],
)
def test_fields(text: str, fields: list[tuple[str, str]]) -> None:
    analysis = analyse(split_lines(text + BODY))
    assert [(f.key, f.value) for f in analysis.metadata] == fields
    for field in analysis.metadata:
        assert field.paragraph is not None
        assert analysis.paragraphs[field.paragraph].kind is ParagraphKind.METADATA


def test_the_date_under_the_text() -> None:
    text = "关于修桥的通知" + BODY * 30 + "云溪县人民政府\n二〇二三年五月六日\n"
    analysis = analyse(split_lines("\n".join(f"{n}甲" for n in range(80)) + text))
    assert [(f.key, f.value) for f in analysis.metadata] == [
        ("发文机关", "云溪县人民政府"),
        ("成文日期", "2023-05-06"),
    ]


def test_the_issuers_in_a_title() -> None:
    text = "云溪县委\n云溪县人民政府\n关于修桥的通知\n" + BODY
    analysis = analyse(split_lines(text))
    issuers = [f.value for f in analysis.metadata if f.key == "发文机关"]
    assert issuers == ["云溪县委", "云溪县人民政府"]
