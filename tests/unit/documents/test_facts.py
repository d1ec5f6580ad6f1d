"""The record of what a document states about itself."""

from __future__ import annotations

from reader.documents.facts import facts_of
from reader.documents.model import MetadataField
from reader.documents.opening import read_document
from tests.handmade import changed

NOTICE = """[ 索引号 ] 1150/2021-7 [ 主题分类 ] 水利
[ 成文日期 ] 2021年4月9日 [ 发布日期 ] 2021-04-12
云溪县人民政府关于修船的通知
云溪发〔2021〕7号
各镇人民政府：
渡船年久失修，现就修船的事通知如下，请各镇遵照执行，不得拖延。
修船应当在冬天进行，由县里派出船匠，各镇供应木料和桐油，费用各半。
云溪县人民政府
二〇二一年四月九日
"""


def test_each_value_knows_where_it_was_read() -> None:
    document = read_document(NOTICE.encode(), "通知.txt")
    facts = facts_of(document)
    number = facts.document_number[0]
    assert (number.value, number.paragraph) == ("云溪发〔2021〕7号", 3)
    assert [f.value for f in facts.index_number + facts.subject] == ["1150/2021-7", "水利"]
    assert [f.value for f in facts.issuer + facts.addressee] == ["云溪县人民政府", "各镇人民政府"]
    for fact in (f for group in facts for f in group):
        assert fact.paragraph is not None
        assert document.paragraphs[fact.paragraph].text[fact.start : fact.end] == fact.value


def test_dates_are_kept_as_written_and_in_iso() -> None:
    facts = facts_of(read_document(NOTICE.encode(), "通知.txt"))
    assert [(f.value, f.date) for f in facts.written + facts.published] == [
        ("2021年4月9日", "2021-04-09"),
        ("二〇二一年四月九日", "2021-04-09"),
        ("2021-04-12", "2021-04-12"),
    ]


def test_a_property_of_the_file_has_no_paragraph() -> None:
    document = read_document(NOTICE.encode(), "通知.txt")
    field = MetadataField("作者", "林中客")
    facts = facts_of(changed(document, metadata=(field, field, MetadataField("版式", "横排"))))
    assert [(f.value, f.paragraph) for f in facts.author] == [("林中客", None)]
    assert [f.value for f in facts.others] == ["横排"]
