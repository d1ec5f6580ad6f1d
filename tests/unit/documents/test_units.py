"""An outline that stops at a unit."""

from __future__ import annotations

import pytest

from reader.documents.opening import read_document
from reader.documents.structure.units import down_to_unit

TEXT = """渡口法
第一编 总则
第一条 为了渡口，制定本法。
第二编 管理
第一章 船
第一节 大船
第二条 大船归镇。
第二节 小船
第三条 小船归村，规定如下。
第二章 岸
第四条 岸归众人。
附则
第五条 本法自公布之日起施行。
"""


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("编", "第一编 第二编 附则"),
        ("章", "第一编 第二编 第一章 第二章 附则"),
        ("节", "第一编 第二编 第一章 第一节 第二节 第二章 附则"),
        (
            "条",
            "第一编 第一条 第二编 第一章 第一节 第二条 第二节 第三条 第二章 第四条 附则 第五条",
        ),
    ],
)
def test_down_to_a_unit(unit: str, shown: str) -> None:
    document = read_document(TEXT.encode(), "法.txt")
    indices = down_to_unit(document.outline, unit)
    titles = [s.title for s in document.outline if s.index in indices and s.level]
    assert [title.split()[0] for title in titles] == shown.split()
