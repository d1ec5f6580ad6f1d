from __future__ import annotations

import pytest

from reader.documents.formats.text import split_lines
from reader.documents.model import ParagraphKind
from reader.documents.structure import analyse

PROSE = "正文在此，说的是渡口的事，事情还很长很长，一时说不完。"


def furniture(text: str) -> list[str]:
    return [
        p.text for p in analyse(split_lines(text)).paragraphs if p.kind is ParagraphKind.FURNITURE
    ]


def test_a_page_of_a_site() -> None:
    above = "云溪县林业局\n您当前的位置: 首页 > 公开\n关于种竹的通知"
    text = f"{above}\n{PROSE}\n扫一扫在手机打开\n政务\n数据"
    assert furniture(text) == [
        "云溪县林业局",
        "您当前的位置: 首页 > 公开",
        "扫一扫在手机打开",
        "政务",
        "数据",
    ]


@pytest.mark.parametrize(
    "line",
    ["— 3 —", "- 12 -", "第3页 共9页", "3/9", "打印本页", "【关闭窗口】", "分享到：", "返回頂部"],
)
def test_lines_of_a_page(line: str) -> None:
    assert furniture(f"{PROSE}\n{line}\n{PROSE}") == [line]


def test_page_numbers_alone_on_their_lines() -> None:
    page = "\n".join([PROSE] * 6)
    assert furniture(f"{page}\n1\n{page}\n2\n{page}\n3\n{page}") == ["1", "2", "3"]


@pytest.mark.parametrize("line", ["无障碍环境建设条例", "相关部门要加强领导", "上一节说到"])
def test_what_only_looks_like_it(line: str) -> None:
    assert furniture(f"{line}\n{PROSE}\n{PROSE}") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("首页\n>\n云溪要闻\n云溪要闻\n工作报告", 4),
        ("您的位置：\n首页\n>\n政务公开\n>\n规划\n工作报告", 6),
        ("下载\n打印\n【字号：\n加大\n还原\n】\n工作报告", 6),
        ("下载\n工作报告", 0),
        ("大\n中\n工作报告", 0),
    ],
)
def test_buttons_and_paths_of_one_word_a_line(text: str, count: int) -> None:
    found = furniture(f"{text}\n{PROSE}\n{PROSE}\n{PROSE}")
    assert len(found) == count
